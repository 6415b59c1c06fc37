// Values known while checking, held against what is declared.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/actions.h"
#include "compiler/check/callables.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/constraints.h"
#include "compiler/diagnostics/literal_breaks_constraint.h"
#include "compiler/diagnostics/not_one_of.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

bool check_option(Context& context, const typed::Expression& literal, const std::string& text,
                  const DeclaredType& wanted, std::string_view whose) {
  const auto& options = wanted.type.options();
  if (options.empty() || std::find(options.begin(), options.end(), text) != options.end()) return true;
  auto draft = not_one_of(literal.span, text, whose);
  std::vector<std::string> words;
  for (const auto& option : options) words.push_back(constant_text({option}));
  draft.related(wanted.span, fmt::format("{} can be {}", whose,
                                         words.size() <= 12 ? enumeration(words, "or") : "one of these only"));
  if (const auto near = nearest_name(text, options)) {
    draft.label(fmt::format("did you mean \"{}\"?", *near)).suggest(literal.span, constant_text({std::string(*near)}));
  }
  context.all.report(draft);
  return false;
}

bool check_literal(Context& context, const typed::Expression& literal, const ConstantValue& value,
                   const DeclaredType& wanted, std::string_view whose) {
  if (const auto broken = broken_constraint(value, wanted)) {
    context.all.report(literal_breaks_constraint(literal.span, constant_text(value), *broken)
                           .related(wanted.span, fmt::format("{} is declared so", whose)));
    return false;
  }
  if (const auto* text = std::get_if<std::string>(&value.value))
    return check_option(context, literal, *text, wanted, whose);
  const auto* list = std::get_if<ConstantValue::List>(&value.value);
  if (list == nullptr || wanted.children.empty()) return true;
  for (const auto& item : *list) {
    if (!check_literal(context, literal, item, wanted.children.front(), whose)) return false;
  }
  return true;
}

}  // namespace

bool check_literals(Context& context, const ExpressionPtr& value, const DeclaredType& wanted, std::string_view whose) {
  bool good = true;
  const PossibleLiterals possible = possible_literals(value);
  for (const auto& literal : possible.literals) {
    const auto& constant = std::get<typed::Literal>(literal->what).value;
    good &= check_literal(context, *literal, constant, wanted, whose);
  }
  return good;
}

}  // namespace damson::checking
