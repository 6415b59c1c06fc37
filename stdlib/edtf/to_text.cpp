// Writing EDTF values.
#include <fmt/format.h>

#include "stdlib/edtf/edtf.h"

namespace damson::edtf {

namespace {

std::string_view sign_of(Qualifier qualifier) {
  if (qualifier.uncertain && qualifier.approximate) return "%";
  if (qualifier.uncertain) return "?";
  return qualifier.approximate ? "~" : "";
}

std::string date_text(const PartialDate& date) {
  std::string out = fmt::format("{}{}{}{}", sign_of(date.year.own), date.long_year ? "Y" : "", date.negative ? "-" : "",
                                date.year.digits);
  if (date.exponent) out += fmt::format("E{}", *date.exponent);
  if (date.significant_digits) out += fmt::format("S{}", *date.significant_digits);
  out += sign_of(date.year.group);
  for (const auto* part : {&date.month, &date.day}) {
    if (*part) out += fmt::format("-{}{}{}", sign_of((*part)->own), (*part)->digits, sign_of((*part)->group));
  }
  return out + date.time;
}

std::string end_text(const IntervalEnd& end) {
  if (const auto* date = std::get_if<PartialDate>(&end)) return date_text(*date);
  return std::holds_alternative<OpenEnd>(end) ? ".." : "";
}

std::string member_text(const SetMember& member) {
  std::string out;
  if (member.first) out += date_text(*member.first);
  if (member.range) out += "..";
  if (member.last) out += date_text(*member.last);
  return out;
}

}  // namespace

std::string to_text(const Value& value) {
  if (const auto* date = std::get_if<PartialDate>(&value)) return date_text(*date);
  if (const auto* interval = std::get_if<Interval>(&value)) {
    return fmt::format("{}/{}", end_text(interval->start), end_text(interval->end));
  }
  const auto& set = std::get<DateSet>(value);
  std::string out;
  for (const SetMember& member : set.members) out += fmt::format("{}{}", out.empty() ? "" : ",", member_text(member));
  return set.all ? "{" + out + "}" : "[" + out + "]";
}

PartialDate year_date(int64_t year, Qualifier qualifier) {
  PartialDate date;
  date.negative = year < 0;
  const uint64_t size = date.negative ? static_cast<uint64_t>(-year) : static_cast<uint64_t>(year);
  date.year.digits = fmt::format("{:04}", size);
  date.long_year = date.year.digits.size() > 4;
  date.year.group = qualifier;
  return date;
}

}  // namespace damson::edtf
