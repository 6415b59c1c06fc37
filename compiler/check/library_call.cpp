// Calls of the library as the program has them; also those that the checker makes itself.
#include "compiler/check/library_call.h"

#include <fmt/format.h>

#include "compiler/check/constant_text.h"
#include "stdlib/library.h"

namespace damson::checking {

std::string call_text(const Function& function, std::span<const GivenArgument> given,
                      const std::vector<ExpressionPtr>& values) {
  std::string out = fmt::format("{}(", function.name);
  for (size_t i = 0; i < given.size(); ++i) {
    const ConstantValue* constant = constant_of(*values[i]);
    if (i != 0) out += ", ";
    if (!given[i].name.empty()) out += fmt::format("{}: ", given[i].name);
    out += constant == nullptr ? "_" : constant_text(*constant);
  }
  return out + ")";
}

std::vector<GivenArgument> given_arguments(const syntax::CallExpression& call,
                                           const std::vector<ExpressionPtr>& values) {
  std::vector<GivenArgument> given;
  for (size_t i = 0; i < values.size(); ++i) {
    const ConstantValue* constant = values[i] ? constant_of(*values[i]) : nullptr;
    const auto& name = call.arguments[i].name;
    given.push_back(
        {.name = name ? std::string_view(name->text) : std::string_view(),
         .argument = {values[i] ? values[i]->type : Type(), constant ? std::optional(*constant) : std::nullopt}});
  }
  return given;
}

ExpressionPtr make_library_call(std::string_view name, const std::vector<ExpressionPtr>& values, Span span) {
  const Function& function = *find_function(name);
  std::vector<GivenArgument> given;
  for (const ExpressionPtr& value : values) {
    const ConstantValue* constant = constant_of(*value);
    given.push_back(
        {.name = {}, .argument = {value->type, constant == nullptr ? std::nullopt : std::optional(*constant)}});
  }
  ResolvedCall resolved = std::get<ResolvedCall>(resolve_call(function, given));
  std::vector<ExpressionPtr> arguments;
  for (const int place : resolved.order) arguments.push_back(values.at(static_cast<size_t>(place)));
  return make_call(std::move(resolved.call), call_text(function, given, values), std::move(arguments), span);
}

}  // namespace damson::checking
