// Extended Date/Time Format values: dates as catalogues know them, with doubt, gaps and open ends.
//
// Levels 0, 1 and 2 of the Library of Congress' EDTF specification of 2019, which ISO 8601-2:2019 took over.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/base/result.h"
#include "runtime/values/date.h"

namespace damson::edtf {

/// `?` uncertain, `~` approximate, `%` both.
struct Qualifier {
  bool uncertain = false;
  bool approximate = false;
  bool any() const { return uncertain || approximate; }
  friend bool operator==(const Qualifier&, const Qualifier&) = default;
};

/// Year, month or day, as digits of which `X` stands for one that is not specified.
struct Component {
  std::string
      digits;  // year: 4 (or more after `Y`); month and day: 2. A month of 21–41 is a season or another part of a year
  Qualifier own = {};    // written before it: of this component alone
  Qualifier group = {};  // written behind it: of this one and all to its left
  friend bool operator==(const Component&, const Component&) = default;
};

struct PartialDate {
  Component year;
  bool negative = false;                       // astronomical: -0001 is 2 BC
  bool long_year = false;                      // written with `Y`
  std::optional<int> exponent = {};            // Y-17E7
  std::optional<int> significant_digits = {};  // 1950S2
  std::optional<Component> month = {};
  std::optional<Component> day = {};
  std::string time = {};  // `T23:20:30Z` as written, or empty
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

struct OpenEnd {  // `..`
  friend bool operator==(const OpenEnd&, const OpenEnd&) = default;
};
struct UnknownEnd {  // nothing at all
  friend bool operator==(const UnknownEnd&, const UnknownEnd&) = default;
};
using IntervalEnd = std::variant<PartialDate, OpenEnd, UnknownEnd>;

struct Interval {
  IntervalEnd start;
  IntervalEnd end;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// One member of a set: a date, `a..b`, `..b` or `a..`.
struct SetMember {
  std::optional<PartialDate> first;
  std::optional<PartialDate> last;
  bool range = false;
  friend bool operator==(const SetMember&, const SetMember&) = default;
};

struct DateSet {
  bool all = false;  // `{…}` all of them; `[…]` one of them
  std::vector<SetMember> members;
  friend bool operator==(const DateSet&, const DateSet&) = default;
};

using Value = std::variant<PartialDate, Interval, DateSet>;

/// The value, or what is wrong with the text.
Result<Value> parse(std::string_view text);
std::string to_text(const Value& value);

/// A day of the proleptic Gregorian calendar in any year, astronomical: year 0 is 1 BC.
struct Day {
  int64_t year = 0;
  int month = 1;
  int day = 1;
  friend auto operator<=>(const Day&, const Day&) = default;
};

/// The first and the last day that the value can mean. Doubt does not widen it. Nothing at an open or unknown end.
std::optional<Day> first_day(const Value& value);
std::optional<Day> last_day(const Value& value);

/// The same for the years 0001 to 9999, which dates can have; nothing outside them.
std::optional<Date> earliest(const Value& value);
std::optional<Date> latest(const Value& value);

/// A year alone. Years before 0 are astronomical.
PartialDate year_date(int64_t year, Qualifier qualifier = {});

}  // namespace damson::edtf
