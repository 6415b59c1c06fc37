// Functions of a spec: their bodies are put in where they are called.
#include <fmt/format.h>

#include "compiler/check/actions.h"
#include "compiler/check/callables.h"
#include "compiler/check/convert.h"
#include "compiler/check/keep_declared.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/function_calls_itself.h"
#include "compiler/diagnostics/result_may_be_missing.h"

namespace damson::checking {

namespace {

Context body_context(Context& call, const FunctionInfo& function, const Scope& scope) {
  Context context{.all = call.all, .module = function.module, .scope = &scope, .map = call.map, .place = call.place};
  context.condition = call.condition;
  return context;
}

void resolve_signature(Checking& all, FunctionInfo& function) {
  const auto& declaration = *function.declaration;
  for (const auto& parameter : declaration.parameters) {
    function.parameters.push_back(parameter.type ? resolve_type(all, *function.module, *parameter.type) : DeclaredType{});
  }
  if (declaration.result) function.result = resolve_type(all, *function.module, *declaration.result);
}

/// Missing where an argument is missing that the function does not ask to see.
ExpressionPtr guard_missing(const std::vector<ExpressionPtr>& arguments, const FunctionInfo& function, ExpressionPtr body) {
  for (size_t i = arguments.size(); i-- > 0;) {
    if (function.parameters[i].type.optional() || !arguments[i]->type.optional()) continue;
    const ExpressionPtr missing = make_operator(Operator::is_missing, {arguments[i]}, arguments[i]->span);
    typed::Expression guarded = *body;
    guarded.what = typed::If{missing, typed::UseValue{make_literal({}, body->type.or_missing(), body->span)}, typed::UseValue{body}};
    guarded.type = body->type.or_missing();
    guarded.can_error |= arguments[i]->can_error;
    body = std::make_shared<const typed::Expression>(std::move(guarded));
  }
  return body;
}

}  // namespace

void check_function(Checking& all, FunctionInfo& function) {
  if (function.progress != Progress::untouched) return;
  function.progress = Progress::running;
  const auto& declaration = *function.declaration;
  resolve_signature(all, function);
  Scope scope;
  bool known = function.result.known() && !declaration.broken;
  for (size_t i = 0; i < declaration.parameters.size(); ++i) {
    const auto& parameter = declaration.parameters[i];
    const DeclaredType& type = function.parameters[i];
    known &= type.known();
    ScopeName name{.span = parameter.name.span};
    if (type.known()) name.binding = std::make_shared<const typed::Binding>(typed::Binding{parameter.name.text, type.type, nullptr});
    name.facts.can_error = true;  // whoever calls may hand over what failed
    const auto [entry, added] = scope.names.emplace(parameter.name.text, std::move(name));
    if (!added) all.report(declared_twice(parameter.name.span, parameter.name.text).related(entry->second.span, "first here"));
    known &= added;
  }
  Context context{.all = all, .module = function.module, .scope = &scope};
  ExpressionPtr body = require_matched(context, check_expression(context, declaration.body));
  if (body && known) {
    const std::string whose = fmt::format("the result of `{}`", declaration.name.text);
    body = convert_or_report(context, body, function.result.type, whose, function.result.span);
    if (body && body->type.optional() && !function.result.type.optional()) {
      all.report(result_may_be_missing(body->span, declaration.name.text)
                     .related(function.result.span, "declared without a `?`"));
      body = nullptr;
    }
    if (body && !check_literals(context, body, function.result, whose)) body = nullptr;
  }
  function.sound = body != nullptr && known;
  function.progress = Progress::done;
}

ExpressionPtr apply_function(Context& context, FunctionInfo& function, const syntax::CallExpression& call,
                             const CheckedArguments& arguments) {
  function.used = true;
  if (function.progress == Progress::running) {
    context.all.report(function_calls_itself(call.function.span, function.declaration->name.text)
                           .related(function.declaration->name.span, "called from its own result"));
    return nullptr;
  }
  check_function(context.all, function);
  const auto& declaration = *function.declaration;
  bool good = true;
  const auto matched = match_parameters(context, call, arguments, 0, declaration.parameters, function.parameters, good);
  if (!good || !function.sound) return nullptr;
  Scope scope;
  for (size_t i = 0; i < matched.size(); ++i) {
    if (!require_matched(context, matched[i])) return nullptr;
    const std::string& name = declaration.parameters[i].name.text;
    const auto binding = std::make_shared<const typed::Binding>(typed::Binding{name, function.parameters[i].type, keep_declared(matched[i], function.parameters[i])});
    scope.names.emplace(name, ScopeName{.binding = binding, .span = declaration.parameters[i].name.span});
  }
  const Muted muted(context.all);
  Context inner = body_context(context, function, scope);
  const ExpressionPtr body = check_expression(inner, declaration.body);
  if (!body) return nullptr;
  const Conversion result = convert(inner, body, function.result.type);
  return result.value ? guard_missing(matched, function, keep_declared(result.value, function.result)) : nullptr;
}


}  // namespace damson::checking
