// Periods with the doubt that stands before and behind them.
#include "stdlib/museum_dates/phrase_reader.h"

#include "stdlib/museum_dates/date_words.h"

namespace damson::museum_dates {

namespace {

Reading read_bare_period(Cursor& cursor, const Period* before) {
  for (auto reader : {read_calendar_day, read_span}) {
    Reading reading = reader(cursor, before);
    if (!reading.ok() || *reading) return reading;
  }
  return read_year(cursor, before);
}

bool ends_clause_here(const Cursor& cursor) {
  if (cursor.done()) return true;
  for (std::string_view mark : {",", ";", ")", "]"}) {
    if (cursor.peek().is(mark)) return true;
  }
  return false;
}

bool take_bracketed_qualifiers(Cursor& cursor, edtf::Qualifier& all) {
  const size_t start = cursor.place();
  if (!cursor.take("(")) return false;
  const edtf::Qualifier inner = read_qualifiers(cursor);
  if (!inner.any() || !cursor.take(")")) return cursor.back_to(start), false;
  all.uncertain |= inner.uncertain;
  all.approximate |= inner.approximate;
  return true;
}

/// "?", "(?)", "(probably)", and words where nothing follows that they could be in front of: "1860 ca.", "1860,
/// probably".
edtf::Qualifier read_qualifiers_behind(Cursor& cursor) {
  edtf::Qualifier all;
  while (true) {
    if (cursor.take("?")) {
      all.uncertain = true;
    } else if (!take_bracketed_qualifiers(cursor, all)) {
      break;
    }
  }
  const size_t start = cursor.place();
  cursor.take(",");
  const edtf::Qualifier words = read_qualifiers(cursor);
  if (!words.any() || !ends_clause_here(cursor)) return cursor.back_to(start), all;
  return {.uncertain = all.uncertain || words.uncertain, .approximate = all.approximate || words.approximate};
}

}  // namespace

bool take_connector(Cursor& cursor) {
  return cursor.take_dash() || cursor.take_any({"to", "or", "and", "&", "until", "till", "through"});
}

edtf::Qualifier read_qualifiers(Cursor& cursor) {
  edtf::Qualifier all;
  while (true) {
    if (cursor.take("?")) {
      all.uncertain = true;
    } else if (cursor.peek().is("(") && cursor.peek(1).is("?") && cursor.peek(2).is(")")) {
      cursor.skip(3);
      all.uncertain = true;
    } else if (const auto word =
                   cursor.peek().is(Token::Kind::word) ? qualifier_word(cursor.peek().text) : std::nullopt) {
      cursor.skip();
      all.uncertain |= word->uncertain;
      all.approximate |= word->approximate;
    } else {
      return all;
    }
  }
}

Reading read_period(Cursor& cursor, const Period* before) {
  const size_t start = cursor.place();
  const edtf::Qualifier in_front = read_qualifiers(cursor);
  cursor.take("in");
  Reading reading = read_bare_period(cursor, before);
  if (!reading.ok()) return reading;
  if (!*reading) return cursor.back_to(start), nothing_read();
  Period& period = **reading;
  period.in_front = in_front;
  period.behind = read_qualifiers_behind(cursor);
  if (in_front.approximate) period.short_year = false;
  add_qualifier(period, period.in_front);
  add_qualifier(period, period.behind);
  return reading;
}

}  // namespace damson::museum_dates
