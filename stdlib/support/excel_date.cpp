// How spreadsheets keep dates, and what they make of text that they take for one.
#include "stdlib/support/excel_date.h"

#include <algorithm>
#include <array>

#include "runtime/values/unicode.h"

namespace damson {

namespace {

/// As spreadsheets abbreviate months in English, German, French, Spanish, Italian and Dutch.
constexpr auto short_months = std::to_array<Text>({
    "jan",  "feb",  "mar",  "apr", "may",  "jun",  "jul",  "aug", "sep", "sept", "oct", "nov", "dec",  // English
    "mrz",  "mär",  "märz", "mai", "juni", "juli", "okt",  "dez",                                      // German
    "janv", "févr", "mars", "avr", "juin", "juil", "août", "déc",                                      // French
    "ene",  "abr",  "ago",  "dic",                                                                     // Spanish
    "gen",  "mag",  "giu",  "lug", "set",  "ott",                                                      // Italian
    "mrt",  "mei",                                                                                     // Dutch
});

/// Letters at the front, folded to small ones where they are ASCII.
bool take_month(Text& rest) {
  size_t size = 0;
  std::array<char, 8> small{};
  while (size < rest.size() && size < small.size()) {
    const char c = rest[size];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (!letter) break;
    small[size] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    ++size;
  }
  const Text month(small.data(), size);
  if (std::find(short_months.begin(), short_months.end(), month) == short_months.end()) return false;
  rest.remove_prefix(size);
  if (rest.starts_with(".")) rest.remove_prefix(1);
  return true;
}

/// As many digits as there are, when that is one of the two numbers.
bool take_digits(Text& rest, size_t least, size_t most) {
  size_t size = 0;
  while (size < rest.size() && rest[size] >= '0' && rest[size] <= '9') ++size;
  if (size < least || size > most) return false;
  rest.remove_prefix(size);
  return true;
}

bool take(Text& rest, Text joint) {
  if (!rest.starts_with(joint)) return false;
  rest.remove_prefix(joint.size());
  return true;
}

/// "2-Mar" and "2-Mar-19", "02. Mrz". People write "2 Mar 1919": a space alone is no sign of a machine.
bool is_day_and_month(Text rest) {
  if (!take_digits(rest, 1, 2)) return false;
  const bool hyphen = take(rest, "-");
  if (!hyphen && !take(rest, ". ")) return false;
  if (!take_month(rest)) return false;
  if (rest.empty()) return true;
  return hyphen && take(rest, "-") && take_digits(rest, 2, 2) && rest.empty();
}

/// "Mar-02", "Mrz 02".
bool is_month_and_year(Text rest) {
  return take_month(rest) && (take(rest, "-") || take(rest, " ")) && take_digits(rest, 2, 2) && rest.empty();
}

bool is_day_zero(Text text) {
  constexpr std::array<Text, 6> zeros = {"1/0/1900", "0/1/1900", "00/01/1900", "00.01.1900", "1900-01-00", "0-Jan-00"};
  return std::find(zeros.begin(), zeros.end(), text) != zeros.end();
}

}  // namespace

std::optional<Date> excel_day(int64_t serial, ExcelEpoch epoch) {
  if (epoch == ExcelEpoch::year_1904) {
    if (serial < 0) return std::nullopt;
    return add_days(*make_date(1904, 1, 1), serial);
  }
  // Day 1 is 1 January 1900, and 1900 counts as a leap year: day 60 is its 29 February, and all days behind it are one
  // too many.
  if (serial < 1 || serial == 60) return std::nullopt;
  return add_days(*make_date(1899, 12, 31), serial > 60 ? serial - 1 : serial);
}

bool is_excel_date_form(Text text) {
  const Text written = trimmed(text);
  if (written.size() >= 4 && written.find_first_not_of('#') == Text::npos) return true;
  return is_day_and_month(written) || is_month_and_year(written) || is_day_zero(written);
}

bool is_excel_serial(Text text) {
  Text rest = trimmed(text);
  if (rest.starts_with("0") || !take_digits(rest, 5, 5)) return false;
  if (rest.empty()) return true;
  if (!rest.starts_with(".") && !rest.starts_with(",")) return false;
  rest.remove_prefix(1);
  return take_digits(rest, 1, 15) && rest.empty();
}

}  // namespace damson
