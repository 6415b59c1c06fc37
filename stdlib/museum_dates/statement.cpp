// Puts periods together: ranges, alternatives and open ends.
#include "stdlib/museum_dates/statement.h"

namespace damson::museum_dates {

namespace {

using Stated = Result<std::optional<Statement>>;

/// A range of one year ("1829–9") is a slip, too.
bool ascends(const Period& first, const Period& last) {
  if (first.plain_year && last.plain_year) return first.year < last.year;
  const auto begin = edtf::earliest(edtf::Value(first.first));
  const auto end = edtf::earliest(edtf::Value(last.first));
  return !begin || !end || *begin <= *end;
}

edtf::Qualifier qualifier_of(const edtf::PartialDate& date) {
  if (date.day) return date.day->group;
  return date.month ? date.month->group : date.year.group;
}

/// "1802-04" is April 1802 to one reader and 1802 to 1804 to another.
bool could_be_a_month(const Cursor& cursor) {
  const Token& dash = cursor.peek();
  const Token& number = cursor.peek(1);
  return dash.is(Token::Kind::dash) && dash.text == "-" && number.is(Token::Kind::number) && number.digits == 2 &&
         number.number >= 1 && number.number <= 12;
}

bool take_range_word(Cursor& cursor) {
  if (cursor.peek().is(Token::Kind::dash)) return cursor.skip(), true;
  return cursor.take("to") || cursor.take("until");
}

/// What follows the first period of a range, as far as it goes: "1932–3–1936" is 1932 to 1936.
Result<bool> read_range_ends(Cursor& cursor, Statement& statement) {
  bool shortened = false;
  while (true) {
    const size_t start = cursor.place();
    const Period first = statement.periods.back();
    if (first.plain_year && first.no_era && could_be_a_month(cursor)) {
      return fail("a year, a hyphen and two digits can be a month or a range: write the month's name, or both years in full");
    }
    if (!take_range_word(cursor)) return shortened;
    auto next = read_period(cursor, &first);
    if (!next.ok()) return next.error();
    if (!*next) return cursor.back_to(start), shortened;
    shortened = true;
    if (statement.periods.size() == 2) {
      const edtf::Qualifier replaced = qualifier_of(statement.periods.back().last);
      if (!qualifier_of((*next)->last).any()) add_qualifier(**next, replaced);  // "1816–c. 1818–20"
      statement.periods.pop_back();
    }
    statement.periods.push_back(**next);
  }
}

/// In "500–400 BC" both years are before Christ.
void share_era(Statement& statement) {
  Period& first = statement.periods.front();
  const Period& last = statement.periods.back();
  if (!first.plain_year || !last.plain_year || last.year >= 0 || !first.no_era) return;
  const edtf::Qualifier qualifier = qualifier_of(first.first);
  first.year = -first.year;
  first.first = first.last = historical_year(first.year);
  add_qualifier(first, qualifier);
}

Stated read_alternatives(Cursor& cursor, Statement statement, std::string_view word) {
  statement.kind = word == "or" ? Statement::Kind::one_of : Statement::Kind::all_of;
  while (true) {
    const size_t start = cursor.place();
    const bool opened = cursor.peek().is("(") && cursor.peek(1).is(word);
    if (opened) cursor.skip();
    if (!cursor.take(word) && !(word == "and" && cursor.take("&"))) break;
    auto next = read_period(cursor, &statement.periods.back());
    if (!next.ok()) return next.error();
    if (!*next) return cursor.back_to(start), std::optional<Statement>();
    if (opened && !cursor.take(")")) return fail("a bracket is not closed");
    statement.periods.push_back(**next);
  }
  return std::optional<Statement>(std::move(statement));
}

bool takes_or_later(Cursor& cursor) {
  const size_t start = cursor.place();
  cursor.take(",");
  if (cursor.take_words({"or", "later"}) || cursor.take_words({"or", "after"}) || cursor.take("onwards") ||
      cursor.take_words({"and", "later"})) {
    return true;
  }
  return cursor.back_to(start), false;
}

bool takes_or_earlier(Cursor& cursor) {
  const size_t start = cursor.place();
  cursor.take(",");
  if (cursor.take_words({"or", "earlier"}) || cursor.take_words({"or", "before"})) return true;
  return cursor.back_to(start), false;
}

std::optional<Statement::Kind> read_bound_word(Cursor& cursor) {
  if (cursor.take("after") || cursor.take("post") || cursor.take_words({"not", "before"}) || cursor.take_words({"no", "earlier", "than"})) {
    if (cursor.peek().is(Token::Kind::dash)) cursor.skip();
    return Statement::Kind::from;
  }
  if (cursor.take("before") || cursor.take("by") || cursor.take("pre") || cursor.take_words({"not", "after"}) ||
      cursor.take_words({"no", "later", "than"})) {
    if (cursor.peek().is(Token::Kind::dash)) cursor.skip();
    return Statement::Kind::until;
  }
  return std::nullopt;
}

/// One date somewhere between the two.
Stated read_between(Cursor& cursor, Statement statement) {
  auto both = read_alternatives(cursor, std::move(statement), "and");
  if (!both.ok() || !*both) return both;
  Statement& found = **both;
  if (found.periods.size() != 2) return fail("`between` needs two dates");
  if (!ascends(found.periods[0], found.periods[1])) return fail("the range does not end after it begins");
  found.periods[0].last = found.periods[1].last;
  found.periods[0].single = false;
  found.periods.pop_back();
  found.kind = Statement::Kind::one_of;
  return both;
}

/// "c. 1801–10" is about both ends, and "1825–30?" doubts the whole.
void share_qualifiers(Statement& statement) {
  Period& first = statement.periods.front();
  Period& last = statement.periods.back();
  if (!first.single || !last.single) return;
  const edtf::Qualifier in_front = qualifier_of(first.first);
  const edtf::Qualifier behind = qualifier_of(last.last);
  if (!behind.any() || last.doubted_behind) add_qualifier(last, in_front);
  if (last.doubted_behind) add_qualifier(first, behind);
}

/// Two periods of a range as one.
void join_range(Statement& statement) {
  if (statement.periods.size() != 2) return;
  Period& first = statement.periods.front();
  first.last = statement.periods.back().last;
  first.single = false;
  first.plain_year = statement.periods.back().plain_year;
  first.year = statement.periods.back().year;  // what a shortened year behind it completes
  statement.periods.pop_back();
}

/// What may follow the periods of a statement that has no bound in front: "or later", "or 1840", "and 1834".
Stated read_ending(Cursor& cursor, Statement statement) {
  if (takes_or_later(cursor)) {
    statement.kind = Statement::Kind::from;
  } else if (takes_or_earlier(cursor)) {
    statement.kind = Statement::Kind::until;
  } else if (cursor.peek().is("or") || (cursor.peek().is("(") && cursor.peek(1).is("or"))) {
    join_range(statement);
    return read_alternatives(cursor, std::move(statement), "or");
  } else if (cursor.peek().is("and") || cursor.peek().is("&")) {
    join_range(statement);
    return read_alternatives(cursor, std::move(statement), "and");
  }
  return std::optional<Statement>(std::move(statement));
}

}  // namespace

Result<std::optional<Statement>> read_statement(Cursor& cursor) {
  const size_t start = cursor.place();
  const edtf::Qualifier qualifiers = read_qualifiers(cursor);
  const auto bound = read_bound_word(cursor);
  const bool between = !bound && cursor.take("between");
  if (!bound && !between) {
    cursor.back_to(start);  // the qualifiers are the period's
  }
  const bool from = !bound && !between && cursor.take("from");
  auto first = read_period(cursor, nullptr);
  if (!first.ok()) return first.error();
  if (!*first) return cursor.back_to(start), std::optional<Statement>();
  Statement statement{.periods = {**first}};
  if (bound || between) add_qualifier(statement.periods[0], qualifiers);
  if (between) return read_between(cursor, std::move(statement));

  auto ranged = read_range_ends(cursor, statement);
  if (!ranged.ok()) return ranged.error();
  if (statement.periods.size() == 2) {
    share_era(statement);
    if (!ascends(statement.periods[0], statement.periods[1])) return fail("the range does not end after it begins");
    share_qualifiers(statement);
  }
  if (from && statement.periods.size() == 1) {
    statement.kind = Statement::Kind::from;
    return std::optional<Statement>(std::move(statement));
  }
  if (!bound) return read_ending(cursor, std::move(statement));
  statement.kind = *bound;
  return std::optional<Statement>(std::move(statement));
}

std::vector<edtf::SetMember> members_of(const Statement& statement) {
  const Period& first = statement.periods.front();
  const Period& last = statement.periods.back();
  switch (statement.kind) {
    case Statement::Kind::from: return {{.first = first.first, .last = {}, .range = true}};
    case Statement::Kind::until: return {{.first = {}, .last = last.last, .range = true}};
    case Statement::Kind::during:
      if (statement.periods.size() == 1) break;
      return {{.first = first.first, .last = last.last, .range = true}};
    case Statement::Kind::one_of:
    case Statement::Kind::all_of: break;
  }
  std::vector<edtf::SetMember> members;
  for (const Period& period : statement.periods) {
    const bool single = period.single;
    members.push_back({.first = period.first, .last = single ? std::nullopt : std::optional(period.last), .range = !single});
  }
  return members;
}

edtf::Value value_of(const Statement& statement) {
  const Period& first = statement.periods.front();
  if (statement.kind == Statement::Kind::during) {
    if (statement.periods.size() == 1 && first.single) return first.first;
    return edtf::Interval{first.first, statement.periods.back().last};
  }
  return edtf::DateSet{.all = statement.kind == Statement::Kind::all_of, .members = members_of(statement)};
}

}  // namespace damson::museum_dates
