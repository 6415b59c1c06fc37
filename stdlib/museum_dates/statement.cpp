// Puts periods together: ranges, alternatives and open ends.
#include "stdlib/museum_dates/statement.h"

#include "stdlib/museum_dates/bound_words.h"

namespace damson::museum_dates {

namespace {

using Stated = Result<std::optional<Statement>>;

constexpr std::string_view range_is_reversed = "the range does not end after it begins";

bool is_season(const edtf::PartialDate& date) { return date.month && date.month->digits[0] == '2'; }

/// A range of one year ("1829–9") is a slip, too.
bool ascends(const Period& first, const Period& last) {
  if (first.plain_year && last.plain_year) return first.year < last.year;
  if (is_season(first.first) && is_season(last.first) && first.first.year.digits == last.first.year.digits) {
    return first.first.month->digits < last.first.month->digits;
  }
  const auto begin = edtf::first_day(first.first);
  const auto later_begin = edtf::first_day(last.first);
  const auto end = edtf::last_day(first.last);
  const auto later_end = edtf::last_day(last.last);
  return *begin <= *later_begin && *end <= *later_end;
}

bool is_short_number(const Token& token) { return token.is(Token::Kind::number) && token.digits <= 2; }

/// "1802-04" is April 1802 to one reader and 1802 to 1804 to another; "1860-2-1" can be a day.
std::optional<Error> ambiguous_hyphens(const Cursor& cursor, const Period& first) {
  if (!first.plain_year || !first.no_era) return std::nullopt;
  const auto hyphen = [&](size_t ahead) {
    return cursor.peek(ahead).is(Token::Kind::dash) && cursor.peek(ahead).text == "-";
  };
  const Token& number = cursor.peek(1);
  if (!hyphen(0) || !is_short_number(number)) return std::nullopt;
  if (hyphen(2) && is_short_number(cursor.peek(3))) {
    return fail("a year and two more numbers with hyphens can be a day or a range: write the month's name");
  }
  if (number.digits == 2 && number.number >= 1 && number.number <= 12) {
    return fail(
        "a year, a hyphen and two digits can be a month or a range: write the month's name, or both years in full");
  }
  return std::nullopt;
}

bool take_range_word(Cursor& cursor) {
  return cursor.take_dash() || cursor.take_any({"to", "until", "till", "through"});
}

bool take_present(Cursor& cursor) {
  const size_t start = cursor.place();
  cursor.take("the");
  if (cursor.take_words({"present", "day"}) || cursor.take_any({"present", "ongoing"})) return true;
  return cursor.back_to(start), false;
}

/// A year of three digits in a range is one, unless it can be the beginning of a longer year.
std::optional<Error> short_year_problem(const Period& first, const Period& last) {
  if (!first.short_year) return std::nullopt;
  if (!last.no_era) return fail("only one end of the range has an era");
  if (last.plain_year && first.year * 10 <= last.year)
    return fail("the first year of the range can be one with a digit missing");
  return std::nullopt;
}

/// What follows the first period of a range, as far as it goes: "1932–3–1936" is 1932 to 1936.
std::optional<Error> read_range_ends(Cursor& cursor, Statement& statement) {
  while (true) {
    const size_t start = cursor.place();
    const Period previous = statement.periods.back();
    if (auto problem = ambiguous_hyphens(cursor, previous)) return problem;
    if (!take_range_word(cursor)) return std::nullopt;
    if (take_present(cursor)) {
      if (statement.periods.size() != 1) return fail("a range that is still open has one beginning");
      statement.kind = Statement::Kind::ongoing;
      return std::nullopt;
    }
    auto next = read_period(cursor, &previous);
    if (!next.ok()) return next.error();
    if (!*next) return cursor.back_to(start), std::nullopt;
    if (!ascends(previous, **next)) return fail(std::string(range_is_reversed));
    if (is_season(previous.first) && (*next)->plain_year) {
      return fail("a season and two years can be one winter or a range: write the season with each");
    }
    if (auto problem = short_year_problem(previous, **next)) return problem;
    if (statement.periods.size() == 2) {
      const edtf::Qualifier replaced = qualifier_of(previous.last);
      if (!qualifier_of((*next)->last).any()) add_qualifier(**next, replaced);  // "1816–c. 1818–20"
      statement.periods.pop_back();
    }
    statement.periods.push_back(**next);
  }
}

/// "c. 1801–10" is about both ends, and "1825–30?" doubts the whole; "1860?–1865" doubts its beginning alone.
void share_qualifiers(Period& first, Period& last) {
  if (first.part || last.part) return;
  if (last.in_front.any()) return;
  add_qualifier(last, first.in_front);
  add_qualifier(first, last.behind);
}

/// Two periods of a range as one.
void join_range(Statement& statement) {
  if (statement.periods.size() != 2) return;
  Period& first = statement.periods.front();
  const Period last = statement.periods.back();
  statement.periods.pop_back();
  first.follows = last.follows;
  first.last = last.last;
  first.single = false;
  first.joined = true;
  first.plain_year = last.plain_year;
  first.year = last.year;  // what a shortened year behind it completes
  first.digits = last.digits;
  first.no_era = last.no_era;
  first.names_a_month = last.names_a_month;
  first.borrowed_year = false;
  first.short_year = false;
}

/// One period, or the two ends of a range joined. Nothing where there is no date.
Stated read_range(Cursor& cursor, const Period* before) {
  auto first = read_period(cursor, before);
  if (!first.ok()) return first.error();
  if (!*first) return std::optional<Statement>();
  Statement statement{.periods = {**first}};
  if (auto problem = read_range_ends(cursor, statement)) return *problem;
  if (statement.periods.size() == 2) share_qualifiers(statement.periods[0], statement.periods[1]);
  join_range(statement);
  return std::optional<Statement>(std::move(statement));
}

/// "or", ", or", "(or": a bracket is to be closed.
struct Joint {
  bool found = false;
  bool bracket = false;
};

Joint take_joint(Cursor& cursor, Statement::Kind kind) {
  const size_t start = cursor.place();
  const bool bracket = cursor.take("(");
  if (!bracket) cursor.take(",");
  const bool found = kind == Statement::Kind::one_of ? cursor.take("or") : cursor.take_any({"and", "&"});
  if (!found) cursor.back_to(start);
  return {.found = found, .bracket = found && bracket};
}

Stated read_alternatives(Cursor& cursor, Statement statement, Statement::Kind kind) {
  while (true) {
    const size_t start = cursor.place();
    const Joint joint = take_joint(cursor, kind);
    if (!joint.found) return std::optional<Statement>(std::move(statement));
    const Period previous = statement.periods.back();
    auto next = read_range(cursor, &previous);
    if (!next.ok()) return next.error();
    if (!*next) return cursor.back_to(start), std::optional<Statement>(std::move(statement));
    if ((*next)->kind != Statement::Kind::during) return fail("a range that is still open is no alternative");
    if (joint.bracket && !cursor.take(")")) return fail("a bracket is not closed");
    const Period& added = (*next)->periods.front();
    if (previous.names_a_month && added.plain_year) {
      return fail("the month can belong to the first year or to both: write it with each");
    }
    statement.kind = kind;
    statement.periods.push_back(added);
  }
}

/// One date somewhere between the two.
Stated read_between(Cursor& cursor, edtf::Qualifier qualifiers) {
  auto first = read_period(cursor, nullptr);
  if (!first.ok()) return first.error();
  if (!*first) return std::optional<Statement>();
  add_qualifier(**first, qualifiers);
  if (auto problem = ambiguous_hyphens(cursor, **first)) return *problem;
  const bool joined = cursor.take_any({"and", "&", "to"}) || cursor.take_dash();
  if (!joined) return fail("`between` needs two dates");
  auto last = read_period(cursor, &**first);
  if (!last.ok()) return last.error();
  if (!*last) return fail("`between` needs two dates");
  if (!ascends(**first, **last)) return fail(std::string(range_is_reversed));
  if (auto problem = short_year_problem(**first, **last)) return *problem;
  return std::optional<Statement>(Statement{
      .kind = Statement::Kind::bounded, .periods = {**first}, .from = (*first)->first, .until = (*last)->last});
}

Statement bounded(const Period& period, std::optional<edtf::PartialDate> from, std::optional<edtf::PartialDate> until) {
  return {.kind = Statement::Kind::bounded, .periods = {period}, .from = std::move(from), .until = std::move(until)};
}

Statement bounded_by(Bound bound, const Period& period) {
  switch (bound) {
    case Bound::before: return bounded(period, std::nullopt, bound_before(period));
    case Bound::until: return bounded(period, std::nullopt, period.last);
    case Bound::since: return bounded(period, period.first, std::nullopt);
    case Bound::after: return bounded(period, bound_after(period), std::nullopt);
  }
  return {};
}

/// "after 1860 and before 1870".
std::optional<Error> read_opposite_bound(Cursor& cursor, Statement& statement) {
  if (!statement.from) return std::nullopt;
  const size_t start = cursor.place();
  cursor.take(",");
  cursor.take_any({"and", "but"});
  const auto bound = take_bound_words(cursor);
  if (!bound || (*bound != Bound::before && *bound != Bound::until)) return cursor.back_to(start), std::nullopt;
  auto end = read_range(cursor, nullptr);
  if (!end.ok()) return end.error();
  if (!*end || (*end)->kind != Statement::Kind::during) return fail("what the date is before is not understood");
  statement.until = bounded_by(*bound, (*end)->periods.front()).until;
  if (*edtf::first_day(*statement.from) > *edtf::last_day(*statement.until))
    return fail(std::string(range_is_reversed));
  return std::nullopt;
}

Stated read_bounded(Cursor& cursor, Bound bound, edtf::Qualifier qualifiers) {
  auto range = read_range(cursor, nullptr);
  if (!range.ok()) return range.error();
  if (!*range) return std::optional<Statement>();
  if ((*range)->kind != Statement::Kind::during) return fail("a range that is still open has no bound");
  Period& period = (*range)->periods.front();
  if (period.edge)
    return fail("what is before or after the beginning, the middle or the end of a span can be read in two ways");
  add_qualifier(period, qualifiers);
  Statement statement = bounded_by(bound, period);
  if (auto problem = read_opposite_bound(cursor, statement)) return *problem;
  return std::optional<Statement>(std::move(statement));
}

/// What may follow the periods of a statement that has no bound in front: "or later", "or 1840", "and 1834".
Stated read_ending(Cursor& cursor, Statement statement) {
  if (statement.kind != Statement::Kind::during) return std::optional<Statement>(std::move(statement));
  if (statement.periods.front().short_year && cursor.peek().is(Token::Kind::dash)) {
    return fail("three digits and a hyphen can be a decade");
  }
  if (const auto bound = take_bound_behind(cursor)) {
    return std::optional<Statement>(bounded_by(*bound, statement.periods.front()));
  }
  for (const Statement::Kind kind : {Statement::Kind::one_of, Statement::Kind::all_of}) {
    auto joined = read_alternatives(cursor, statement, kind);
    if (!joined.ok() || (*joined)->kind == kind) return joined;
  }
  if (statement.periods.front().short_year) return fail("three digits alone can be a year with a digit missing");
  return std::optional<Statement>(std::move(statement));
}

/// "from 1906" begins then; "from the 1860s" can be what began then or what was made then.
Stated read_from(Cursor& cursor) {
  auto range = read_range(cursor, nullptr);
  if (!range.ok() || !*range) return range;
  const Period& period = (*range)->periods.front();
  if ((*range)->kind == Statement::Kind::ongoing || period.joined) return range;
  const auto behind = take_bound_behind(cursor);
  if (behind && *behind != Bound::since) return fail("`from` and a latest date stand side by side");
  if (period.spans_years() && !behind) return fail("`from` can mean since or in: write `in`, `or later` or the years");
  return std::optional<Statement>(bounded_by(Bound::since, period));
}

Stated read_whole_statement(Cursor& cursor) {
  const size_t start = cursor.place();
  const edtf::Qualifier qualifiers = read_qualifiers(cursor);
  if (const auto bound = take_bound_words(cursor)) return read_bounded(cursor, *bound, qualifiers);
  if (take_between(cursor)) return read_between(cursor, qualifiers);
  cursor.back_to(start);  // the qualifiers are the period's
  if (cursor.take("from")) return read_from(cursor);
  auto range = read_range(cursor, nullptr);
  if (!range.ok() || !*range) return range;
  return read_ending(cursor, std::move(**range));
}

edtf::SetMember member_of(const Period& period) {
  return {.first = period.first,
          .last = period.single ? std::nullopt : std::optional(period.last),
          .range = !period.single};
}

}  // namespace

Result<std::optional<Statement>> read_statement(Cursor& cursor) {
  const size_t start = cursor.place();
  auto stated = read_whole_statement(cursor);
  if (stated.ok() && !*stated) cursor.back_to(start);
  return stated;
}

void add_qualifier(Statement& statement, edtf::Qualifier qualifier) {
  for (Period& period : statement.periods) add_qualifier(period, qualifier);
  if (statement.from) add_qualifier(*statement.from, qualifier);
  if (statement.until) add_qualifier(*statement.until, qualifier);
}

std::vector<edtf::SetMember> members_of(const Statement& statement) {
  switch (statement.kind) {
    case Statement::Kind::bounded: return {{.first = statement.from, .last = statement.until, .range = true}};
    case Statement::Kind::ongoing: return {{.first = statement.periods.front().first, .last = {}, .range = true}};
    case Statement::Kind::during:
    case Statement::Kind::one_of:
    case Statement::Kind::all_of: break;
  }
  std::vector<edtf::SetMember> members;
  for (const Period& period : statement.periods) members.push_back(member_of(period));
  return members;
}

edtf::Value value_of(const Statement& statement) {
  const bool plain = statement.kind == Statement::Kind::during || statement.kind == Statement::Kind::ongoing;
  if (!plain) return edtf::DateSet{.all = statement.kind == Statement::Kind::all_of, .members = members_of(statement)};
  const Period& period = statement.periods.front();
  if (statement.kind == Statement::Kind::ongoing) return edtf::Interval{period.first, edtf::OpenEnd{}};
  if (period.single) return period.first;
  return edtf::Interval{period.first, period.last};
}

}  // namespace damson::museum_dates
