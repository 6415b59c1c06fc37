// Years, decades, centuries, months and days with their qualifiers.
#include "stdlib/museum_dates/phrase_reader.h"

#include <fmt/format.h>

#include "stdlib/museum_dates/date_words.h"

namespace damson::museum_dates {

namespace {

using Reading = Result<std::optional<Period>>;

Reading nothing_read() { return std::optional<Period>(); }

bool is_century_word(const Token& token) {
  return token.is("century") || token.is("centuries") || token.is("cent") || token.is("c");
}

edtf::PartialDate month_date(int year, int month, std::optional<int> day) {
  edtf::PartialDate date = edtf::year_date(year);
  date.month = edtf::Component{.digits = fmt::format("{:02}", month)};
  if (day) date.day = edtf::Component{.digits = fmt::format("{:02}", *day)};
  return date;
}

Reading calendar_day_read(int year, int month, int day) {
  if (!make_date(year, month, day)) return fail(fmt::format("there is no day {} in month {} of {}", day, month, year));
  return std::optional<Period>(Period::of(month_date(year, month, day)));
}

bool is_full_year(const Token& token) { return token.is(Token::Kind::number) && token.digits == 4; }
bool is_day_number(const Token& token) {
  return (token.is(Token::Kind::number) && token.digits <= 2 && token.number >= 1 && token.number <= 31) ||
         (token.is(Token::Kind::ordinal) && token.number <= 31);
}

/// "12 March 1890", "March 1890", "March 12, 1890", "1890 March 12", "Spring 1881".
Reading read_named_month(Cursor& cursor) {
  const size_t start = cursor.place();
  std::optional<int> day;
  if (is_day_number(cursor.peek()) && cursor.peek(1).is(Token::Kind::word)) {
    day = cursor.peek().number;
    cursor.skip();
    cursor.take("of");
  }
  const bool year_first = !day && is_full_year(cursor.peek());
  const int leading_year = cursor.peek().number;
  if (year_first) {
    cursor.skip();
    cursor.take(",");
  }
  if (!cursor.peek().is(Token::Kind::word)) return cursor.back_to(start), nothing_read();
  const auto month = month_word(cursor.peek().text);
  const auto season = day ? std::nullopt : season_word(cursor.peek().text);
  if (!month && !season) return cursor.back_to(start), nothing_read();
  cursor.skip();
  if (month && !day && is_day_number(cursor.peek())) {
    day = cursor.peek().number;
    cursor.skip();
  }
  int year = leading_year;
  if (!year_first) {
    cursor.take(",");
    cursor.take("of");
    if (!is_full_year(cursor.peek())) return cursor.back_to(start), nothing_read();
    year = cursor.peek().number;
    cursor.skip();
  }
  if (day) return calendar_day_read(year, *month, *day);
  return std::optional<Period>(Period::of(month_date(year, month ? *month : *season, std::nullopt)));
}

/// "1890-03-12". "1890-03" can be a month or a range: refused where a range would be possible too.
Reading read_iso_day(Cursor& cursor) {
  const auto hyphen = [&](size_t ahead) { return cursor.peek(ahead).is(Token::Kind::dash) && cursor.peek(ahead).text == "-"; };
  const auto two_digits = [&](size_t ahead) {
    return cursor.peek(ahead).is(Token::Kind::number) && cursor.peek(ahead).digits == 2;
  };
  if (!is_full_year(cursor.peek()) || !hyphen(1) || !two_digits(2) || !hyphen(3) || !two_digits(4)) return nothing_read();
  const int year = cursor.peek().number;
  const int month = cursor.peek(2).number;
  const int day = cursor.peek(4).number;
  cursor.skip(5);
  return calendar_day_read(year, month, day);
}

/// "19th century", "late 18th C", "second half of the 19th century", "3rd quarter of the 18th century".
Reading read_century(Cursor& cursor) {
  const size_t start = cursor.place();
  std::optional<Third> third = third_word(cursor.peek().text);
  if (third) {
    cursor.skip();
    if (cursor.peek().is(Token::Kind::dash)) cursor.skip();
  }
  cursor.take("the");
  int part = 0;
  int parts = 0;
  const bool half = cursor.peek(1).is("half");
  const bool last_part = cursor.peek().is("last");
  if (half || cursor.peek(1).is("quarter")) {
    parts = half ? 2 : 4;
    if (cursor.peek().is(Token::Kind::ordinal)) part = cursor.peek().number;
    if (last_part) part = parts;
    if (part < 1 || part > parts) return cursor.back_to(start), nothing_read();
    cursor.skip(2);
    cursor.take("of");
    cursor.take("the");
  }
  if (!cursor.peek().is(Token::Kind::ordinal)) return cursor.back_to(start), nothing_read();
  const int number = cursor.peek().number;
  cursor.skip();
  if (cursor.peek().is(Token::Kind::dash) && is_century_word(cursor.peek(1))) cursor.skip();  // "19th-century"
  // the first of "late 18th – early 19th century" leaves the word to the second
  const bool word_follows = cursor.peek().is(Token::Kind::dash) || cursor.peek().is("or") || cursor.peek().is("to") || cursor.peek().is("and");
  if (is_century_word(cursor.peek())) {
    cursor.skip();
  } else if (!word_follows) {
    return cursor.back_to(start), nothing_read();
  }
  if (number < 1 || number > 21) return fail(fmt::format("there is no {} century to be meant", number));
  if (parts != 0) return std::optional<Period>(century_part(number, part, parts));
  return std::optional<Period>(century(number, third));
}

/// "1830s", "early 1840s", "mid-1820s".
Reading read_decade(Cursor& cursor) {
  const size_t start = cursor.place();
  const std::optional<Third> third = third_word(cursor.peek().text);
  if (third) {
    cursor.skip();
    if (cursor.peek().is(Token::Kind::dash)) cursor.skip();
  }
  cursor.take("the");
  const Token& token = cursor.peek();
  if (!token.is(Token::Kind::decade)) return cursor.back_to(start), nothing_read();
  if (token.digits != 4 || token.number % 10 != 0) return fail(fmt::format("`{}s` is not a decade", token.text));
  if (token.number % 100 == 0) {
    return fail(fmt::format("`{}s` can mean ten years or a hundred: write `{}–9` or the century", token.text, token.text));
  }
  cursor.skip();
  return std::optional<Period>(decade(token.number, third));
}

Period plain_year(int year, bool no_era) {
  Period period = Period::of(historical_year(year));
  period.plain_year = true;
  period.year = year;
  period.no_era = no_era;
  return period;
}

/// 0 none, 1 AD, -1 BC.
int read_era(Cursor& cursor) {
  if (cursor.take("bc") || cursor.take("bce")) return -1;
  if (cursor.take_words({"b", "c"})) return -1;
  if (cursor.take("ad") || cursor.take("ce") || cursor.take_words({"a", "d"})) return 1;
  return 0;
}

/// A year, or the end of one that is completed from the year before: "4" of "1843–4", "64" of "1858–64".
Reading read_year(Cursor& cursor, const Period* before) {
  const size_t start = cursor.place();
  int era = cursor.take("ad") ? 1 : 0;
  const Token token = cursor.peek();
  if (!token.is(Token::Kind::number)) return cursor.back_to(start), nothing_read();
  cursor.skip();
  if (era == 0) era = read_era(cursor);
  if (era == 0 && token.digits <= 2) {
    if (before == nullptr || !before->plain_year || before->year < 1000) return cursor.back_to(start), nothing_read();
    const int unit = token.digits == 1 ? 10 : 100;
    return std::optional<Period>(plain_year(before->year / unit * unit + token.number, true));
  }
  if (token.digits > 4 || (token.digits != 4 && era == 0)) {
    return fail(fmt::format("`{}` is not a year of four digits", token.text));
  }
  if (era != -1 && token.number > 2100) return fail(fmt::format("the year {} lies in the future", token.number));
  if (token.number == 0) return fail("there is no year 0");
  return std::optional<Period>(plain_year(era == -1 ? -token.number : token.number, era == 0));
}

Reading read_bare_period(Cursor& cursor, const Period* before) {
  for (auto reader : {read_named_month, read_iso_day, read_century, read_decade}) {
    Reading reading = reader(cursor);
    if (!reading.ok() || *reading) return reading;
  }
  return read_year(cursor, before);
}

}  // namespace

edtf::Qualifier read_qualifiers(Cursor& cursor) {
  edtf::Qualifier all;
  while (true) {
    if (cursor.take("?")) {
      all.uncertain = true;
    } else if (cursor.peek().is("(") && cursor.peek(1).is("?") && cursor.peek(2).is(")")) {
      cursor.skip(3);
      all.uncertain = true;
    } else if (const auto word = cursor.peek().is(Token::Kind::word) ? qualifier_word(cursor.peek().text) : std::nullopt) {
      cursor.skip();
      all.uncertain |= word->uncertain;
      all.approximate |= word->approximate;
    } else {
      return all;
    }
  }
}

Result<std::optional<Period>> read_period(Cursor& cursor, const Period* before) {
  const size_t start = cursor.place();
  const edtf::Qualifier qualifiers = read_qualifiers(cursor);
  Reading reading = read_bare_period(cursor, before);
  if (!reading.ok()) return reading;
  if (!*reading) return cursor.back_to(start), nothing_read();
  add_qualifier(**reading, qualifiers);
  if (cursor.peek().is("?") || cursor.peek().is("(")) {
    const edtf::Qualifier behind = read_qualifiers(cursor);
    add_qualifier(**reading, behind);
    (*reading)->doubted_behind = behind.any();
  }
  return reading;
}

}  // namespace damson::museum_dates
