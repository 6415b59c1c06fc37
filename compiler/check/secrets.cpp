// `env("NAME")` in the arguments of connectors.
#include "compiler/check/secrets.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/diagnostics/argument_not_constant.h"
#include "compiler/diagnostics/secret_misplaced.h"

namespace damson::checking {

namespace {

const syntax::CallExpression* env_call(const syntax::ExpressionPtr& expression) {
  const auto* call = expression ? syntax::try_as<syntax::CallExpression>(*expression) : nullptr;
  return call != nullptr && call->function.text() == "env" ? call : nullptr;
}

bool is_variable_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), fits) && !(name.front() >= '0' && name.front() <= '9');
}

/// The variable's name; empty after a problem.
std::string variable_of(Checking& all, const syntax::CallExpression& call) {
  const auto* text = call.arguments.size() == 1 && call.arguments.front().value
                         ? syntax::try_as<syntax::TextExpression>(*call.arguments.front().value)
                         : nullptr;
  if (text != nullptr && text->is_plain() && is_variable_name(text->plain())) return text->plain();
  all.report(secret_misplaced(call.span, "`env` wants the name of an environment variable: `env(\"EXPORT_DIR\")`"));
  return {};
}

/// A part that is no secret: a constant that goes into a text.
std::optional<std::string> plain_part(Checking& all, const Module& module, const syntax::ExpressionPtr& expression) {
  Context context{.all = all, .module = &module};
  const ExpressionPtr value = check_expression(context, expression);
  if (!value) return std::nullopt;
  const ConstantValue* constant = constant_of(*value);
  if (constant == nullptr || std::holds_alternative<std::monostate>(constant->value)) {
    all.report(argument_not_constant(expression->span, "a text with `env` in it"));
    return std::nullopt;
  }
  const auto* text = std::get_if<std::string>(&constant->value);
  return text == nullptr ? constant_text(*constant) : *text;
}

}  // namespace

std::optional<SecretArgument> secret_argument(Checking& all, const Module& module, const syntax::Expression& argument) {
  SecretArgument result{.text = SecretText{}, .shown = {}};
  const auto add_secret = [&](const syntax::CallExpression& call) {
    const std::string name = variable_of(all, call);
    if (name.empty()) {
      result.text.reset();
    } else if (result.text) {
      result.text->parts.push_back({name, true});
    }
    result.shown += fmt::format("{{env(\"{}\")}}", name);
  };
  if (const auto* call = syntax::try_as<syntax::CallExpression>(argument);
      call != nullptr && call->function.text() == "env") {
    add_secret(*call);
    return result;
  }
  const auto* text = syntax::try_as<syntax::TextExpression>(argument);
  const auto has_env = [](const syntax::TextPart& part) { return env_call(part.expression) != nullptr; };
  if (text == nullptr || std::none_of(text->parts.begin(), text->parts.end(), has_env)) return std::nullopt;
  for (const auto& part : text->parts) {
    if (const auto* call = env_call(part.expression)) {
      add_secret(*call);
      continue;
    }
    const auto characters = part.expression ? plain_part(all, module, part.expression) : std::optional(part.text);
    if (!characters) result.text.reset();
    if (result.text) result.text->parts.push_back({*characters, false});
    result.shown += characters.value_or("");
  }
  return result;
}

void report_secret(Checking& all, const syntax::CallExpression& call) {
  all.report(
      secret_misplaced(
          call.span,
          "`env` is for secrets: it may stand only in a text argument of a source's, lookup's or target's connector")
          .note("for a value that may be seen, declare a `param` and give it with `--set`"));
}

}  // namespace damson::checking
