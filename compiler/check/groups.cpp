// What the lines of a group see of its members.
#include "compiler/check/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/check/callables.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/mentioned_names.h"
#include "compiler/check/trial.h"
#include "compiler/check/types.h"
#include "compiler/check/validations.h"
#include "compiler/diagnostics/bad_group_key.h"
#include "compiler/diagnostics/gathers_without_by.h"
#include "compiler/diagnostics/name_of_members.h"
#include "compiler/diagnostics/wrong_argument.h"
#include "stdlib/library.h"

namespace damson::checking {

namespace {

constexpr std::array<std::string_view, 8> gathering = {"count", "sum", "min", "max", "first", "last", "all", "join"};

bool is_gathering_name(const syntax::CallExpression& call) {
  return call.function.is_simple() && std::ranges::find(gathering, call.function.text()) != gathering.end();
}

/// The expression as text: `a | f` is `f(a)`.
std::string text_of(const syntax::Expression& expression) {
  std::string text = dump(expression);
  std::string out;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    constexpr std::string_view pipe = "(pipe ";
    if (!quoted && text.compare(i, pipe.size(), pipe) == 0) {
      out += "(call ";
      i += pipe.size() - 1;
      continue;
    }
    out += text[i];
    if (quoted && text[i] == '\\' && i + 1 < text.size()) {
      out += text[++i];
    } else if (text[i] == '"') {
      quoted = !quoted;
    }
  }
  return out;
}

std::set<std::string> names_in(const syntax::Expression& expression) {
  std::set<std::string> names;
  each_name(expression, [&](const std::string& name) { names.insert(name); });
  return names;
}

bool has_name(const Scope& scope, const std::string& name) {
  if (scope.names.contains(name)) return true;
  return scope.record && scope.record->type.is(TypeKind::record) && scope.record->type.find_field(name) >= 0;
}

/// Whether one of the names is a `let` of the group, a `for` name or a field of an item: something that no member has.
bool uses_names_of_group(const Context& context, const std::set<std::string>& names) {
  for (const Scope* scope = context.scope; scope != nullptr && scope->kind != Scope::Kind::group;
       scope = scope->outer) {
    if (std::ranges::any_of(names, [&](const std::string& name) { return has_name(*scope, name); })) return true;
  }
  return false;
}

/// `all(e)` and `count()` give what only a group has: a call around them is one of the library.
bool holds_gathered(const syntax::Expression& expression) {
  bool holds = false;
  each_expression(expression, [&](const syntax::Expression& part) {
    const auto* call = syntax::try_as<syntax::CallExpression>(part);
    if (call == nullptr || !call->function.is_simple()) return;
    holds |= call->function.text() == "all" || (call->function.text() == "count" && call->arguments.empty());
  });
  return holds;
}

bool has_right_arguments(const syntax::CallExpression& call) {
  const std::string name = call.function.text();
  if (name == "count") return call.arguments.empty();
  return call.arguments.size() == 1 || (name == "join" && call.arguments.size() <= 3);
}

/// Whether the call would gather wherever a group is spoken of.
bool gathers(const Context& context, const syntax::CallExpression& call) {
  if (!is_gathering_name(call) || !has_right_arguments(call) || is_declared(context, call)) return false;
  if (call.arguments.empty()) return true;
  const auto& value = call.arguments.front().value;
  return value != nullptr && !holds_gathered(*value) && !uses_names_of_group(context, names_in(*value));
}

ExpressionPtr reference_to(Context& context, size_t place, Span span) {
  typed::GatheredValue& value = context.map->map.grouping->gathered[place];
  value.carried |= !context.condition;
  return make_reference(value.binding, value.facts, span);
}

/// The value of each member. Null after a problem.
ExpressionPtr value_of_members(Context& context, const syntax::CallExpression& call, const std::string& text) {
  auto& known = context.map->groups->members;
  if (const auto found = known.find(text); found != known.end()) return found->second;
  Context members = seen_by_members(context);
  ExpressionPtr value = require_matched(members, check_expression(members, call.arguments.front().value));
  if (value && value->type.is(TypeKind::nothing)) {
    context.all.report(wrong_argument(
        value->span, fmt::format("`{}` gathers values, and this is always missing", call.function.text())));
    value = nullptr;
  }
  known.emplace(text, value);
  return value;
}

size_t gather(Context& context, const std::string& name, typed::GatheredValue value) {
  auto& grouping = *context.map->map.grouping;
  const auto [found, added] = context.map->groups->gathered.emplace(name, grouping.gathered.size());
  if (added) {
    grouping.gathered.push_back(std::move(value));
  } else if (grouping.gathered[found->second].loss < 0) {
    grouping.gathered[found->second].loss = value.loss;  // a condition saw it first
  }
  return found->second;
}

typed::BindingPtr new_binding(std::string name, Type type) {
  return std::make_shared<const typed::Binding>(typed::Binding{std::move(name), std::move(type), nullptr});
}

/// A group has a member at least: what is missing for an empty list only is not missing.
Type type_of_fold(const std::string& function, const typed::Expression& call, const typed::Expression& value) {
  return function == "sum" ? call.type : call.type.with_optional(value.type.optional());
}

const syntax::LetItem* let_named(const syntax::MapDeclaration& map, const std::string& name) {
  for (const auto& item : map.items) {
    const auto* let = syntax::try_as<syntax::LetItem>(*item);
    if (let != nullptr && let->name.text == name) return let;
  }
  return nullptr;
}

typed::BindingPtr new_let(const syntax::LetItem& let, const ExpressionPtr& value) {
  return std::make_shared<const typed::Binding>(typed::Binding{let.name.text, value->type, value});
}

/// What a line of the group sees that stands in nothing else.
const Scope* lines_of_group(const Context& context) {
  const Scope* boundary = group_boundary(context);
  const Scope* scope = context.scope;
  while (scope->outer != boundary) scope = scope->outer;
  return scope;
}

}  // namespace

const Scope* group_boundary(const Context& context) {
  const Scope* scope = context.scope;
  while (scope != nullptr && scope->kind != Scope::Kind::group) scope = scope->outer;
  return scope;
}

Context seen_by_members(const Context& context) { return context.within(*group_boundary(context)->outer); }

bool check_group_keys(Context& members, const syntax::MapDeclaration& declaration) {
  bool good = true;
  typed::Grouping& grouping = *members.map->map.grouping;
  const size_t count = declaration.group_by.size();
  for (size_t i = 0; i < count; ++i) {
    Context inner = members.at(count == 1 ? std::string("by") : fmt::format("by_{}", i + 1));
    inner.condition = true;  // what the key loses is no loss: the values themselves are gathered or dropped
    const ExpressionPtr value = require_matched(inner, check_expression(inner, declaration.group_by[i]));
    if (!value) {
      good = false;
      continue;
    }
    const Type& type = value->type;
    const bool told_apart = !type.is(TypeKind::list) && !type.is(TypeKind::record) && !type.is(TypeKind::any) &&
                            !type.is(TypeKind::floating) && !type.is(TypeKind::file) && !type.is(TypeKind::nothing);
    if (!told_apart) {
      auto draft = bad_group_key(value->span, to_text(type.required()));
      if (type.is(TypeKind::list))
        draft.note("to make a group for each item write `for x in …` before `by`, and group by `x`");
      members.all.report(draft);
      good = false;
      continue;
    }
    Validation validation;
    if (type.optional()) validation.missing = add_point(inner, "missing");
    if (value->can_error) validation.error = add_point(inner, "error");
    grouping.keys.push_back(
        {new_binding(std::string(members.all.texts.slice(declaration.group_by[i]->span)), type.required()), value,
         std::move(validation)});
    members.map->groups->keys.push_back({text_of(*declaration.group_by[i]), names_in(*declaration.group_by[i])});
  }
  members.map->groups->keys_known = good;
  return good;
}

ExpressionPtr key_of_group(Context& context, const syntax::Expression& expression) {
  if (context.map == nullptr || !context.map->groups || group_boundary(context) == nullptr) return nullptr;
  const auto& keys = context.map->groups->keys;
  const std::string text = text_of(expression);
  const auto found = std::ranges::find(keys, text, &GroupNames::Key::text);
  if (found == keys.end() || uses_names_of_group(context, found->names)) return nullptr;
  typed::GroupKey& key = context.map->map.grouping->keys[static_cast<size_t>(found - keys.begin())];
  key.carried |= !context.condition;
  return make_reference(key.binding, {}, expression.span);
}

ExpressionPtr let_of_group(Context& context, const syntax::Name& name) {
  auto& known = context.map->groups->lets;
  if (const auto found = known.find(name.text); found != known.end()) {
    return found->second ? make_reference(found->second, {}, name.span) : nullptr;
  }
  const syntax::LetItem* let = let_named(*context.map->declaration, name.text);
  if (let == nullptr || !context.map->groups->keys_known) return nullptr;
  Context lines{.all = context.all,
                .module = context.module,
                .scope = lines_of_group(context),
                .map = context.map,
                .place = name.text};
  lines.keys_only = true;
  known.emplace(name.text, nullptr);  // should it use itself
  typed::BindingPtr binding;
  {
    const Trial trial(context.all);
    const ExpressionPtr value = check_expression(lines, let->value);
    // what decides about members is not said once more of the group
    if (value && !trial.added_rules()) binding = new_let(*let, value);
  }
  if (context.all.trials > 0) {
    known.erase(name.text);
  } else if (binding) {
    binding = new_let(*let, check_expression(lines, let->value));
    known[name.text] = binding;
  }
  return binding ? make_reference(binding, {}, name.span) : nullptr;
}

bool gathers_group(const Context& context, const syntax::CallExpression& call) {
  if (context.keys_only) return false;
  const bool grouped = context.map != nullptr && context.map->groups != nullptr && group_boundary(context) != nullptr;
  return grouped && gathers(context, call);
}

ExpressionPtr check_gathered(Context& context, const syntax::CallExpression& call) {
  const std::string name = call.function.text();
  const std::string written(context.all.texts.slice(call.span));
  if (name == "count") {
    const size_t place =
        gather(context, name, {new_binding(written, Type(TypeKind::integer)), nullptr, {}, nullptr, {}, {}});
    return reference_to(context, place, call.span);
  }
  const std::string text = text_of(*call.arguments.front().value);
  const ExpressionPtr value = value_of_members(context, call, text);
  std::vector<ExpressionPtr> arguments(1);
  for (size_t i = 1; i < call.arguments.size(); ++i)
    arguments.push_back(check_expression(context, call.arguments[i].value));
  if (!value || std::find(arguments.begin() + 1, arguments.end(), nullptr) != arguments.end()) return nullptr;

  const Type list = Type::list_of(value->type);
  const auto whole_list = [&] {
    return reference_to(
        context,
        gather(context, "all " + text,
               {new_binding(fmt::format("all({})", context.all.texts.slice(call.arguments.front().span)), list),
                value,
                list,
                nullptr,
                {},
                {.parts = {facts_of(*value)}}}),
        call.span);
  };
  if (name == "all" || name == "join") {
    arguments.front() = whole_list();
    return name == "all" ? arguments.front() : apply_library(context, *find_function(name), call, std::move(arguments));
  }
  const typed::BindingPtr members = new_binding("members", list);
  arguments.front() = make_reference(members, {.parts = {facts_of(*value)}}, call.arguments.front().span);
  const ExpressionPtr folded = apply_library(context, *find_function(name), call, std::move(arguments));
  if (!folded) return nullptr;
  const auto& fold = std::get<typed::Call>(folded->what);
  typed::GatheredValue entry{
      new_binding(written, type_of_fold(name, *folded, *value)), value, list, fold.bound, fold.call, facts_of(*folded)};
  entry.loss = fold.loss;
  entry.takes_item = find_function(name)->takes_item;
  entry.takes_last = find_function(name)->takes_last;
  return reference_to(context, gather(context, name + " " + text, std::move(entry)), call.span);
}

bool speaks_of_group(const Context& groups, const syntax::ExpressionPtr& expression) {
  if (!expression) return false;
  if (uses_names_of_group(groups, names_in(*expression))) return true;
  bool any = false;
  each_expression(*expression, [&](const syntax::Expression& part) {
    const auto* call = syntax::try_as<syntax::CallExpression>(part);
    any |= call != nullptr && gathers(groups, *call);
  });
  if (!any) return false;
  const Trial trial(groups.all);
  Context members = seen_by_members(groups);
  return check_expression(members, expression) == nullptr;
}

ExpressionPtr report_name_of_members(Context& context, const syntax::Name& name) {
  context.map->excused.insert(name.text);
  if (!context.map->groups->keys_known) return nullptr;
  auto draft = name_of_members(name.span, name.text);
  if (name.text == "record") {
    draft.note("gather what is wanted of its fields: `first(title)`, `all(title)`");
  } else {
    const std::string written = as_written(name.text);
    draft.label(fmt::format("did you mean `first({})`?", written))
        .suggest(name.span, fmt::format("first({})", written));
    draft.note(
        fmt::format("`all({0})` gives the values of all members; what stands behind `by` is the group's own", written));
  }
  context.all.report(draft);
  return nullptr;
}

bool report_gathering_without_groups(Context& context, const syntax::CallExpression& call) {
  if (call.function.text() != "count" || !call.arguments.empty()) return false;
  context.all.report(gathers_without_by(call.function.span, call.function.text()));
  return true;
}

}  // namespace damson::checking
