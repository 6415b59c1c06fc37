// Calls of the library's functions, and finding out what a call calls.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "compiler/check/ancestors.h"
#include "compiler/check/call_problems.h"
#include "compiler/check/callables.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/check/figures.h"
#include "compiler/check/foreign_words.h"
#include "compiler/check/groups.h"
#include "compiler/check/library_call.h"
#include "compiler/check/references.h"
#include "compiler/check/secrets.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/vocabularies.h"
#include "compiler/diagnostics/expression_too_long.h"
#include "compiler/diagnostics/term_never_met.h"
#include "compiler/diagnostics/unknown_function.h"
#include "compiler/diagnostics/vocabulary_arguments.h"
#include "compiler/diagnostics/wrong_argument.h"
#include "runtime/base/limits.h"
#include "runtime/values/operators/only_found.h"
#include "stdlib/library.h"

namespace damson::checking {

namespace {

CheckedArguments check_arguments(Context& context, const syntax::CallExpression& call) {
  CheckedArguments arguments;
  for (const auto& argument : call.arguments) {
    arguments.values.push_back(check_expression(context, argument.value));
    arguments.good &= arguments.values.back() != nullptr;
  }
  return arguments;
}

/// The spec's own first: of equally near names they are meant.
Offers functions_offered(const Context& context) {
  Offers offers{.title = "the functions", .dotted = true};
  if (context.module != nullptr) {
    for (const auto& name : visible_names(*context.module, &Module::callables)) offers.add(name);
  }
  for (const auto& function : all_functions()) offers.add(function.name);
  return offers;
}

bool is_unknown(const Context& context, const syntax::CallExpression& call) {
  if (call.function.parts.empty() || is_declared(context, call) || call.function.text() == "prefer") return false;
  return !call.function.is_simple() || find_function(call.function.text()) == nullptr;
}

/// What stands in a call that nobody knows; names alone may be anything there, a function or a table.
void check_what_is_known(Context& context, const syntax::CallExpression& call) {
  for (const auto& argument : call.arguments) {
    const auto* name = argument.value ? syntax::try_as<syntax::NameExpression>(*argument.value) : nullptr;
    if (name == nullptr || is_known_name(context, name->name) || is_near_name(context, name->name)) {
      if (name != nullptr) {
        if (Source* source = source_named(context, *argument.value)) {
          source->used = source->unsure = true;
          continue;
        }
      }
      // whether it is one of those that gather a group is not known
      std::optional<Muted> muted;
      if (context.map != nullptr && context.map->map.grouping) muted.emplace(context.all);
      check_expression(context, argument.value);
    }
  }
}

ExpressionPtr report_unknown(Context& context, const syntax::CallExpression& call) {
  check_what_is_known(context, call);
  const std::string name = call.function.text();
  if (name == "env") {
    report_secret(context.all, call);
    return nullptr;
  }
  if (context.module != nullptr && may_be_imported(*context.module, call.function)) return nullptr;
  auto draft = unknown_function(call.function.span, name);
  const Offers offers = functions_offered(context);
  if (!has_in_other_case(offers, name) && explain_foreign_call(context, draft, call)) {
    context.all.report(draft);
    return nullptr;
  }
  if (const auto near = suggest_nearest(draft, call.function.span, name, offers)) {
    context.all.report(draft);
    if (context.module == nullptr) return nullptr;
    if (const auto* entry = find_name(*context.module, &Module::callables, *near)) mark_used(entry->what);
    return nullptr;
  }
  if (context.module != nullptr && context.module->broken)
    return nullptr;  // it may be one of the import that is not there
  context.all.report(draft.note("`damson explain functions` lists the functions by what they are for"));
  return nullptr;
}

/// A text that spells a date, where a date is wanted.
bool spell_dates(std::vector<ExpressionPtr>& values, const CallProblem& problem) {
  if (problem.kind != CallProblem::Kind::wrong_type || problem.given < 0) return false;
  ExpressionPtr& value = values[static_cast<size_t>(problem.given)];
  if (!value) return false;
  const ConstantValue* constant = constant_of(*value);
  const auto* text = constant == nullptr ? nullptr : std::get_if<std::string>(&constant->value);
  const auto date = text == nullptr ? std::nullopt : parse_iso_date(*text);
  if (!date) return false;
  value = make_literal({*date}, Type(TypeKind::date), value->span);
  return true;
}

/// Whether a list is what a lookup found, or one field of it, or what a filter leaves of it.
bool is_found(const typed::Expression& list) {
  if (const auto* lookup = std::get_if<typed::Lookup>(&list.what)) return lookup->many;
  if (const auto* field = std::get_if<typed::ListFieldAccess>(&list.what)) return is_found(*field->list);
  if (const auto* filter = std::get_if<typed::Filter>(&list.what)) return is_found(*filter->list);
  const auto* reference = std::get_if<typed::Reference>(&list.what);
  return reference != nullptr && reference->binding->value && is_found(*reference->binding->value);
}

/// `only` on what a lookup found: nothing found is unmatched, several are an error.
ExpressionPtr only_found(ResolvedCall resolved, std::vector<ExpressionPtr> arguments, Span span) {
  resolved.call.kernel = unmatched_where_empty(std::move(resolved.call.kernel));
  const Type& list = arguments.front()->type;
  const Type type = list.element().with_optional(list.optional() || list.element().optional());
  typed::Expression call = *make_call(std::move(resolved.call), "only(what is found)", std::move(arguments), span);
  call.type = type;
  call.can_be_unmatched = true;
  return std::make_shared<const typed::Expression>(std::move(call));
}

/// `prefer(a, b, …)`: the first that is present.
ExpressionPtr apply_prefer(Context& context, const syntax::CallExpression& call,
                           const std::vector<ExpressionPtr>& values) {
  if (values.size() < 2) {
    context.all.report(wrong_argument(call.function.span, "`prefer` chooses between two values or more"));
    return nullptr;
  }
  if (values.size() > limits::chained_operators) {
    context.all.report(expression_too_long(call.function.span, limits::chained_operators));
    return nullptr;
  }
  const auto same = to_common_type(context, values, "what `prefer` chooses between");
  if (same.empty()) return nullptr;
  ExpressionPtr result = same.front();
  const int loss = add_loss(context, "prefer");
  for (size_t i = 1; i < same.size(); ++i) {
    const std::vector<Type> types{result->type, same[i]->type};
    auto bound = bind_operator(Operator::prefer, types);
    if (!bound) {
      context.all.report(wrong_argument(call.function.span, bound.error().message));
      return nullptr;
    }
    result = make_call(std::move(bound).value(), "prefer", {result, same[i]}, call.span, loss);
  }
  return result;
}

bool has_arm_for_missing(const Vocabulary& vocabulary) {
  return std::ranges::any_of(vocabulary.declaration->arms, [](const auto& arm) {
    return std::ranges::any_of(arm.patterns,
                               [](const auto& pattern) { return pattern.kind == syntax::ArmPatternKind::missing; });
  });
}

/// `"" => …`, where the field's empty cells are missing.
void warn_of_terms_never_met(Context& context, const Vocabulary& vocabulary, const ExpressionPtr& value) {
  for (const auto& arm : vocabulary.declaration->arms) {
    for (const auto& pattern : arm.patterns) {
      if (pattern.kind != syntax::ArmPatternKind::text || !pattern.text || !pattern.text->is_plain()) continue;
      if (!context.all.texts.slice(pattern.span).starts_with('"')) continue;  // mended: told already
      const std::string term = pattern.text->plain();
      if (!is_never(context, value, term)) continue;
      ProblemDraft draft = term_never_met(pattern.span, term);
      if (has_arm_for_missing(vocabulary)) {
        draft.note("the arm `missing` is there already: take this term away");
      } else {
        draft.suggest(pattern.span, "missing");
      }
      context.all.report(draft);
    }
  }
}

ExpressionPtr call_vocabulary(Context& context, Vocabulary& vocabulary, const syntax::CallExpression& call,
                              const CheckedArguments& arguments) {
  vocabulary.used = true;
  check_vocabulary(context.all, vocabulary);
  if (!arguments.good) return nullptr;
  if (arguments.values.size() == 1) warn_of_terms_never_met(context, vocabulary, arguments.values.front());
  if (arguments.values.size() == 1) return apply_vocabulary(context, vocabulary, arguments.values.front(), call.span);
  context.all.report(vocabulary_arguments(call.function.span, call.function.text()));
  return nullptr;
}

}  // namespace

bool is_declared(const Context& context, const syntax::CallExpression& call) {
  return context.module != nullptr && find_name(*context.module, &Module::callables, call.function) != nullptr;
}

ExpressionPtr apply_library(Context& context, const Function& function, const syntax::CallExpression& call,
                            std::vector<ExpressionPtr> values) {
  auto resolution = resolve_call(function, given_arguments(call, values));
  for (size_t attempt = 0; attempt < values.size(); ++attempt) {
    const auto* problem = std::get_if<CallProblem>(&resolution);
    if (problem == nullptr || !spell_dates(values, *problem)) break;
    resolution = resolve_call(function, given_arguments(call, values));
  }
  if (std::holds_alternative<CallProblem>(resolution)) {
    if (!report_gathering_without_groups(context, call))
      report_call_problems(context, function, call, std::move(values));
    return nullptr;
  }
  warn_of_swapped(context, function, call, values);
  auto& resolved = std::get<ResolvedCall>(resolution);
  std::vector<ExpressionPtr> arguments;
  for (size_t i = 0; i < resolved.order.size(); ++i) {
    const int given = resolved.order[i];
    if (given < 0) {
      const ConstantValue constant =
          i < resolved.defaults.size() && resolved.defaults[i] ? *resolved.defaults[i] : ConstantValue{};
      arguments.push_back(make_literal(constant, resolved.expected[i], call.span));
      continue;
    }
    const ExpressionPtr& value = values[static_cast<size_t>(given)];
    ExpressionPtr argument = convert_or_report(context, value, resolved.expected[i], quoted(function.name));
    if (!argument) return nullptr;
    arguments.push_back(std::move(argument));
  }
  if (function.name == "only" && is_found(*arguments.front())) {
    return only_found(std::move(resolved), std::move(arguments), call.span);
  }
  const std::string text = call_text(function, given_arguments(call, values), values);
  const int loss = resolved.call.lossy ? add_loss(context, std::string(function.name)) : -1;
  return make_call(std::move(resolved.call), text, std::move(arguments), call.span, loss);
}

ExpressionPtr check_call(Context& context, const syntax::CallExpression& call) {
  if (names_a_figure(context, call)) return check_figure(context, call);
  if (call.function.text() == "ancestors" && !is_declared(context, call)) return check_ancestors(context, call);
  if (call.function.text() == "ref" && !is_declared(context, call)) return check_reference(context, call);
  if (gathers_group(context, call)) return check_gathered(context, call);
  if (is_unknown(context, call)) return report_unknown(context, call);
  const CheckedArguments arguments = check_arguments(context, call);
  if (call.function.parts.empty()) return nullptr;
  if (context.module != nullptr) {
    if (const auto* entry = find_name(*context.module, &Module::callables, call.function)) {
      if (const auto* function = std::get_if<FunctionInfo*>(&entry->what))
        return apply_function(context, **function, call, arguments);
      if (const auto* vocabulary = std::get_if<Vocabulary*>(&entry->what))
        return call_vocabulary(context, **vocabulary, call, arguments);
      if (const auto* paths = std::get_if<Paths*>(&entry->what)) return apply_paths(context, **paths, call, arguments);
      return nullptr;
    }
  }
  const std::string name = call.function.text();
  if (name == "prefer") return arguments.good ? apply_prefer(context, call, arguments.values) : nullptr;
  const Function* function = find_function(name);
  return function != nullptr ? apply_library(context, *function, call, arguments.values) : nullptr;
}

ArgumentPlaces place_arguments(Context& context, const syntax::CallExpression& call, size_t first,
                               const std::vector<syntax::Parameter>& parameters) {
  ArgumentPlaces places{.of_parameters = std::vector<std::optional<size_t>>(parameters.size())};
  size_t next = 0;
  for (size_t i = first; i < call.arguments.size(); ++i) {
    const auto& argument = call.arguments[i];
    size_t place = next;
    if (argument.name) {
      const auto found = std::find_if(parameters.begin(), parameters.end(),
                                      [&](const auto& p) { return p.name.text == argument.name->text; });
      place = static_cast<size_t>(found - parameters.begin());
    } else {
      ++next;
    }
    if (place >= parameters.size() || places.of_parameters[place]) {
      std::vector<std::string> names;
      for (const auto& parameter : parameters) names.push_back(quoted(parameter.name.text));
      context.all.report(wrong_argument(
          argument.span,
          fmt::format("`{}` takes {}", call.function.text(), names.empty() ? "nothing more" : enumeration(names))));
      places.good = false;
      continue;
    }
    places.of_parameters[place] = i;
  }
  for (size_t i = 0; i < parameters.size(); ++i) {
    if (places.of_parameters[i]) continue;
    context.all.report(wrong_argument(call.function.span, fmt::format("`{}` also wants `{}`", call.function.text(),
                                                                      parameters[i].name.text))
                           .related(parameters[i].span, "declared here"));
    places.good = false;
  }
  return places;
}

std::optional<std::vector<ExpressionPtr>> convert_arguments(Context& context, const syntax::CallExpression& call,
                                                            const CheckedArguments& arguments,
                                                            const ArgumentPlaces& places,
                                                            const std::vector<syntax::Parameter>& parameters,
                                                            const std::vector<DeclaredType>& types) {
  std::vector<ExpressionPtr> converted;
  bool good = places.good;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const auto& place = places.of_parameters[i];
    const ExpressionPtr value = place ? arguments.values[*place] : nullptr;
    if (!value || !types[i].known()) {
      good = false;
      continue;
    }
    converted.push_back(
        convert_or_report(context, value, types[i].type, parameter_words(call, parameters[i]), types[i].span));
    good &= converted.back() != nullptr &&
            check_literals(context, converted.back(), types[i], quoted(parameters[i].name.text));
  }
  return good ? std::optional(std::move(converted)) : std::nullopt;
}

std::string parameter_words(const syntax::CallExpression& call, const syntax::Parameter& parameter) {
  return fmt::format("`{}` of `{}`", parameter.name.text, call.function.text());
}

}  // namespace damson::checking
