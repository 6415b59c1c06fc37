// Functions of a spec: their bodies are put in where they are called.
#include <fmt/format.h>

#include <llvm/Support/SaveAndRestore.h>

#include "compiler/check/actions.h"
#include "compiler/check/callables.h"
#include "compiler/check/convert.h"
#include "compiler/check/keep_declared.h"
#include "compiler/check/type_parameters.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/body_does_not_fit.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/function_calls_itself.h"
#include "compiler/diagnostics/functions_expand_too_far.h"
#include "compiler/diagnostics/result_may_be_missing.h"
#include "runtime/base/limits.h"

namespace damson::checking {

namespace {

Context body_context(Context& call, FunctionInfo& function, const Scope& scope) {
  Context context{.all = call.all, .module = function.module, .scope = &scope, .map = call.map, .place = call.place};
  context.condition = call.condition;
  context.function = &function;
  return context;
}

void resolve_signature(Checking& all, FunctionInfo& function) {
  const auto& declaration = *function.declaration;
  const TypeScope scope{*function.module, &declaration};
  for (const auto& parameter : declaration.parameters) {
    function.signature.parameters.push_back(parameter.type ? resolve_type(all, scope, *parameter.type)
                                                           : DeclaredType{});
  }
  if (declaration.result) function.signature.result = resolve_type(all, scope, *declaration.result);
}

/// Missing where an argument is missing that the function does not ask to see.
ExpressionPtr guard_missing(const std::vector<ExpressionPtr>& arguments, const Signature& signature,
                            ExpressionPtr body) {
  for (size_t i = arguments.size(); i-- > 0;) {
    if (signature.parameters[i].type.optional() || !arguments[i]->type.optional()) continue;
    const ExpressionPtr missing = make_operator(Operator::is_missing, {arguments[i]}, arguments[i]->span);
    typed::Expression guarded = *body;
    guarded.what = typed::If{missing, typed::UseValue{make_literal({}, body->type.or_missing(), body->span)},
                             typed::UseValue{body}};
    guarded.type = body->type.or_missing();
    guarded.can_error |= arguments[i]->can_error;
    body = std::make_shared<const typed::Expression>(std::move(guarded));
  }
  return body;
}

std::string result_words(const FunctionInfo& function) {
  return fmt::format("the result of `{}`", function.declaration->name.text);
}

/// The body with the names of `scope`, as the result that is declared. Null where what is handed over does not go with
/// it.
ExpressionPtr put_in(Context& call, FunctionInfo& function, const Signature& signature, const Scope& scope) {
  Context context = body_context(call, function, scope);
  const ExpressionPtr body = check_expression(context, function.declaration->body);
  return convert_or_report(context, body, signature.result.type, result_words(function), signature.result.span);
}

void report_unfit(Context& context, const syntax::CallExpression& call, const std::optional<Problem>& cause) {
  if (context.all.problems.has_errors() && (!cause || context.all.expanded_calls > limits::expanded_calls))
    return;  // it hangs on what was reported
  auto draft = body_does_not_fit(call.function.span, call.function.text(),
                                 cause ? cause->message : "its result cannot be worked out");
  if (cause && cause->where)
    draft.related(cause->where->span, cause->where->text.empty() ? "here" : cause->where->text);
  context.all.report(draft);
}

/// Bodies stand in for calls: what two calls in a body double, ten such functions make a thousand of. Reported once.
bool expands_too_far(Checking& all, const syntax::CallExpression& call) {
  if (all.expanded_calls > limits::expanded_calls) return true;
  const bool too_deep = all.call_depth >= limits::call_depth;
  if (++all.expanded_calls <= limits::expanded_calls && !too_deep) return false;
  all.expanded_calls = limits::expanded_calls + 1;
  const std::string words = too_deep ? fmt::format("functions call each other more than {} deep", limits::call_depth)
                                     : fmt::format("functions come to more than {} calls", limits::expanded_calls);
  all.problems.add(functions_expand_too_far(call.function.span, words).label("the limit is reached here"));
  return true;
}

}  // namespace

void check_function(Checking& all, FunctionInfo& function) {
  if (function.progress != Progress::untouched) return;
  function.progress = Progress::running;
  const auto& declaration = *function.declaration;
  resolve_signature(all, function);
  const DeclaredType& result = function.signature.result;
  Scope scope;
  bool known = check_type_parameters(all, function) && result.known() && !declaration.broken;
  for (size_t i = 0; i < declaration.parameters.size(); ++i) {
    const auto& parameter = declaration.parameters[i];
    const DeclaredType& type = function.signature.parameters[i];
    known &= type.known();
    ScopeName name{.span = parameter.name.span};
    if (type.known())
      name.binding = std::make_shared<const typed::Binding>(typed::Binding{parameter.name.text, type.type, nullptr});
    name.facts.can_error = true;  // whoever calls may hand over what failed
    const auto [entry, added] = scope.names.emplace(parameter.name.text, std::move(name));
    if (!added)
      all.report(declared_twice(parameter.name.span, parameter.name.text).related(entry->second.span, "first here"));
    known &= added;
  }
  Context context{.all = all, .module = function.module, .scope = &scope};
  context.function = &function;
  ExpressionPtr body = require_matched(context, check_expression(context, declaration.body));
  if (body && known) {
    const std::string whose = result_words(function);
    body = convert_or_report(context, body, result.type, whose, result.span);
    if (body && body->type.optional() && !result.type.optional()) {
      all.report(
          result_may_be_missing(body->span, declaration.name.text).related(result.span, "declared without a `?`"));
      body = nullptr;
    }
    if (body && !check_literals(context, body, result, whose)) body = nullptr;
  }
  function.sound = body != nullptr && known;
  function.progress = Progress::done;
}

ExpressionPtr apply_function(Context& context, FunctionInfo& function, const syntax::CallExpression& call,
                             const CheckedArguments& arguments) {
  function.used = true;
  if (expands_too_far(context.all, call)) return nullptr;
  const llvm::SaveAndRestore<size_t> depth(context.all.call_depth, context.all.call_depth + 1);
  if (function.progress == Progress::running) {
    context.all.report(function_calls_itself(call.function.span, function.declaration->name.text)
                           .related(function.declaration->name.span, "called from its own result"));
    return nullptr;
  }
  check_function(context.all, function);
  const auto& parameters = function.declaration->parameters;
  const ArgumentPlaces places = place_arguments(context, call, 0, parameters);
  const bool of_any_type = !function.declaration->type_parameters.empty();
  const Signature inferred = of_any_type ? infer_signature(context, function, call, arguments, places) : Signature{};
  const Signature& signature = of_any_type ? inferred : function.signature;
  const auto matched = convert_arguments(context, call, arguments, places, parameters, signature.parameters);
  if (!matched || !function.sound) return nullptr;
  Scope scope;
  for (size_t i = 0; i < matched->size(); ++i) {
    const ExpressionPtr& value = (*matched)[i];
    if (!require_matched(context, value)) return nullptr;
    const std::string& name = parameters[i].name.text;
    const DeclaredType& type = signature.parameters[i];
    const auto binding =
        std::make_shared<const typed::Binding>(typed::Binding{name, type.type, keep_declared(value, type)});
    scope.names.emplace(name, ScopeName{.binding = binding, .span = parameters[i].name.span});
  }
  std::optional<Problem> cause;
  ExpressionPtr result;
  {
    const Overheard overheard(context.all);
    result = put_in(context, function, signature, scope);
    cause = overheard.first();
  }
  if (!result) {
    report_unfit(context, call, cause);
    return nullptr;
  }
  typed::Expression value = *guard_missing(*matched, signature, keep_declared(result, signature.result));
  value.span = call.span;  // what is wrong with it is wrong with the call
  return std::make_shared<const typed::Expression>(std::move(value));
}

}  // namespace damson::checking
