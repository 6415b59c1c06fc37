// Years and eras.
#include <fmt/format.h>

#include "stdlib/museum_dates/date_words.h"
#include "stdlib/museum_dates/phrase_reader.h"

namespace damson::museum_dates {

namespace {

Period plain_year(int year, int digits, bool no_era) {
  Period period = Period::of(historical_year(year));
  period.plain_year = true;
  period.year = year;
  period.digits = digits;
  period.no_era = no_era;
  period.short_year = no_era && digits == 3;
  return period;
}

/// "AD 120–50" is 120 to 150; "530–20 BC" can be 520 or 20, so it is refused where both are possible.
Reading completed_year(const Token& token, std::optional<Era> era, const Period& before) {
  int unit = 1;
  for (int i = 0; i < token.digits; ++i) unit *= 10;
  if (era == Era::before_christ) {
    const int completed = -before.year / unit * unit + token.number;
    if (completed < -before.year) {
      return fail(fmt::format("`{}` before Christ can be {} or {}: write the year in full", token.text, completed,
                              token.number));
    }
    return std::optional<Period>(plain_year(-token.number, token.digits, false));
  }
  Period period = plain_year(before.year / unit * unit + token.number, before.digits, before.no_era);
  period.short_year = false;
  return std::optional<Period>(period);
}

bool completes(const Token& token, std::optional<Era> era, const Period* before) {
  if (before == nullptr || !before->plain_year || token.digits > 2 || token.digits >= before->digits) return false;
  if (era == Era::before_christ) return before->year < 0;
  if (before->year < 0) return false;
  return era ? token.number < before->year : !before->no_era || before->year >= 1000;
}

}  // namespace

std::optional<Era> take_era(Cursor& cursor) {
  for (auto words : {std::initializer_list<std::string_view>{"b", "c", "e"}, {"b", "c"}, {"bce"}, {"bc"}}) {
    if (cursor.take_words(words)) return Era::before_christ;
  }
  for (auto words : {std::initializer_list<std::string_view>{"a", "d"}, {"c", "e"}, {"ad"}, {"ce"}}) {
    if (cursor.take_words(words)) return Era::after_christ;
  }
  return std::nullopt;
}

std::optional<Era> take_era_in_front(Cursor& cursor) {
  if (cursor.take("ad") || cursor.take_words({"a", "d"})) return Era::after_christ;
  return std::nullopt;
}

std::optional<Era> era_ahead(Cursor& cursor) {
  const Lookahead ahead(cursor);
  read_qualifiers(cursor);
  while (take_connector(cursor)) {
    read_qualifiers(cursor);
    if (!cursor.peek().is(Token::Kind::number)) return std::nullopt;
    cursor.skip();
    if (const auto era = take_era(cursor)) return era;
    read_qualifiers(cursor);
  }
  return std::nullopt;
}

Reading read_year(Cursor& cursor, const Period* before) {
  const size_t start = cursor.place();
  std::optional<Era> era = take_era_in_front(cursor);
  const Token token = cursor.peek();
  if (!token.is(Token::Kind::number)) return cursor.back_to(start), nothing_read();
  cursor.skip();
  if (!era) era = take_era(cursor);
  if (completes(token, era, before)) return completed_year(token, era, *before);
  if (!era) era = era_ahead(cursor);
  if (!era && before != nullptr && before->plain_year && !before->no_era && before->year > 0) era = Era::after_christ;
  if (!era && token.digits <= 2) return cursor.back_to(start), nothing_read();
  if (token.digits > 4) return fail(fmt::format("`{}` is not a year of four digits", token.text));
  if (!era && before != nullptr && before->year < 0)
    return fail("one end of the range is before Christ and the other has no era");
  if (era != Era::before_christ && token.number > last_year_read) {
    return fail(fmt::format("the year {} lies in the future", token.number));
  }
  if (token.number == 0) return fail("there is no year 0");
  if (!era && token.digits == 3 && cursor.peek().is("?")) {
    return fail(fmt::format("`{}?` can be a year or a decade with a digit missing", token.text));
  }
  return std::optional<Period>(
      plain_year(era == Era::before_christ ? -token.number : token.number, token.digits, !era));
}

}  // namespace damson::museum_dates
