// Finds out what was meant by a call that does not fit.
#include "compiler/check/call_problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/check/foreign_words.h"
#include "compiler/check/library_call.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/arguments_swapped.h"
#include "compiler/diagnostics/wrong_argument.h"
#include "compiler/elsewhere/date_format.h"
#include "compiler/elsewhere/operand.h"

namespace damson::checking {

namespace {

std::string with_arguments(const Context& context, const syntax::CallExpression& call, std::string_view value) {
  std::string text = fmt::format("{} | {}", value, call.function.text());
  for (size_t i = 1; i < call.arguments.size(); ++i) {
    text += fmt::format("{}{}", i == 1 ? "(" : ", ", written(context.all.texts, call.arguments[i].span));
  }
  return call.arguments.size() > 1 ? text + ")" : text;
}

/// `images.alt`, where a unit is made of each of the images and is called `image`: `image.alt`.
std::optional<std::string> field_of_loop(const Context& context, const syntax::ExpressionPtr& argument) {
  const auto* field = argument ? syntax::try_as<syntax::FieldExpression>(*argument) : nullptr;
  if (field == nullptr || context.map == nullptr) return std::nullopt;
  const std::string list = written(context.all.texts, field->object->span);
  for (const auto& loop : context.map->declaration->loops) {
    if (loop.list && written(context.all.texts, loop.list->span) == list)
      return fmt::format("{}.{}", as_written(loop.variable.text), as_written(field->field.text));
  }
  return std::nullopt;
}

/// A list where one value is wanted, and the function works on each of its items.
bool explain_list(const Context& context, ProblemDraft& draft, const Function& function,
                  const syntax::CallExpression& call, const std::vector<ExpressionPtr>& values) {
  const Type& list = values.front()->type;
  if (!list.is(TypeKind::list)) return false;
  auto given = given_arguments(call, values);
  given.front().argument = {list.element().with_optional(list.element().optional() || list.optional()), std::nullopt};
  if (!std::holds_alternative<ResolvedCall>(resolve_call(function, given))) return false;
  const SourceTexts& texts = context.all.texts;
  if (const auto item = field_of_loop(context, call.arguments.front().value)) {
    draft.suggest(call.arguments.front().span, *item);
    draft.note(fmt::format("`{}` is the list of all", written(texts, call.arguments.front().span)));
    return true;
  }
  const std::string each =
      fmt::format("for x in {} => {}", at_least(Tightness::piped, written(texts, call.arguments.front().span)),
                  with_arguments(context, call, "x"));
  draft.suggest(call.span, in_place_of(texts, call.span, each));
  draft.note(fmt::format("`{}` works on one value; `for` does it with each item of the list, `first` takes one of them",
                         function.name));
  return true;
}

/// `concat(title, ": ", kind)`, which is for lists here.
bool explain_concat(const Context& context, ProblemDraft& draft, const Function& function,
                    const syntax::CallExpression& call, const std::vector<ExpressionPtr>& values) {
  const auto is_text = [](const ExpressionPtr& value) {
    return value && (value->type.is(TypeKind::text) || value->type.is(TypeKind::integer));
  };
  if (function.name != "concat" || !std::ranges::all_of(values, is_text)) return false;
  std::vector<std::string> operands;
  for (const auto& argument : call.arguments) operands.push_back(written(context.all.texts, argument.span));
  draft.suggest(call.span, in_place_of(context.all.texts, call.span, joined_text(operands)));
  draft.note("`concat` puts lists together; values are put into one text");
  return true;
}

/// The argument that holds the form of a date in the letters of another language.
const syntax::Argument* foreign_date_format(const Context& context, const syntax::CallExpression& call) {
  const auto is_it = [&](const syntax::Argument& argument) {
    return date_format_here(written(context.all.texts, argument.span)).has_value();
  };
  const auto found = std::ranges::find_if(call.arguments, is_it);
  return found == call.arguments.end() ? nullptr : &*found;
}

bool takes_dates(const Function& function) { return function.family == "dates"; }

/// Every argument with a name that the function does not have.
void report_unknown_names(Context& context, const Function& function, const syntax::CallExpression& call) {
  Offers offers{.title = fmt::format("the arguments of `{}`", function.name)};
  for (const auto& parameter : function.parameters) offers.add(parameter.name);
  for (const auto& argument : call.arguments) {
    const auto has_name = [&](const Parameter& parameter) {
      return argument.name && parameter.name == argument.name->text;
    };
    if (!argument.name || std::ranges::any_of(function.parameters, has_name)) continue;
    auto draft = wrong_argument(argument.name->span,
                                fmt::format("`{}` has no argument `{}`", function.name, argument.name->text));
    if (suggest_nearest(draft, argument.name->span, argument.name->text, offers)) draft.note(listed(offers));
    context.all.report(draft.note(fmt::format("`damson explain {}` shows how it is used", function.name)));
  }
}

}  // namespace

namespace {

/// Two arguments that fit where they stand the other way round: the place of the other one.
std::optional<size_t> swapped_with(const Function& function, const syntax::CallExpression& call,
                                   const std::vector<ExpressionPtr>& values, size_t place) {
  if (call.arguments[place].name) return std::nullopt;
  for (size_t other = 0; other < values.size(); ++other) {
    if (other == place || !values[other] || call.arguments[other].name) continue;
    std::vector<ExpressionPtr> turned = values;
    std::swap(turned[place], turned[other]);
    if (std::holds_alternative<ResolvedCall>(resolve_call(function, given_arguments(call, turned)))) return other;
  }
  return std::nullopt;
}

void explain_swapped(const Context& context, ProblemDraft& draft, const syntax::CallExpression& call, size_t place,
                     size_t other) {
  std::vector<std::string> parts;
  for (const auto& argument : call.arguments) parts.push_back(written(context.all.texts, argument.span));
  std::swap(parts[place], parts[other]);
  std::string text = fmt::format("{} | {}", at_least(Tightness::sum, parts.front()), call.function.text());
  for (size_t i = 1; i < parts.size(); ++i) text += fmt::format("{}{}", i == 1 ? "(" : ", ", parts[i]);
  if (parts.size() > 1) text += ")";
  draft.suggest(call.span, in_place_of(context.all.texts, call.span, text));
  draft.note("its arguments look swapped");
}

/// True where what is said is about the whole call.
bool report_call_problem(Context& context, const Function& function, const syntax::CallExpression& call,
                         const std::vector<ExpressionPtr>& values, const CallProblem& problem) {
  if (problem.kind == CallProblem::Kind::unknown_name) {
    report_unknown_names(context, function, call);
    return true;
  }
  const bool at_argument = problem.given >= 0 && static_cast<size_t>(problem.given) < values.size();
  const syntax::Argument* date = takes_dates(function) ? foreign_date_format(context, call) : nullptr;
  const Span span = date != nullptr ? date->span
                    : at_argument   ? call.arguments[static_cast<size_t>(problem.given)].span
                                    : call.function.span;
  auto draft = wrong_argument(span, problem.message);
  bool swapped = false;  // one mistake, not two
  if (date != nullptr) draft.suggest(date->span, *date_format_here(written(context.all.texts, date->span)));
  if (at_argument && problem.kind == CallProblem::Kind::wrong_type) {
    draft.label(fmt::format("this is {}", to_text(values[static_cast<size_t>(problem.given)]->type)));
    if (problem.given == 0 && (explain_concat(context, draft, function, call, values) ||
                               explain_list(context, draft, function, call, values))) {
      context.all.report(draft);
      return true;
    }
    const auto place = static_cast<size_t>(problem.given);
    const auto other = swapped_with(function, call, values, place);
    swapped = other.has_value();
    if (other) explain_swapped(context, draft, call, place, *other);
    const bool by_place = !call.arguments[place].name && place < function.parameters.size();
    if (by_place && function.parameters[place].default_value) {
      draft.note(
          fmt::format("`{}` may be left out: {}", function.parameters[place].name, function.parameters[place].summary));
    }
  }
  draft.note(fmt::format("`damson explain {}` shows how it is used", call.function.text()));
  context.all.report(draft);
  return problem.kind != CallProblem::Kind::wrong_type || problem.given < 0 || swapped;
}

}  // namespace

void report_call_problems(Context& context, const Function& function, const syntax::CallExpression& call,
                          std::vector<ExpressionPtr> values) {
  for (;;) {
    const auto resolution = resolve_call(function, given_arguments(call, values));
    const auto* problem = std::get_if<CallProblem>(&resolution);
    if (problem == nullptr || problem->kind == CallProblem::Kind::not_known) return;
    const bool all_known = std::ranges::none_of(values, [](const ExpressionPtr& value) { return value == nullptr; });
    if (!all_known && problem->kind != CallProblem::Kind::wrong_type &&
        problem->kind != CallProblem::Kind::unknown_name)
      return;
    if (report_call_problem(context, function, call, values, *problem)) return;
    values[static_cast<size_t>(problem->given)] = nullptr;
  }
}

void warn_of_swapped(Context& context, const Function& function, const syntax::CallExpression& call,
                     const std::vector<ExpressionPtr>& values) {
  static constexpr std::array<std::string_view, 7> cutting{"split",       "split_outside", "before", "after",
                                                           "starts_with", "ends_with",     "matches"};
  if (std::ranges::find(cutting, function.name) == cutting.end() || values.size() != 2 || call.arguments[0].name ||
      call.arguments[1].name)
    return;
  if (constant_of(*values[0]) == nullptr || constant_of(*values[1]) != nullptr) return;
  const SourceTexts& texts = context.all.texts;
  const std::string turned =
      fmt::format("{} | {}({})", at_least(Tightness::sum, written(texts, call.arguments[1].span)), function.name,
                  written(texts, call.arguments[0].span));
  context.all.report(arguments_swapped(call.arguments[0].span, function.name)
                         .suggest(call.span, in_place_of(texts, call.span, turned)));
}

}  // namespace damson::checking
