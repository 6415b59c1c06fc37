// Finding out whether an arm can be reached.
#include "compiler/check/earlier_patterns.h"

namespace damson::checking {

namespace {

bool range_holds(const RangeLiteral& range, const Decimal& value) {
  const auto low = range.from ? number_in(*range.from) : std::nullopt;
  const auto high = range.to ? number_in(*range.to) : std::nullopt;
  return (!low || *low <= value) && (!high || value <= *high);
}

bool range_inside(const RangeLiteral& inner, const RangeLiteral& outer) {
  const auto low = inner.from ? number_in(*inner.from) : std::nullopt;
  const auto high = inner.to ? number_in(*inner.to) : std::nullopt;
  if (!low || !range_holds(outer, *low)) return false;
  return high ? range_holds(outer, *high) : !outer.to;
}

/// Patterns with one text match the same; nothing for those that have to be compared by what they mean.
std::optional<std::string> identity_of(const ArmPattern& pattern) {
  if (const auto* regex = std::get_if<RegexLiteral>(&pattern)) {
    return (regex->ignore_case ? "/i" : "/ ") + regex->pattern;
  }
  const auto* value = std::get_if<ConstantValue>(&pattern);
  if (value == nullptr) return std::nullopt;
  if (const auto number = number_in(*value)) return "#" + to_text(normalised(*number));
  if (const auto* text = std::get_if<std::string>(&value->value)) return "\"" + *text;
  if (const auto* truth = std::get_if<bool>(&value->value)) return *truth ? "true" : "false";
  return std::nullopt;
}

Regex compiled(const RegexLiteral& literal) {
  auto regex = compile_regex(literal);
  return regex.ok() ? std::move(regex).value() : nullptr;
}

void keep_first(std::optional<size_t>& first, size_t number) {
  if (!first || number < *first) first = number;
}

}  // namespace

std::optional<Decimal> number_in(const ConstantValue& value) {
  if (const auto* whole = std::get_if<int64_t>(&value.value)) return Decimal::from_integer(*whole);
  if (const auto* decimal = std::get_if<Decimal>(&value.value)) return *decimal;
  if (const auto* date = std::get_if<Date>(&value.value)) return Decimal::from_integer(date->days);
  return std::nullopt;
}

EarlierPatterns::EarlierPatterns() = default;
EarlierPatterns::~EarlierPatterns() = default;

void EarlierPatterns::add(const ArmPattern& pattern, Span span) {
  const size_t number = spans_.size();
  spans_.push_back(span);
  if (const auto identity = identity_of(pattern)) plain_.try_emplace(*identity, number);
  if (const auto* regex = std::get_if<RegexLiteral>(&pattern)) {
    regexes_.push_back({number, compiled(*regex)});
  } else if (const auto* range = std::get_if<RangeLiteral>(&pattern)) {
    ranges_.push_back({number, *range});
  } else if (std::holds_alternative<MissingPattern>(pattern)) {
    keep_first(missing_, number);
  } else if (std::holds_alternative<AnythingPattern>(pattern)) {
    keep_first(anything_, number);
  }
}

std::optional<Span> EarlierPatterns::taker_of(const ArmPattern& later) const {
  std::optional<size_t> first = std::holds_alternative<MissingPattern>(later) ? missing_ : anything_;
  if (const auto identity = identity_of(later)) {
    if (const auto same = plain_.find(*identity); same != plain_.end()) keep_first(first, same->second);
  }
  if (const auto* value = std::get_if<ConstantValue>(&later)) {
    if (const auto* text = std::get_if<std::string>(&value->value)) consider_text(*text, first);
    if (const auto number = number_in(*value)) consider_number(*number, first);
  } else if (const auto* inner = std::get_if<RangeLiteral>(&later)) {
    for (const Range& earlier : ranges_) {
      if (range_inside(*inner, earlier.range)) keep_first(first, earlier.number);
    }
  }
  return first ? std::optional(spans_[*first]) : std::nullopt;
}

void EarlierPatterns::consider_text(const std::string& text, std::optional<size_t>& first) const {
  for (const Expression& earlier : regexes_) {
    if (first && *first < earlier.number) return;
    if (earlier.compiled != nullptr && found_in(earlier.compiled, text)) keep_first(first, earlier.number);
  }
}

void EarlierPatterns::consider_number(const Decimal& number, std::optional<size_t>& first) const {
  for (const Range& earlier : ranges_) {
    if (first && *first < earlier.number) return;
    if (range_holds(earlier.range, number)) keep_first(first, earlier.number);
  }
}

}  // namespace damson::checking
