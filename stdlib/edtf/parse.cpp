// Reading EDTF text.
#include <fmt/format.h>

#include <algorithm>

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
      if (auto problem = read_time(date)) return *problem;
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
    if (date.long_year) {
      if (auto problem = finish_long_year(date)) return problem;
    } else if (year.size() != 4) {
      return fail("a year has four digits");
    }
    if (date.negative && year == "0000") return fail("year 0 has no sign");
    if (!take('S')) return std::nullopt;
    date.significant_digits = small_number();
    if (!date.significant_digits || *date.significant_digits == 0)
      return fail("`S` needs the number of significant digits");
    if (year.find('X') != std::string::npos) return fail("a year with `S` has no `X`");
    if (date.year.own.any() || !done()) return fail("a year with `S` stands alone");
    return std::nullopt;
  }

  /// "Y17101" or "Y17E7": the first digit counts, so it is none of 0.
  std::optional<Error> finish_long_year(PartialDate& date) {
    const std::string& year = date.year.digits;
    if (year.empty() || year.front() == '0') return fail("`Y` needs a year that does not begin with 0");
    if (year.find('X') != std::string::npos) return fail("a year written with `Y` has no `X`");
    if (take('E')) {
      date.exponent = small_number();
      if (!date.exponent || *date.exponent == 0) return fail("`E` needs a whole number from 1");
    } else if (year.size() < 5) {
      return fail("`Y` is for years of more than four digits");
    }
    return std::nullopt;
  }

  /// Hours, minutes and seconds with or without a zone. The calendar's own reader takes seconds and fractions as they
  /// come and wants a whole zone.
  static bool parse_time(const std::string& time) {
    constexpr size_t whole_time = std::string_view("T23:20:30").size();
    if (time.size() < whole_time || time[6] != ':' || time.find_first_of(".,") != std::string::npos) return false;
    const std::string zone = time.substr(whole_time);
    if (zone.empty()) return parse_iso_datetime("2000-01-01" + time + "Z").has_value();
    const bool hours_only = zone.size() == std::string_view("+04").size();
    return parse_iso_datetime("2000-01-01" + time + (hours_only ? ":00" : "")).has_value();
  }

  std::optional<Error> read_time(PartialDate& date) {
    date.time = std::string(text_.substr(at_));
    if (!parse_time(date.time))
      return fail(fmt::format("`{}` is not a time with hours, minutes and seconds", date.time));
    for (const Component* part : {&date.year, &*date.month, &*date.day}) {
      const bool masked = part->digits.find('X') != std::string::npos;
      if (masked || part->own.any() || part->group.any()) return fail("only a day that is wholly known has a time");
    }
    at_ = text_.size();
    return std::nullopt;
  }

  static bool may_be_a_month(const std::string& mask) {
    const char tens = mask[0];
    const char units = mask[1];
    if (tens == '0' || tens == 'X') return units != '0' || tens == 'X';
    return tens == '1' && (units <= '2' || units == 'X');
  }

  static Result<PartialDate> check(PartialDate date) {
    for (const auto& part : {std::optional<Component>(date.year), date.month, date.day}) {
      if (part && part->own.any() && part->group.any())
        return fail("a part of a date is qualified in front or behind, not both");
    }
    if (!date.month) return date;
    const std::string& month = date.month->digits;
    const bool part_of_year = month >= "21" && month <= "41" && month.find('X') == std::string::npos;
    if (!may_be_a_month(month) && !(part_of_year && !date.day)) return fail(fmt::format("there is no month {}", month));
    if (!date.day || first_day(date)) return date;
    return fail(fmt::format("there is no day {} in month {} of {}{}", date.day->digits, month, date.negative ? "-" : "",
                            date.year.digits));
  }

  std::string_view text_;
  size_t at_ = 0;
};

Result<PartialDate> parse_date(std::string_view text) {
  if (text.empty()) return fail("there is no date");
  return DateReader(text).read();
}

/// A date inside an interval or a set.
Result<PartialDate> parse_date_without_time(std::string_view text) {
  auto date = parse_date(text);
  if (date.ok() && !date->time.empty()) return fail("intervals and sets are made of dates without a time");
  return date;
}

Result<IntervalEnd> parse_interval_end(std::string_view text) {
  if (text.empty()) return IntervalEnd(UnknownEnd{});
  if (text == "..") return IntervalEnd(OpenEnd{});
  auto date = parse_date_without_time(text);
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
  const auto first = first_day(interval);
  const auto last = last_day(interval);
  if (first && last && *first > *last) return fail("the interval ends before it begins");
  return interval;
}

Result<SetMember> parse_member(std::string_view text) {
  SetMember member;
  const size_t dots = text.find("..");
  member.range = dots != std::string_view::npos;
  const auto read_into = [](std::optional<PartialDate>& place, std::string_view part) -> std::optional<Error> {
    if (part.empty()) return std::nullopt;
    auto date = parse_date_without_time(part);
    if (!date.ok()) return date.error();
    place = std::move(date).value();
    return std::nullopt;
  };
  if (auto problem = read_into(member.first, text.substr(0, dots))) return *problem;
  if (member.range) {
    if (auto problem = read_into(member.last, text.substr(dots + 2))) return *problem;
  }
  if (!member.first && !member.last) return fail("a set has an empty member");
  if (member.first && member.last && *first_day(*member.first) > *last_day(*member.last)) {
    return fail("a range in the set ends before it begins");
  }
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
    if (open && !at_edge)
      return fail("only the first member of a set may begin with `..`, only the last may end with it");
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
