// Reading EDTF text.
#include <algorithm>

#include <fmt/format.h>

#include "stdlib/edtf/edtf.h"

namespace damson::edtf {

namespace {

bool is_edtf_digit(char c) { return c >= '0' && c <= '9'; }

/// Moves over the text of one date.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : text_(text) {}

  Result<PartialDate> read() {
    PartialDate date;
    date.year.own = qualifier();
    date.long_year = take('Y');
    date.negative = take('-');
    date.year.digits = digits(date.long_year ? 18 : 4);
    if (auto problem = finish_year(date)) return *problem;
    date.year.group = qualifier();
    for (std::optional<Component>* part : {&date.month, &date.day}) {
      if (!take('-')) break;
      if (date.long_year) return fail("a year written with `Y` has no month");
      Component component;
      component.own = qualifier();
      component.digits = digits(2);
      if (component.digits.size() != 2) return fail("a month or a day has two digits");
      component.group = qualifier();
      *part = std::move(component);
    }
    if (!done() && text_[at_] == 'T' && date.day) {
      date.time = std::string(text_.substr(at_));
      if (!parse_time(date.time)) return fail(fmt::format("`{}` is not a time", date.time));
      at_ = text_.size();
    }
    if (!done()) return fail(fmt::format("`{}` does not belong to a date", text_.substr(at_)));
    return check(std::move(date));
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  bool take(char wanted) {
    if (done() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  Qualifier qualifier() {
    if (take('?')) return {.uncertain = true, .approximate = false};
    if (take('~')) return {.uncertain = false, .approximate = true};
    if (take('%')) return {.uncertain = true, .approximate = true};
    return {};
  }

  std::string digits(size_t most) {
    const size_t start = at_;
    while (!done() && at_ - start < most && (is_edtf_digit(text_[at_]) || text_[at_] == 'X')) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  std::optional<int> small_number() {
    const std::string found = digits(9);
    if (found.empty() || found.find('X') != std::string::npos) return std::nullopt;
    return std::stoi(found);
  }

  std::optional<Error> finish_year(PartialDate& date) {
    const std::string& year = date.year.digits;
    if (!date.long_year && year.size() != 4) return fail("a year has four digits");
    if (date.long_year && year.find('X') != std::string::npos) return fail("a year written with `Y` has no `X`");
    if (date.long_year && take('E')) {
      date.exponent = small_number();
      if (!date.exponent) return fail("`E` needs a whole number");
    }
    if (date.long_year && !date.exponent && year.size() < 5) return fail("`Y` is for years of more than four digits");
    if (!take('S')) return std::nullopt;
    date.significant_digits = small_number();
    if (!date.significant_digits || *date.significant_digits == 0) return fail("`S` needs the number of significant digits");
    return std::nullopt;
  }

  /// Hours, minutes and seconds with or without a zone; the calendar's own reader knows the whole form only.
  static bool parse_time(const std::string& time) {
    if (parse_iso_datetime("2000-01-01" + time)) return true;
    if (parse_iso_datetime("2000-01-01" + time + "Z")) return true;
    const bool short_zone = time.size() > 3 && (time[time.size() - 3] == '+' || time[time.size() - 3] == '-');
    return short_zone && parse_iso_datetime("2000-01-01" + time + ":00").has_value();
  }

  static bool matches(const std::string& mask, int number) {
    const std::string written = fmt::format("{:0{}}", number, mask.size());
    if (written.size() != mask.size()) return false;
    for (size_t i = 0; i < mask.size(); ++i) {
      if (mask[i] != 'X' && mask[i] != written[i]) return false;
    }
    return true;
  }

  static Result<PartialDate> check(PartialDate date) {
    if (!date.month) return date;
    bool month_possible = false;
    for (int month = 1; month <= 12; ++month) month_possible |= matches(date.month->digits, month);
    const bool part_of_year = date.month->digits >= "21" && date.month->digits <= "41" && date.month->digits.find('X') == std::string::npos;
    if (!month_possible && !(part_of_year && !date.day)) return fail(fmt::format("there is no month {}", date.month->digits));
    if (!date.day) return date;
    const bool year_known = date.year.digits.find('X') == std::string::npos && !date.negative && date.year.digits != "0000";
    for (int month = 1; month <= 12; ++month) {
      if (!matches(date.month->digits, month)) continue;
      // a year that is not wholly known may be a leap year
      const int days = days_in_month(year_known ? std::stoi(date.year.digits) : 2000, month);
      for (int day = 1; day <= days; ++day) {
        if (matches(date.day->digits, day)) return date;
      }
    }
    return fail(fmt::format("there is no day {} in month {}", date.day->digits, date.month->digits));
  }

  std::string_view text_;
  size_t at_ = 0;
};

Result<PartialDate> parse_date(std::string_view text) {
  if (text.empty()) return fail("there is no date");
  return DateReader(text).read();
}

Result<IntervalEnd> parse_interval_end(std::string_view text) {
  if (text.empty()) return IntervalEnd(UnknownEnd{});
  if (text == "..") return IntervalEnd(OpenEnd{});
  auto date = parse_date(text);
  if (!date.ok()) return date.error();
  return IntervalEnd(std::move(date).value());
}

Result<Value> parse_interval(std::string_view text, size_t slash) {
  auto start = parse_interval_end(text.substr(0, slash));
  if (!start.ok()) return start.error();
  auto end = parse_interval_end(text.substr(slash + 1));
  if (!end.ok()) return end.error();
  const bool dated = std::holds_alternative<PartialDate>(*start) || std::holds_alternative<PartialDate>(*end);
  if (!dated) return fail("an interval needs a date at one end");
  const Value interval = Interval{std::move(start).value(), std::move(end).value()};
  const auto first = earliest(Value(interval));
  const auto last = latest(Value(interval));
  if (first && last && *first > *last) return fail("the interval ends before it begins");
  return interval;
}

Result<SetMember> parse_member(std::string_view text) {
  SetMember member;
  const size_t dots = text.find("..");
  member.range = dots != std::string_view::npos;
  const auto read_into = [](std::optional<PartialDate>& place, std::string_view part) -> std::optional<Error> {
    if (part.empty()) return std::nullopt;
    auto date = parse_date(part);
    if (!date.ok()) return date.error();
    place = std::move(date).value();
    return std::nullopt;
  };
  if (auto problem = read_into(member.first, text.substr(0, dots))) return *problem;
  if (member.range) {
    if (auto problem = read_into(member.last, text.substr(dots + 2))) return *problem;
  }
  if (!member.first && !member.last) return fail("a set has an empty member");
  return member;
}

Result<Value> parse_set(std::string_view text) {
  DateSet set;
  set.all = text.front() == '{';
  if (text.back() != (set.all ? '}' : ']')) return fail("the set is not closed");
  text = text.substr(1, text.size() - 2);
  while (true) {
    const size_t comma = text.find(',');
    std::string_view part = text.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    auto member = parse_member(part);
    if (!member.ok()) return member.error();
    const bool open = member->range && (!member->first || !member->last);
    const bool at_edge = member->first ? comma == std::string_view::npos : set.members.empty();
    if (open && !at_edge) return fail("only the first member of a set may begin with `..`, only the last may end with it");
    set.members.push_back(std::move(member).value());
    if (comma == std::string_view::npos) return Value(std::move(set));
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

Result<Value> parse(std::string_view text) {
  if (text.empty()) return fail("there is no date");
  if (text.front() == '[' || text.front() == '{') return parse_set(text);
  const size_t slash = text.find('/');
  if (slash != std::string_view::npos) return parse_interval(text, slash);
  auto date = parse_date(text);
  if (!date.ok()) return date.error();
  return Value(std::move(date).value());
}

}  // namespace damson::edtf
