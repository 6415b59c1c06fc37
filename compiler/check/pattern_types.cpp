// Checking the patterns of arms, in order.
#include "compiler/check/pattern_types.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/constraints.h"
#include "compiler/check/earlier_patterns.h"
#include "compiler/diagnostics/bad_date.h"
#include "compiler/diagnostics/never_missing_arm.h"
#include "compiler/diagnostics/not_one_of.h"
#include "compiler/diagnostics/pattern_not_plain.h"
#include "compiler/diagnostics/range_reversed.h"
#include "compiler/diagnostics/text_is_pattern.h"
#include "compiler/diagnostics/unreachable_arm.h"
#include "compiler/diagnostics/wrong_pattern.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

bool has_number_ranges(const Type& type) {
  return type.is(TypeKind::integer) || type.is(TypeKind::decimal) || type.is(TypeKind::floating);
}
bool is_textual(const Type& type) { return type.is(TypeKind::text) || type.is(TypeKind::path); }

void report_wrong(Checking& all, Span span, std::string_view pattern, const Type& subject) {
  all.report(wrong_pattern(span, pattern, to_text(subject.required())));
}

std::optional<ConstantValue> bound_value(Checking& all, const syntax::Bound& bound, const Type& subject) {
  if (bound.kind == syntax::BoundKind::text) {
    if (!subject.is(TypeKind::date)) {
      report_wrong(all, bound.span, "a range of dates", subject);
      return std::nullopt;
    }
    const auto date = parse_iso_date(bound.text);
    if (date) return ConstantValue{*date};
    all.report(bad_date(bound.span, bound.text, "date", "1953-06-02"));
    return std::nullopt;
  }
  if (!has_number_ranges(subject)) {
    report_wrong(all, bound.span, "a number", subject);
    return std::nullopt;
  }
  const auto number = number_of(all, bound);
  if (!number) return std::nullopt;
  const auto whole = to_integer(*number);
  if (whole && subject.is(TypeKind::integer)) return ConstantValue{*whole};
  return ConstantValue{*number};
}

/// `^closed`, `closed*`, `%closed%`: what other tools take for a pattern, and nobody has in data; what it is between
/// slashes.
std::optional<std::string> as_pattern(std::string_view text) {
  const auto has_letter = [](std::string_view part) {
    return std::ranges::any_of(part, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  };
  if (text.size() < 3 || !has_letter(text) || text.find('/') != std::string_view::npos) return std::nullopt;
  if (text.front() == '^' || text.find(".*") != std::string_view::npos) return fmt::format("/{}/", text);
  const auto wild = [](char c) { return c == '*' || c == '%'; };
  const std::string_view inner =
      text.substr(wild(text.front()) ? 1 : 0, text.size() - (wild(text.front()) ? 1 : 0) - (wild(text.back()) ? 1 : 0));
  const bool percentage = text.back() == '%' && !wild(text.front());  // `wool 80%`
  if (inner.size() == text.size() || percentage || inner.find_first_of("*%.()[]+?\\^$|{}") != std::string_view::npos)
    return std::nullopt;
  return fmt::format("/{}{}{}/", wild(text.front()) ? "" : "^", inner, wild(text.back()) ? "" : "$");
}

std::optional<ArmPattern> text_pattern(Checking& all, const syntax::ArmPattern& pattern, const Type& subject) {
  if (!pattern.text->is_plain()) {
    all.report(pattern_not_plain(pattern.span));
    return std::nullopt;
  }
  const std::string text = pattern.text->plain();
  if (subject.is(TypeKind::date)) {
    const auto date = parse_iso_date(text);
    if (date) return ConstantValue{*date};
    all.report(bad_date(pattern.span, text, "date", "1953-06-02"));
    return std::nullopt;
  }
  if (!is_textual(subject)) {
    report_wrong(all, pattern.span, "a text", subject);
    return std::nullopt;
  }
  const auto& options = subject.options();
  if (!options.empty() && std::find(options.begin(), options.end(), text) == options.end()) {
    auto draft = not_one_of(pattern.span, text, "what is looked at");
    if (const auto near = nearest_name(text, options)) draft.suggest(pattern.span, constant_text({std::string(*near)}));
    std::vector<std::string> words;
    for (const auto& option : options) words.push_back(constant_text({option}));
    all.report(draft.note("it can be " + enumeration(words, "or")));
    return std::nullopt;
  }
  if (const auto meant = as_pattern(text)) {
    all.report(
        text_is_pattern(pattern.span, text).note("a pattern stands between slashes").suggest(pattern.span, *meant));
  }
  return ConstantValue{text};
}

/// One pattern as the classifier wants it; nothing after a problem.
std::optional<ArmPattern> pattern_of(Checking& all, const syntax::ArmPattern& pattern, const Type& subject) {
  switch (pattern.kind) {
    case syntax::ArmPatternKind::path: return std::nullopt;
    case syntax::ArmPatternKind::text: return pattern.text ? text_pattern(all, pattern, subject) : std::nullopt;
    case syntax::ArmPatternKind::regex:
      if (!check_regex(all, pattern.regex)) return std::nullopt;
      if (!is_textual(subject)) {
        report_wrong(all, pattern.span, "a regular expression", subject);
        return std::nullopt;
      }
      return RegexLiteral{pattern.regex.pattern, pattern.regex.ignore_case};
    case syntax::ArmPatternKind::number: {
      auto value = bound_value(all, pattern.number, subject);
      return value ? std::optional<ArmPattern>(std::move(*value)) : std::nullopt;
    }
    case syntax::ArmPatternKind::range: {
      auto range = range_literal(all, pattern.range, subject);
      return range ? std::optional<ArmPattern>(std::move(*range)) : std::nullopt;
    }
    case syntax::ArmPatternKind::boolean:
      if (subject.is(TypeKind::boolean)) return ConstantValue{pattern.boolean};
      report_wrong(all, pattern.span, pattern.boolean ? "`true`" : "`false`", subject);
      return std::nullopt;
    case syntax::ArmPatternKind::missing: return MissingPattern{};
    case syntax::ArmPatternKind::otherwise: return AnythingPattern{};
  }
  return std::nullopt;
}

/// Every value that the subject can have has an arm of its own.
bool covers_all(const EarlierPatterns& seen, const Type& subject) {
  const auto has = [&](const ConstantValue& value) { return seen.taker_of(value).has_value(); };
  if (subject.is(TypeKind::boolean)) return has({true}) && has({false});
  const auto& options = subject.options();
  return !options.empty() &&
         std::all_of(options.begin(), options.end(), [&](const auto& option) { return has({option}); });
}

class PatternChecker {
 public:
  PatternChecker(Checking& all, const Type& subject, bool reusable)
      : all_(all), subject_(subject), reusable_(reusable) {}

  void add_terms(const std::vector<Term>& terms, ArmPatterns& result) {
    for (const auto& term : terms) {
      terms_.insert(term.from);
      result.arms.push_back({ConstantValue{term.from}});
    }
  }

  void add_arm(const syntax::Arm& arm, ArmPatterns& result) {
    std::vector<ArmPattern> patterns;
    for (const auto& written : arm.patterns) {
      auto pattern = pattern_of(all_, written, subject_);
      if (!pattern) {
        result.good = false;
        continue;
      }
      if (!is_reachable(*pattern, written.span)) result.good = false;
      if (std::holds_alternative<AnythingPattern>(*pattern) && !result.else_arm) result.else_arm = result.arms.size();
      if (std::holds_alternative<MissingPattern>(*pattern)) result.takes_missing = true;
      seen_.add(*pattern, written.span);
      patterns.push_back(std::move(*pattern));
    }
    result.good &= !arm.broken;
    result.arms.push_back(std::move(patterns));
  }

  bool covers_all_values() const { return covers_all(seen_, subject_); }

 private:
  bool is_reachable(const ArmPattern& pattern, Span span) {
    if (std::holds_alternative<MissingPattern>(pattern) && !subject_.optional() && !reusable_) {
      all_.report(never_missing_arm(span));
      return false;
    }
    if (const auto* value = std::get_if<ConstantValue>(&pattern)) {
      const auto* text = std::get_if<std::string>(&value->value);
      if (text != nullptr && terms_.contains(*text)) {
        all_.report(unreachable_arm(span).label("the file has a term for this text already"));
        return false;
      }
    }
    if (const auto taker = seen_.taker_of(pattern)) {
      all_.report(unreachable_arm(span).label("nothing gets here").related(*taker, "this takes it first"));
      return false;
    }
    if (std::holds_alternative<AnythingPattern>(pattern) && !reusable_ && covers_all(seen_, subject_)) {
      all_.report(unreachable_arm(span).label("every value that it can have has an arm already"));
      return false;
    }
    return true;
  }

  Checking& all_;
  const Type& subject_;
  bool reusable_;
  std::set<std::string> terms_;
  EarlierPatterns seen_;
};

}  // namespace

std::optional<RangeLiteral> range_literal(Checking& all, const syntax::Range& range, const Type& subject) {
  auto low = bound_value(all, range.low, subject);
  if (!low) return std::nullopt;
  if (!range.high) return RangeLiteral{std::move(*low), std::nullopt};
  auto high = bound_value(all, *range.high, subject);
  if (!high) return std::nullopt;
  const auto low_number = number_in(*low);
  const auto high_number = number_in(*high);
  if (low_number && high_number && *high_number < *low_number) {
    all.report(range_reversed(range.span, range.low.text, range.high->text));
    return std::nullopt;
  }
  return RangeLiteral{std::move(*low), std::move(*high)};
}

ArmPatterns check_patterns(Checking& all, const std::vector<syntax::Arm>& arms, const std::vector<Term>& terms,
                           const Type& subject, bool reusable) {
  ArmPatterns result;
  PatternChecker checker(all, subject, reusable);
  checker.add_terms(terms, result);
  for (const auto& arm : arms) checker.add_arm(arm, result);
  result.closed = !result.else_arm && !reusable && checker.covers_all_values();
  return result;
}

}  // namespace damson::checking
