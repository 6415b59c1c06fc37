// What a declaration demands of values besides their type; the fields and keys of schemas.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

struct TypeScope;

/// A range and a pattern as written behind a type. Problems where they do not go with it.
void apply_constraints(Checking& all, DeclaredType& type, const std::optional<syntax::Range>& range,
                       const std::optional<syntax::Regex>& pattern);

/// Sets the schema's record and single key from its fields.
void resolve_fields(Checking& all, const TypeScope& scope, const std::vector<syntax::FieldDeclaration>& fields,
                    Schema& schema);
void resolve_composite_key(Checking& all, const syntax::CompositeKey& key, Schema& schema);

/// A number as written; nothing (and a problem) when it has too many digits.
std::optional<Decimal> number_of(Checking& all, const syntax::Bound& bound);
/// Whether the regular expression can be used; a problem when not.
bool check_regex(Checking& all, const syntax::Regex& regex);

/// What is declared of the type itself, not of its parts. `actual`, where it is known, is the type of the values: a
/// `one of` that is inside the declared one needs no looking at.
std::vector<Constraint> declared_constraints(const DeclaredType& wanted, const Type* actual);

/// Whether a text, number or list known while checking keeps to the declared constraints; otherwise what it breaks, in
/// words: "is longer than 5 characters".
std::optional<std::string> broken_constraint(const ConstantValue& value, const DeclaredType& type);

}  // namespace damson::checking
