// Decades, centuries and millennia, and their parts.
#include <fmt/format.h>

#include "stdlib/museum_dates/date_words.h"
#include "stdlib/museum_dates/phrase_reader.h"

namespace damson::museum_dates {

namespace {

constexpr int last_century_read = 21;

/// What stands in front of a span: "early to mid", "the second half of the", "the beginning of the".
struct SpanPart {
  std::optional<Third> from = {};
  Third to = Third::late;
  int number = 0;  // of `parts` halves or quarters
  int parts = 0;
  bool noun = false;  // "the beginning of"
};

Period part_of(Span span, const SpanPart& wanted) {
  if (wanted.parts != 0) return part(span, wanted.number, wanted.parts);
  if (!wanted.from) return whole(span);
  Period period = thirds(span, *wanted.from, wanted.to);
  period.edge = wanted.noun;
  return period;
}

/// "early", "mid-to-late", "early–mid". Leaves the cursor before a dash that leads to something else.
std::optional<SpanPart> take_thirds(Cursor& cursor) {
  const auto from = third_word(cursor.peek().text);
  if (!from || !cursor.peek().is(Token::Kind::word)) return std::nullopt;
  cursor.skip();
  const size_t behind = cursor.place();
  const bool dash = cursor.take_dash();
  const bool to = cursor.take("to");
  if (to) cursor.take_dash();
  const auto last = dash || to ? third_word(cursor.peek().text) : std::nullopt;
  if (!last) return cursor.back_to(behind), SpanPart{.from = from, .to = *from};
  cursor.skip();
  return SpanPart{.from = from, .to = *last};
}

std::optional<SpanPart> take_half_or_quarter(Cursor& cursor) {
  const Token& which = cursor.peek();
  const bool half = cursor.peek(1).is("half");
  if (!half && !cursor.peek(1).is("quarter")) return std::nullopt;
  SpanPart found{.parts = half ? 2 : 4};
  if (which.is(Token::Kind::ordinal)) found.number = which.number;
  if (which.is("last") || which.is("final") || (half && which.is("latter"))) found.number = found.parts;
  if (found.number < 1 || found.number > found.parts) return std::nullopt;
  cursor.skip(2);
  return found;
}

std::optional<SpanPart> take_noun(Cursor& cursor) {
  const auto third = third_noun(cursor.peek().text);
  if (!third || !cursor.peek().is(Token::Kind::word) || !cursor.peek(1).is("of")) return std::nullopt;
  cursor.skip();
  return SpanPart{.from = third, .to = *third, .noun = true};
}

SpanPart take_part_in_front(Cursor& cursor) {
  cursor.take("the");
  for (auto reader : {take_noun, take_half_or_quarter}) {
    if (auto found = reader(cursor)) {
      cursor.take("of");
      cursor.take("the");
      return *found;
    }
  }
  const auto found = take_thirds(cursor);
  if (!found) return {};
  cursor.take_dash();
  cursor.take("the");
  return *found;
}

/// "19th century, second half" and "18th century (early)".
std::optional<SpanPart> take_part_behind(Cursor& cursor) {
  const size_t start = cursor.place();
  const bool bracket = cursor.take("(");
  if (!bracket && !cursor.take(",")) return std::nullopt;
  auto found = take_half_or_quarter(cursor);
  if (!found) found = take_thirds(cursor);
  const bool whole_phrase = bracket ? cursor.take(")") : cursor.done();
  if (!found || !whole_phrase) return cursor.back_to(start), std::nullopt;
  return found;
}

enum class Unit : uint8_t { century, millennium };

std::optional<Unit> take_unit(Cursor& cursor) {
  if (cursor.take_any({"century", "centuries", "cent"})) return Unit::century;
  // the "c" of "c. 1860" is none
  const bool era_follows = cursor.peek(1).is("e") && !cursor.peek(2).is(Token::Kind::word);
  if (cursor.peek().is("c") && !cursor.peek(1).is(Token::Kind::number) && !era_follows)
    return cursor.skip(), Unit::century;
  if (cursor.take_any({"millennium", "millennia", "millenium"})) return Unit::millennium;
  return std::nullopt;
}

/// Unit and era of the other end of the range, which "5th" of "5th–4th century BC" shares.
struct UnitAndEra {
  std::optional<Unit> unit;
  std::optional<Era> era;
};

UnitAndEra take_unit_and_era(Cursor& cursor) {
  const size_t start = cursor.place();
  if (cursor.peek().is(Token::Kind::dash) && cursor.peek(1).is(Token::Kind::word)) {
    cursor.skip();  // "19th-century"
  }
  UnitAndEra found;
  found.unit = take_unit(cursor);
  if (!found.unit) cursor.back_to(start);
  if (found.unit) found.era = take_era(cursor);
  return found;
}

UnitAndEra unit_and_era_ahead(Cursor& cursor) {
  const Lookahead ahead(cursor);
  read_qualifiers(cursor);
  while (take_connector(cursor)) {
    read_qualifiers(cursor);
    take_part_in_front(cursor);
    if (!cursor.peek().is(Token::Kind::ordinal)) return {};
    cursor.skip();
    if (const UnitAndEra found = take_unit_and_era(cursor); found.unit) return found;
  }
  return {};
}

Result<std::optional<Span>> span_of(int number, Unit unit, std::optional<Era> era) {
  const bool before_christ = era == Era::before_christ;
  if (unit == Unit::century) {
    if (number < 1 || (!before_christ && number > last_century_read) || number > 99) {
      return fail(fmt::format("there is no {} century to be meant", number));
    }
    return std::optional<Span>(century_span(number, before_christ ? Era::before_christ : Era::after_christ));
  }
  if (!era) return fail("a millennium needs BC or AD");
  if (number < 1 || number > (before_christ ? 9 : 3))
    return fail(fmt::format("there is no {} millennium to be meant", number));
  return std::optional<Span>(millennium_span(number, *era));
}

Reading read_ordinal_span(Cursor& cursor, SpanPart wanted, const Period* before) {
  std::optional<Era> era = take_era_in_front(cursor);
  if (!cursor.peek().is(Token::Kind::ordinal)) return nothing_read();
  const int number = cursor.peek().number;
  cursor.skip();
  UnitAndEra found = take_unit_and_era(cursor);
  const bool own_unit = found.unit.has_value();
  if (!found.era) {
    const UnitAndEra shared = unit_and_era_ahead(cursor);
    if (!found.unit) found.unit = shared.unit;
    found.era = shared.era;
  }
  if (!found.unit) return nothing_read();
  if (!era) era = found.era;
  if (!era && before != nullptr && before->begins && *before->begins < 1) {
    return fail("one end of the range is before Christ and the other has no era");
  }
  if (own_unit && !wanted.from && wanted.parts == 0) wanted = take_part_behind(cursor).value_or(wanted);
  auto span = span_of(number, *found.unit, era);
  if (!span.ok()) return span.error();
  return std::optional<Period>(part_of(**span, wanted));
}

bool is_part_of_a_decade(const Period& period) {
  return period.spans_years() && *period.begins >= 1000 && *period.follows - *period.begins <= 10;
}

/// "1860s", "the late 1890s"; "70s" of "1860s–70s".
Reading read_decade(Cursor& cursor, const SpanPart& wanted, const Period* before) {
  const Token token = cursor.peek();
  if (!token.is(Token::Kind::decade)) return nothing_read();
  int first_year = token.number;
  if (token.digits == 2 && before != nullptr && is_part_of_a_decade(*before)) {
    first_year += *before->begins / 100 * 100;
  } else if (token.digits != 4) {
    return fail(fmt::format("`{}s` is not a decade of four digits", token.text));
  }
  if (first_year % 10 != 0) return fail(fmt::format("`{}s` is not a decade", token.text));
  if (first_year % 100 == 0) {
    return fail(
        fmt::format("`{}s` can mean ten years or a hundred: write `{}–9` or the century", token.text, first_year));
  }
  if (first_year >= last_year_read) return fail(fmt::format("the decade {}s lies in the future", first_year));
  if (wanted.parts == 4) return fail("ten years have no quarters");
  cursor.skip();
  return std::optional<Period>(part_of(decade_span(first_year), wanted));
}

/// Whether something ends here: nothing, a mark, or a word that leads to another date.
bool ends_phrase(const Cursor& cursor, size_t ahead) {
  if (cursor.ends(ahead)) return true;
  for (std::string_view text : {"?", ",", ";", ")", "]", "or", "and", "to"}) {
    if (cursor.peek(ahead).is(text)) return true;
  }
  return false;
}

/// "18--" and "186-", as libraries write a century or a decade; "18xx" and "186x".
Reading read_masked_year(Cursor& cursor) {
  const Token token = cursor.peek();
  if (!token.is(Token::Kind::number) || (token.digits != 2 && token.digits != 3)) return nothing_read();
  const auto masked = static_cast<size_t>(4 - token.digits);
  const auto hyphen = [&](size_t ahead) {
    return cursor.peek(ahead).is(Token::Kind::dash) && cursor.peek(ahead).text == "-" && cursor.peek(ahead).glued;
  };
  size_t size = 0;
  if (cursor.peek(1).glued && cursor.peek(1).is(std::string_view("xx").substr(0, masked))) size = 2;
  if (hyphen(1) && (masked == 1 || hyphen(2)) && ends_phrase(cursor, 1 + masked)) size = 1 + masked;
  if (size == 0) return nothing_read();
  const int years = masked == 1 ? 10 : 100;
  const int first_year = token.number * years;
  if (token.text.front() == '0' || first_year >= last_year_read)
    return fail(fmt::format("`{}` does not begin a year", token.text));
  cursor.skip(size);
  return std::optional<Period>(whole({.first_year = first_year, .years = years}));
}

}  // namespace

Reading read_span(Cursor& cursor, const Period* before) {
  const size_t start = cursor.place();
  Reading masked = read_masked_year(cursor);
  if (!masked.ok() || *masked) return masked;
  const SpanPart wanted = take_part_in_front(cursor);
  if (wanted.from && *wanted.from > wanted.to) return fail("the parts of the span are not in order");
  Reading reading = read_decade(cursor, wanted, before);
  if (reading.ok() && !*reading) reading = read_ordinal_span(cursor, wanted, before);
  if (reading.ok() && !*reading) cursor.back_to(start);
  return reading;
}

}  // namespace damson::museum_dates
