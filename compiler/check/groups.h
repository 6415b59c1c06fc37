// Maps with `by`, whose units are groups: what the lines of a group see of its members.
#pragma once

#include <map>
#include <set>
#include <string>

#include "compiler/check/expression.h"

namespace damson::checking {

/// What has been said of the groups of the map that is being checked.
struct GroupNames {
  struct Key {
    std::string text;             // the expression, however it is laid out
    std::set<std::string> names;  // that stand in it
  };
  std::vector<Key> keys;                         // as the map's grouping has them
  bool keys_known = true;                        // else any name may be one
  std::map<std::string, ExpressionPtr> members;  // values of members by their text: each is checked once
  std::map<std::string, size_t> gathered;        // places in the map's grouping, by call and text
  std::map<std::string, typed::BindingPtr>
      lets;  // of members, as the group has them: what they say depends on its keys alone. Null: it does not
};

/// The scope between the names of a group and those of its members; null where no group is spoken of.
const Scope* group_boundary(const Context& context);
/// The place of the same line in what a member sees.
Context seen_by_members(const Context& context);

/// Checks what stands behind `by`, as members see it. False when one of it could not be checked.
bool check_group_keys(Context& members, const syntax::MapDeclaration& declaration);

/// The key that the expression repeats; null when it repeats none, or where no group is spoken of.
ExpressionPtr key_of_group(Context& context, const syntax::Expression& expression);

/// The value of a `let` that stands for the same in every member, since it only uses what stands behind `by`; null for
/// other names.
ExpressionPtr let_of_group(Context& context, const syntax::Name& name);

/// `count()`, `sum(e)`, `all(e)` … where a group is spoken of: the call gathers its members.
bool gathers_group(const Context& context, const syntax::CallExpression& call);
ExpressionPtr check_gathered(Context& context, const syntax::CallExpression& call);

/// Whether the condition of a `skip when` or the value of a `let` is the group's: it gathers members, or uses a `let`
/// that does, and cannot be said of a member alone.
bool speaks_of_group(const Context& groups, const syntax::ExpressionPtr& expression);

/// A name that only members have.
ExpressionPtr report_name_of_members(Context& context, const syntax::Name& name);
/// `count()` in a map without `by`. False when the call is something else.
bool report_gathering_without_groups(Context& context, const syntax::CallExpression& call);

}  // namespace damson::checking
