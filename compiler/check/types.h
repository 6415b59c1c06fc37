// Types as they are written, made into types with what must hold of their values.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// Where a type is written: what its names may stand for.
struct TypeScope {
  const Module& module;
  const syntax::FunctionDeclaration* function = nullptr;  // whose type parameters are seen
};

/// Problems are reported; a type that is not known has kind `nothing`.
DeclaredType resolve_type(Checking& all, const TypeScope& scope, const syntax::TypeExpression& type);
/// Whether the language has a type of that name.
bool is_built_in_type(std::string_view name);

/// The type that a `type` names, worked out on first use.
DeclaredType resolve_alias(Checking& all, TypeAlias& alias);

/// The schema's fields, key and constraints, worked out on first use.
void resolve_schema(Checking& all, Schema& schema);

/// The schema that a source or target names, or that the record written in its place amounts to. Null after a problem.
const Schema* schema_of(Checking& all, const Module& module, const syntax::TypeExpression& type,
                        std::string_view whose);

/// A name in backquotes, for messages.
std::string quoted(std::string_view name);
/// A name as a spec has to write it: in backquotes where needed.
std::string as_written(std::string_view name);

}  // namespace damson::checking
