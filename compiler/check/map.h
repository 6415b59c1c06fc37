// Checking a map: from its lines to fields, rules, rejection points.
#pragma once

#include <memory>

#include "compiler/check/context.h"

namespace damson::checking {

/// Null when nothing of it could be checked. `name`: the source's, or `source->target` where several maps read it
/// (`source->target(item)` where several feed that target, with the names of its `for`s and those behind `by`).
std::unique_ptr<MapState> check_map(Checking& all, const Module& module, const syntax::MapDeclaration& declaration);

/// The map's name in points and reports.
std::string map_name(const Checking& all, const syntax::MapDeclaration& declaration);

/// Rules of schemas. Without a map they are checked where they stand, with one they become rules of that map.
void check_schema_rules(Checking& all, const Schema& schema);
void add_source_rules(Context& context, const Schema& schema);
void add_target_rules(Context& context, const Schema& schema);

/// `unique by` and the key of the target. Checks the former where it stands when there is no map.
void check_unique_rule(Checking& all, const Target& target);
void add_uniqueness(Context& context, const Target& target);

/// A `require` or `advise` over the names of `context.scope`.
void add_rule(Context& context, bool advice, const syntax::ExpressionPtr& condition, const syntax::TextPtr& reason);

}  // namespace damson::checking
