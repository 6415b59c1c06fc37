// Days, months and seasons of a year.
#include <fmt/format.h>

#include <array>

#include "stdlib/museum_dates/date_words.h"
#include "stdlib/museum_dates/phrase_reader.h"

namespace damson::museum_dates {

namespace {

constexpr std::array<std::string_view, 7> weekday_names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                           "Friday", "Saturday", "Sunday"};

/// A day, a month or a season of a year, before Christ negative; the year is known last.
struct CalendarParts {
  std::optional<int> day = {};
  int month = 0;  // 1–12, or 21–24 of a season
  int year = 0;
  bool borrowed_year = false;  // it stands behind the other end of the range
};

bool is_day_number(const Token& token) {
  return (token.is(Token::Kind::number) && token.digits <= 2 && token.number >= 1 && token.number <= 31) ||
         (token.is(Token::Kind::ordinal) && token.number <= 31);
}

std::optional<int> month_or_season(const Token& token) {
  if (!token.is(Token::Kind::word)) return std::nullopt;
  const auto month = month_word(token.text);
  return month ? month : season_word(token.text);
}

bool is_month(const Token& token) { return token.is(Token::Kind::word) && month_word(token.text).has_value(); }

/// A year of four digits, or one with its era.
std::optional<int> take_year(Cursor& cursor) {
  const size_t start = cursor.place();
  auto era = take_era_in_front(cursor);
  const Token token = cursor.peek();
  if (!token.is(Token::Kind::number) || token.digits > 4 || token.number == 0)
    return cursor.back_to(start), std::nullopt;
  cursor.skip();
  if (!era) era = take_era(cursor);
  if (!era && token.digits != 4) return cursor.back_to(start), std::nullopt;
  return era == Era::before_christ ? -token.number : token.number;
}

std::optional<int> take_year_behind(Cursor& cursor) {
  const size_t start = cursor.place();
  if (!cursor.take(",")) cursor.take("of");
  const auto year = take_year(cursor);
  if (!year) cursor.back_to(start);
  return year;
}

/// The year of "June or July 1860" for its first month: behind nothing but days, months and what joins them.
std::optional<int> year_ahead(Cursor& cursor) {
  const Lookahead ahead(cursor);
  bool joined = false;
  bool named = false;
  while (!cursor.done()) {
    if (joined && named) {
      if (const auto year = take_year_behind(cursor)) return year;
    }
    if (take_connector(cursor)) {
      joined = true;
      named = false;
    } else if (joined && (is_day_number(cursor.peek()) || month_or_season(cursor.peek()))) {
      named = true;
      cursor.skip();
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

bool take_own_or_borrowed_year(Cursor& cursor, CalendarParts& parts) {
  if (const auto year = take_year_behind(cursor)) return parts.year = *year, true;
  const auto ahead = year_ahead(cursor);
  if (!ahead) return false;
  parts.year = *ahead;
  parts.borrowed_year = true;
  return true;
}

/// "12 March 1890", "12th of March 1890", "12-Mar-1890".
std::optional<CalendarParts> take_day_first(Cursor& cursor) {
  const size_t start = cursor.place();
  if (!is_day_number(cursor.peek())) return std::nullopt;
  CalendarParts parts{.day = cursor.peek().number};
  cursor.skip();
  const bool hyphens =
      cursor.peek().is(Token::Kind::dash) && is_month(cursor.peek(1)) && cursor.peek(2).is(Token::Kind::dash);
  if (hyphens) cursor.skip();
  cursor.take("of");
  if (!is_month(cursor.peek())) return cursor.back_to(start), std::nullopt;
  parts.month = *month_word(cursor.peek().text);
  cursor.skip();
  if (hyphens) cursor.skip();
  if (!take_own_or_borrowed_year(cursor, parts)) return cursor.back_to(start), std::nullopt;
  return parts;
}

/// The month and the year of "–14 June 1860", which stand behind the first of its days.
std::optional<CalendarParts> shared_month_ahead(Cursor& cursor) {
  const Lookahead ahead(cursor);
  bool joined = false;
  while (take_connector(cursor)) {
    if (!is_day_number(cursor.peek())) return std::nullopt;
    cursor.skip();
    joined = true;
  }
  if (!joined || !is_month(cursor.peek())) return std::nullopt;
  CalendarParts parts{.month = *month_word(cursor.peek().text)};
  cursor.skip();
  if (!take_own_or_borrowed_year(cursor, parts)) return std::nullopt;
  parts.borrowed_year = true;
  return parts;
}

/// The first day of "12–14 June 1860" and "12 or 13 June 1860".
std::optional<CalendarParts> take_day_of_shared_month(Cursor& cursor) {
  if (!is_day_number(cursor.peek())) return std::nullopt;
  const int day = cursor.peek().number;
  cursor.skip();
  auto parts = shared_month_ahead(cursor);
  if (!parts) return cursor.back_to(cursor.place() - 1), std::nullopt;
  parts->day = day;
  return parts;
}

bool year_follows(Cursor& cursor) {
  const Lookahead ahead(cursor);
  return take_year_behind(cursor).has_value();
}

/// "March 1890", "March 12, 1890", "Spring 1881".
std::optional<CalendarParts> take_month_first(Cursor& cursor) {
  const size_t start = cursor.place();
  const auto month = month_or_season(cursor.peek());
  if (!month) return std::nullopt;
  CalendarParts parts{.month = *month};
  cursor.skip();
  if (*month <= 12 && is_day_number(cursor.peek()) && !year_follows(cursor)) {  // "March 44 BC" has no day
    parts.day = cursor.peek().number;
    cursor.skip();
  }
  if (!take_own_or_borrowed_year(cursor, parts)) return cursor.back_to(start), std::nullopt;
  return parts;
}

/// "1890 March 12", "1890, March".
std::optional<CalendarParts> take_year_first(Cursor& cursor) {
  const size_t start = cursor.place();
  CalendarParts parts;
  const auto year = take_year(cursor);
  if (!year) return std::nullopt;
  parts.year = *year;
  cursor.take(",");
  const auto month = month_or_season(cursor.peek());
  if (!month) return cursor.back_to(start), std::nullopt;
  parts.month = *month;
  cursor.skip();
  if (*month <= 12 && is_day_number(cursor.peek())) {
    parts.day = cursor.peek().number;
    cursor.skip();
  }
  // "1860, June 1861" are two dates
  if (year_follows(cursor)) return cursor.back_to(start), std::nullopt;
  return parts;
}

/// "14, 1860" of "June 12–14, 1860".
std::optional<CalendarParts> take_further_day(Cursor& cursor, const Period* before) {
  if (before == nullptr || !before->borrowed_year || !before->first.day || !is_day_number(cursor.peek()))
    return std::nullopt;
  const size_t start = cursor.place();
  CalendarParts parts{.day = cursor.peek().number, .month = std::stoi(before->first.month->digits)};
  cursor.skip();
  if (!take_own_or_borrowed_year(cursor, parts)) return cursor.back_to(start), std::nullopt;
  return parts;
}

/// "1890-03-12". "1890-03" can be a month or a range: refused where a range would be possible too.
std::optional<CalendarParts> take_iso_day(Cursor& cursor) {
  const auto hyphen = [&](size_t ahead) {
    return cursor.peek(ahead).is(Token::Kind::dash) && cursor.peek(ahead).text == "-" && cursor.peek(ahead).glued;
  };
  const auto number = [&](size_t ahead, int digits) {
    return cursor.peek(ahead).is(Token::Kind::number) && cursor.peek(ahead).digits == digits;
  };
  if (!number(0, 4) || !hyphen(1) || !number(2, 2) || !hyphen(3) || !number(4, 2)) return std::nullopt;
  CalendarParts parts{.day = cursor.peek(4).number, .month = cursor.peek(2).number, .year = cursor.peek().number};
  cursor.skip(5);
  return parts;
}

std::optional<Error> weekday_problem(int weekday, const edtf::PartialDate& date) {
  const auto day = edtf::earliest(date);
  if (!date.day || !day)
    return fail(fmt::format("a {} needs its day, month and year", weekday_names[static_cast<size_t>(weekday)]));
  const int true_weekday = ((day->days + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  if (true_weekday == weekday) return std::nullopt;
  return fail(fmt::format("{} was a {} in the Gregorian calendar, not a {}", to_text(*day),
                          weekday_names[static_cast<size_t>(true_weekday)],
                          weekday_names[static_cast<size_t>(weekday)]));
}

Reading period_of(const CalendarParts& parts, std::optional<int> weekday) {
  if (parts.year > last_year_read) return fail(fmt::format("the year {} lies in the future", parts.year));
  edtf::PartialDate date = historical_year(parts.year);
  date.month = edtf::Component{.digits = fmt::format("{:02}", parts.month)};
  if (parts.day) date.day = edtf::Component{.digits = fmt::format("{:02}", *parts.day)};
  if (parts.month < 1 || (parts.day && !edtf::first_day(date))) {
    const std::string year = parts.year < 0 ? fmt::format("{} BC", -parts.year) : fmt::format("{}", parts.year);
    return fail(fmt::format("there is no day {} in month {} of {}", parts.day.value_or(0), parts.month, year));
  }
  if (weekday) {
    if (auto problem = weekday_problem(*weekday, date)) return *problem;
  }
  Period period = Period::of(date);
  period.names_a_month = true;
  period.borrowed_year = parts.borrowed_year;
  return std::optional<Period>(period);
}

}  // namespace

Reading read_calendar_day(Cursor& cursor, const Period* before) {
  const size_t start = cursor.place();
  const auto weekday = cursor.peek().is(Token::Kind::word) ? weekday_word(cursor.peek().text) : std::nullopt;
  if (weekday) {
    cursor.skip();
    cursor.take(",");
  }
  if (auto parts = take_further_day(cursor, before)) return period_of(*parts, weekday);
  for (auto reader : {take_day_first, take_day_of_shared_month, take_month_first, take_year_first, take_iso_day}) {
    if (auto parts = reader(cursor)) return period_of(*parts, weekday);
  }
  return cursor.back_to(start), nothing_read();
}

}  // namespace damson::museum_dates
