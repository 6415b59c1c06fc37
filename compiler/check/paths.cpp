// `paths`: where a file goes, said by patterns with holes and templates that use them.
#include <fmt/format.h>

#include "compiler/check/actions.h"
#include "compiler/check/callables.h"
#include "compiler/check/choice_build.h"
#include "compiler/check/constraints.h"
#include "compiler/check/convert.h"
#include "compiler/check/path_parts.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/no_else.h"
#include "compiler/diagnostics/wrong_argument.h"
#include "runtime/values/operators/to_path.h"

namespace damson::checking {

namespace {

typed::ArmNamesPtr path_arm_names(const SourceTexts& texts, const syntax::PathsDeclaration& declaration) {
  typed::ArmNames names{typed::ArmNames::Kind::paths, declaration.name.text, declaration.name.span, {}};
  for (const auto& arm : declaration.arms) names.arms.push_back(arm_text(texts, arm));
  return std::make_shared<const typed::ArmNames>(std::move(names));
}

/// One use of a paths block: the declaration's own check, or a call.
struct PathsUse {
  Context context;
  ExpressionPtr subject;
  const Paths& paths;
  const Scope* parameters;
  Span span;
};

ExpressionPtr normalised(const ExpressionPtr& text) {
  if (text->type.is(TypeKind::path)) return text;
  return make_call(bind_to_path(text->type), "to_path(_)", {text}, text->span);
}

/// A literal template is checked now; others are when they are filled in.
std::optional<typed::Action> as_path(Context& context, typed::Action action) {
  const auto value = value_of(action);
  if (!value) return action;
  ExpressionPtr path;
  if (constant_of(*value) != nullptr || !(value->type.is(TypeKind::text) || value->type.is(TypeKind::path))) {
    path = convert_or_report(context, value, Type(TypeKind::path), "what an arm of `paths` gives");
  } else {
    path = normalised(value);
  }
  if (!path) return std::nullopt;
  if (auto* use = std::get_if<typed::UseValue>(&action)) use->value = path;
  if (auto* warn = std::get_if<typed::WarnAndUse>(&action)) warn->value = path;
  return action;
}

/// The names of an arm's holes, as fields of what the matcher gives.
Scope hole_scope(const PathsUse& use, const PathPattern* pattern, size_t arm, const typed::BindingPtr& match) {
  Scope scope{.outer = use.parameters};
  if (pattern == nullptr) return scope;
  for (const auto& part : pattern->parts) {
    const auto* hole = std::get_if<PathPattern::Hole>(&part);
    if (hole == nullptr) continue;
    const int place = match->type.find_field(fmt::format("{}_{}", arm, hole->name));
    if (place < 0) continue;
    typed::Expression field = *make_field(make_reference(match, {}, use.span), static_cast<uint32_t>(place), use.span);
    field.type = field.type.required();  // in its own arm a hole is filled
    const auto value = std::make_shared<const typed::Expression>(std::move(field));
    scope.names.emplace(
        hole->name,
        ScopeName{.binding = std::make_shared<const typed::Binding>(typed::Binding{hole->name, value->type, value}),
                  .span = use.span});
  }
  return scope;
}

ExpressionPtr build_paths(PathsUse use, const PathArms& arms) {
  Checking& all = use.context.all;
  auto matcher = bind_path_matcher(arms.patterns);
  if (!matcher) {
    all.report(wrong_argument(use.paths.declaration->name.span, matcher.error().message));
    return nullptr;
  }
  const auto match =
      std::make_shared<const typed::Binding>(typed::Binding{"match", path_match_type(arms.patterns), nullptr});
  const auto value =
      std::make_shared<const typed::Binding>(typed::Binding{"value", use.subject->type.required(), nullptr});
  std::vector<typed::Action> actions;
  typed::PartFacts facts{any_error(*use.subject), any_unmatched(*use.subject), {}};
  bool good = true;
  bool optional = use.subject->type.optional();
  for (size_t i = 0; i < arms.written.size(); ++i) {
    const bool is_else = i + 1 == arms.written.size();
    Scope scope = hole_scope(use, is_else ? nullptr : &arms.patterns[i], i, match);
    scope.names.emplace("value", ScopeName{.binding = value, .span = use.span});
    Context inner = use.context.within(scope);
    auto action = check_action(inner, arms.written[i]->result, is_else ? "no_path" : "rejected");
    if (action) action = as_path(inner, std::move(*action));
    good &= action.has_value();
    if (!action) continue;
    if (const auto result = value_of(*action)) {
      optional |= result->type.optional();
      add_facts(facts, facts_of(*result));
    }
    actions.push_back(std::move(*action));
  }
  if (!good) return nullptr;
  typed::Expression expression{
      .type = Type(TypeKind::path).with_optional(optional),
      .span = use.span,
      .what = typed::PathChoice{.subject = use.subject,
                                .matcher = std::make_shared<const BoundCall>(std::move(matcher).value()),
                                .call = arms.text,
                                .match = match,
                                .arms = std::move(actions),
                                .value = value,
                                .vocabulary = use.paths.index,
                                .names = use.paths.names},
      .can_error = facts.can_error,
      .can_be_unmatched = facts.can_be_unmatched,
      .parts = {}};
  return std::make_shared<const typed::Expression>(std::move(expression));
}

}  // namespace

void check_paths(Checking& all, Paths& paths) {
  if (paths.progress != Progress::untouched) return;
  paths.progress = Progress::running;
  paths.names = path_arm_names(all.texts, *paths.declaration);
  const auto& declaration = *paths.declaration;
  Scope scope;
  bool known = !declaration.broken;
  for (const auto& parameter : declaration.parameters) {
    paths.parameters.push_back(parameter.type ? resolve_type(all, {*paths.module}, *parameter.type) : DeclaredType{});
    const DeclaredType& type = paths.parameters.back();
    known &= type.known();
    ScopeName name{.span = parameter.name.span};
    if (type.known())
      name.binding = std::make_shared<const typed::Binding>(typed::Binding{parameter.name.text, type.type, nullptr});
    const auto [entry, added] = scope.names.emplace(parameter.name.text, std::move(name));
    if (!added)
      all.report(declared_twice(parameter.name.span, parameter.name.text).related(entry->second.span, "first here"));
    known &= added;
  }
  const auto arms = path_arms(all, declaration.arms);
  if (arms && !arms->has_else && known) {
    all.report(no_else(declaration.name.span, quoted(declaration.name.text))
                   .label("what happens to a path that no arm takes?"));
    known = false;
  }
  if (arms && arms->has_else) {
    const auto text =
        std::make_shared<const typed::Binding>(typed::Binding{"path", Type(TypeKind::text).or_missing(), nullptr});
    const ExpressionPtr subject = make_reference(text, {}, declaration.name.span);
    const Context context{.all = all, .module = paths.module, .scope = &scope};
    const ExpressionPtr built = build_paths({context, subject, paths, &scope, declaration.name.span}, *arms);
    paths.sound = built != nullptr && known;
  }
  if (paths.sound) {
    paths.index = static_cast<uint32_t>(all.program().vocabularies.size());
    all.program().vocabularies.push_back({.name = declaration.name.text, .terms = {}});
  }
  paths.progress = Progress::done;
}

ExpressionPtr apply_paths(Context& context, Paths& paths, const syntax::CallExpression& call,
                          const CheckedArguments& arguments) {
  paths.used = true;
  check_paths(context.all, paths);
  const auto& declaration = *paths.declaration;
  if (arguments.values.empty()) {
    context.all.report(
        wrong_argument(call.function.span, fmt::format("`{}` wants the path that it looks at", call.function.text())));
    return nullptr;
  }
  const ArgumentPlaces places = place_arguments(context, call, 1, declaration.parameters);
  const auto matched = convert_arguments(context, call, arguments, places, declaration.parameters, paths.parameters);
  ExpressionPtr subject = arguments.values.front();
  if (subject && !subject->type.is(TypeKind::path)) {
    subject = convert_or_report(context, subject, Type(TypeKind::text), fmt::format("`{}`", call.function.text()));
  }
  if (!matched || !subject || !paths.sound) return nullptr;
  Scope scope;
  for (size_t i = 0; i < matched->size(); ++i) {
    const std::string& name = declaration.parameters[i].name.text;
    const auto binding =
        std::make_shared<const typed::Binding>(typed::Binding{name, paths.parameters[i].type, (*matched)[i]});
    scope.names.emplace(name, ScopeName{.binding = binding, .span = declaration.parameters[i].name.span});
  }
  const Muted muted(context.all);
  const auto arms = path_arms(context.all, declaration.arms);
  Context inner{
      .all = context.all, .module = paths.module, .scope = &scope, .map = context.map, .place = context.place};
  inner.condition = context.condition;
  return arms ? build_paths({inner, subject, paths, &scope, call.span}, *arms) : nullptr;
}

}  // namespace damson::checking
