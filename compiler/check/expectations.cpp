// Checking `expect`: what has to hold of a whole run.
#include "compiler/check/expectations.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/figures.h"
#include "compiler/diagnostics/constant_condition.h"
#include "compiler/diagnostics/not_a_figure.h"
#include "compiler/syntax/test.h"

namespace damson::checking {

namespace {

/// On one line, however the spec lays it out.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string text_of(const Checking& all, const syntax::Node<syntax::ExpressionKind>& expression) {
  return one_line(all.texts.slice(expression.span));
}

/// Parentheses around a part belong to what is around it: without them a side may be no text of its own.
bool is_balanced(std::string_view text) {
  int open = 0;
  for (const char c : text) {
    open += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (open < 0) return false;
  }
  return open == 0;
}

/// What stands between `expect` and `because`.
std::string condition_text(const Checking& all, const syntax::ExpectDeclaration& declaration) {
  static constexpr std::string_view first_word = "expect";
  static constexpr std::string_view last_word = "because";
  const Span span{declaration.span.text, declaration.span.begin, declaration.reason->span.begin};
  std::string text = one_line(all.texts.slice(span));
  const size_t end = text.rfind(last_word);
  text = text.substr(0, end).substr(first_word.size());
  const size_t begin = text.find_first_not_of(' ');
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// "more than 60,000": what a comparison asks for; empty for what compares nothing.
std::string_view demand_of(syntax::BinaryOperator op, bool turned) {
  switch (op) {
    case syntax::BinaryOperator::equal: return "exactly";
    case syntax::BinaryOperator::not_equal: return "anything but";
    case syntax::BinaryOperator::less: return turned ? "more than" : "less than";
    case syntax::BinaryOperator::less_or_equal: return turned ? "at least" : "at most";
    case syntax::BinaryOperator::greater: return turned ? "less than" : "more than";
    case syntax::BinaryOperator::greater_or_equal: return turned ? "at most" : "at least";
    case syntax::BinaryOperator::multiply:
    case syntax::BinaryOperator::add:
    case syntax::BinaryOperator::subtract:
    case syntax::BinaryOperator::in:
    case syntax::BinaryOperator::logical_and:
    case syntax::BinaryOperator::logical_or: return "";
  }
  return "";
}

bool counts(const Type& type) { return type.is(TypeKind::integer) || type.is(TypeKind::decimal); }

/// The sides of a comparison of numbers, for the words of the report.
void add_sides(Context& context, const syntax::Expression& condition, typed::Expectation& expectation) {
  const auto* binary = syntax::try_as<syntax::BinaryExpression>(condition);
  if (binary == nullptr || demand_of(binary->op, false).empty()) return;
  const auto* call = std::get_if<typed::Call>(&expectation.holds->what);
  if (call == nullptr || call->arguments.size() != 2) return;
  ExpressionPtr what = call->arguments[0];
  ExpressionPtr with = call->arguments[1];
  if (!counts(what->type) || !counts(with->type)) return;
  const bool turned = constant_of(*what) != nullptr;
  if (turned) std::swap(what, with);
  const auto& named = turned ? *binary->right : *binary->left;
  const bool constant = constant_of(*with) != nullptr;
  if (!is_balanced(text_of(context.all, named)) || !is_balanced(text_of(context.all, *binary->right))) return;
  expectation.compared = {.what = text_of(context.all, named),
                          .demand = std::string(demand_of(binary->op, turned)),
                          .with = constant ? std::string() : text_of(context.all, *binary->right),
                          .percent = {}};
  expectation.what = what;
  expectation.with = with;
}

ExpressionPtr check_number(Context& context, const syntax::ExpressionPtr& written) {
  const ExpressionPtr value = check_expression(context, written);
  if (!value) return nullptr;
  if (counts(value->type)) return convert_or_report(context, value, Type(TypeKind::decimal), "what is counted");
  context.all.report(not_a_figure(
      value->span,
      fmt::format("`at most` and `at least` stand behind a number, and this is {}", to_text(value->type.required()))));
  return nullptr;
}

/// `at most 0.5% of artworks`
void check_share(Context& context, const syntax::ExpectDeclaration& declaration, typed::Expectation& expectation) {
  const syntax::Share& share = *declaration.share;
  const ExpressionPtr what = check_number(context, declaration.condition);
  const auto bound = parse_decimal(share.number);
  if (!bound) return;
  if (share.percent != share.of.has_value()) {
    context.all.report(not_a_figure(share.span, share.percent ? "a percentage of what?" : "a number is not of anything")
                           .note("write `at most 0.5% of artworks`, or `at most 10`"));
    return;
  }
  if (share.percent && (*bound > Decimal::from_integer(100))) {
    context.all.report(not_a_figure(share.span, "more than 100% is no share")
                           .note("compare instead: `count(renditions) < count(assets) * 3`"));
    return;
  }
  const ExpressionPtr limit = make_literal({*bound}, Type(TypeKind::decimal), share.span);
  ExpressionPtr whole = share.of ? check_whole(context, *share.of) : limit;
  if (whole && share.of) whole = convert_or_report(context, whole, Type(TypeKind::decimal), "what the share is of");
  if (!what || !whole) return;
  ExpressionPtr left = what;
  ExpressionPtr right = limit;
  if (share.percent) {
    const ExpressionPtr hundred = make_literal({Decimal::from_integer(100)}, Type(TypeKind::decimal), share.span);
    left = make_operator(Operator::multiply, {what, hundred}, declaration.condition->span);
    right = make_operator(Operator::multiply, {limit, whole}, share.span);
  }
  expectation.holds =
      make_operator(share.at_least ? Operator::greater_equal : Operator::less_equal, {left, right}, declaration.span);
  expectation.compared = {.what = text_of(context.all, *declaration.condition),
                          .demand = share.at_least ? "at least" : "at most",
                          .with = {},
                          .percent = share.percent ? to_text(*bound) : std::string()};
  expectation.what = what;
  expectation.with = whole;
}

uint32_t place_of(Program& program, const Figure& figure) {
  auto& figures = program.figures;
  const auto known = std::find(figures.begin(), figures.end(), figure);
  const auto place = static_cast<uint32_t>(known - figures.begin());
  if (known == figures.end()) figures.push_back(figure);
  return place;
}

void check_expectation(Checking& all, const Module& module, const syntax::ExpectDeclaration& declaration) {
  if (!declaration.condition || !declaration.reason || declaration.broken) return;
  FiguresAsked asked;
  all.figures = &asked;
  Context context{.all = all, .module = &module};
  typed::Expectation expectation;
  if (declaration.share) {
    check_share(context, declaration, expectation);
  } else {
    expectation.holds = check_condition(context, declaration.condition, "`expect`");
    if (expectation.holds) add_sides(context, *declaration.condition, expectation);
  }
  all.figures = nullptr;
  if (expectation.holds && asked.figures.empty()) {
    all.report(constant_condition(declaration.condition->span, "it asks for nothing that a run counts")
                   .note("`count(assets)`, `rejected(artworks)`, `sum(assets.price)` are figures of a run"));
    return;
  }
  if (!expectation.holds) {
    if (!all.problems.has_errors())
      all.report(not_a_figure(declaration.condition->span, "this expectation cannot be computed"));
    return;
  }
  expectation.text = condition_text(all, declaration);
  expectation.because = template_text(all.texts, *declaration.reason);
  for (auto& [figure, binding] : asked.figures)
    expectation.figures.emplace_back(place_of(all.program(), figure), binding);
  all.checked.expectations.push_back(std::move(expectation));
}

}  // namespace

void check_expectations(Checking& all) {
  for (const auto& module : all.declarations.modules) {
    for (const auto& declaration : module.tree->declarations) {
      const auto* expectation = syntax::try_as<syntax::ExpectDeclaration>(*declaration);
      if (expectation != nullptr) check_expectation(all, module, *expectation);
    }
  }
}

}  // namespace damson::checking
