// Reads a whole written date: which of the dates in it are the work's own.
#include "stdlib/museum_dates/read_museum_date.h"

#include <algorithm>

#include "stdlib/museum_dates/clauses.h"

namespace damson::museum_dates {

namespace {

using Read = Result<std::optional<edtf::Value>>;
using Clauses = std::vector<Clause>;

bool says_nothing_known(Cursor& cursor) {
  if (!cursor.peek().is(Token::Kind::word)) return false;
  for (auto words : {std::initializer_list<std::string_view>{"date", "not", "known"},
                     {"no", "date"},
                     {"date", "unknown"},
                     {"unknown", "date"},
                     {"dates", "unknown"},
                     {"n", "d"},
                     {"nd"},
                     {"s", "d"},
                     {"undated"},
                     {"not", "dated"},
                     {"unknown"},
                     {"not", "known"},
                     {"unrecorded"},
                     {"not", "recorded"},
                     {"date", "not", "recorded"},
                     {"date", "unrecorded"},
                     {"date", "not", "given"},
                     {"no", "date", "given"},
                     {"no", "date", "recorded"},
                     {"date", "undetermined"},
                     {"undetermined"},
                     {"without", "date"},
                     {"date", "is", "unknown"}}) {
    const Lookahead ahead(cursor);
    if (cursor.take_words(words) && cursor.done()) return true;
  }
  return false;
}

/// The place of the bracket that closes the first token's.
size_t closing_bracket(const std::vector<Token>& tokens) {
  const std::string_view open = tokens.front().is("[") ? "[" : "(";
  const std::string_view close = tokens.front().is("[") ? "]" : ")";
  int depth = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is(open)) ++depth;
    if (tokens[i].is(close) && --depth == 0) return i;
  }
  return tokens.size();
}

/// "[c. 1890]" and "(1860)": a date that the cataloguer supplied. "(August 11–14) 1969": a part of it.
std::vector<Token> without_outer_brackets(std::vector<Token> tokens) {
  if (tokens.size() < 3 || (!tokens.front().is("[") && !tokens.front().is("("))) return tokens;
  const size_t closing = closing_bracket(tokens);
  if (closing == tokens.size()) return tokens;
  const auto is_year = [](const Token& token) { return token.is(Token::Kind::number) && token.digits == 4; };
  const auto end_of_brackets = tokens.begin() + static_cast<std::ptrdiff_t>(closing);
  const bool whole = closing + 1 == tokens.size();
  const bool year_behind =
      !whole && is_year(tokens[closing + 1]) && std::none_of(tokens.begin(), end_of_brackets, is_year);
  if (!whole && !year_behind) return tokens;
  tokens.erase(end_of_brackets);
  tokens.erase(tokens.begin());
  return tokens;
}

bool is_own_date(const Clause& clause) {
  switch (clause.event) {
    case EventKind::none:
    case EventKind::making:
    case EventKind::design:
    case EventKind::rework: return true;
    case EventKind::beginning:
    case EventKind::inscription:
    case EventKind::appearance:
    case EventKind::registration:
    case EventKind::reproduction:
    case EventKind::afterlife: return false;
  }
  return false;
}

Clauses with_event(const Clauses& clauses, EventKind event) {
  Clauses found;
  std::copy_if(clauses.begin(), clauses.end(), std::back_inserter(found),
               [event](const Clause& clause) { return clause.event == event; });
  return found;
}

/// Whether the one is wholly over before the other begins.
bool is_before(const edtf::Value& one, const edtf::Value& other) {
  const auto end = edtf::last_day(one);
  const auto begin = edtf::first_day(other);
  return end && begin && *end < *begin;
}

/// "1860s, 1865" can be a correction as well as another date; "c. 1819, 1819" are the dates of two parts.
bool overlap(const edtf::SetMember& one, const edtf::SetMember& other) {
  const edtf::Value first = edtf::DateSet{.all = false, .members = {one}};
  const edtf::Value second = edtf::DateSet{.all = false, .members = {other}};
  const bool same_days =
      edtf::first_day(first) == edtf::first_day(second) && edtf::last_day(first) == edtf::last_day(second);
  return !same_days && !is_before(first, second) && !is_before(second, first);
}

bool is_before_all(const Clause& one, const Clauses& others) {
  return std::all_of(others.begin(), others.end(), [&](const Clause& other) {
    return is_before(value_of(one.statement), value_of(other.statement));
  });
}

/// What contradicts itself or leaves the making out.
std::optional<Error> order_problem(const Clauses& own, const Clauses& clauses) {
  const bool first_is_bare = own.front().event == EventKind::none;
  const auto is_rework = [](const Clause& clause) { return clause.event == EventKind::rework; };
  if (std::all_of(own.begin(), own.end(), is_rework))
    return fail("only changes to the work have a date here, not the making");
  for (const Clause& clause : own) {
    const bool made = clause.event == EventKind::making || is_rework(clause);
    if (made && first_is_bare && is_before(value_of(clause.statement), value_of(own.front().statement))) {
      return fail("a making stands behind a later date of which nothing is said");
    }
  }
  for (const Clause& clause : clauses) {
    if (clause.event == EventKind::appearance && is_before_all(clause, own)) {
      return fail("it is said to have been shown, printed or cast before it was made");
    }
    if (clause.event == EventKind::inscription && !first_is_bare && is_before_all(clause, own)) {
      return fail("it is said to have been signed or dated before it was made");
    }
  }
  return std::nullopt;
}

/// Alternatives are the last of a list ("1990, 1991 or 1992") or the only ones.
Result<bool> are_alternatives(const Clauses& own) {
  const bool last_is = own.back().statement.kind == Statement::Kind::one_of;
  for (size_t i = 0; i < own.size(); ++i) {
    const Statement::Kind kind = own[i].statement.kind;
    const bool last = i + 1 == own.size();
    const bool fits = last ? !last_is || i == 0 || own[i].listed
                           : kind != Statement::Kind::one_of &&
                                 (!last_is || (kind == Statement::Kind::during && (i == 0 || own[i].listed)));
    if (!fits) return fail("alternatives and a further date stand side by side");
  }
  return last_is;
}

bool is_open(const Statement& statement) { return statement.kind == Statement::Kind::bounded; }

std::optional<Error> add_member(std::vector<edtf::SetMember>& members, edtf::SetMember member) {
  for (const edtf::SetMember& known : members) {
    if (known == member) return std::nullopt;
    if (known.range && !known.last) return fail("a date stands behind one that is still open");
    if (overlap(known, member))
      return fail("two dates of which one lies in the other can be a date and its correction");
  }
  members.push_back(std::move(member));
  return std::nullopt;
}

/// Several dates of the work: all of them, each once, or one of them.
Read combined(const Clauses& own) {
  const Statement& first = own.front().statement;
  if (own.size() == 1 && first.kind != Statement::Kind::all_of) return std::optional<edtf::Value>(value_of(first));
  auto alternatives = are_alternatives(own);
  if (!alternatives.ok()) return alternatives.error();
  std::vector<edtf::SetMember> members;
  for (const Clause& clause : own) {
    if (is_open(clause.statement)) return fail("a date and an open date stand side by side");
    for (auto& member : members_of(clause.statement)) {
      if (auto problem = add_member(members, std::move(member))) return *problem;
    }
  }
  if (members.size() == members_of(first).size()) return std::optional<edtf::Value>(value_of(first));
  return std::optional<edtf::Value>(edtf::DateSet{.all = !*alternatives, .members = std::move(members)});
}

/// "begun 1860, completed 1865".
Read from_beginning_to_end(const Clauses& clauses) {
  const Clauses own = [&] {
    Clauses found;
    std::copy_if(clauses.begin(), clauses.end(), std::back_inserter(found), is_own_date);
    return found;
  }();
  const Clauses begun = with_event(clauses, EventKind::beginning);
  if (begun.size() != 1 || own.size() != 1 || !own.front().completion)
    return fail("a beginning needs the date of its end");
  const Statement& first = begun.front().statement;
  const Statement& last = own.front().statement;
  if (first.kind != Statement::Kind::during || last.kind != Statement::Kind::during) {
    return fail("the beginning and the end are not two plain dates");
  }
  if (!is_before(value_of(first), value_of(last))) return fail("it does not end after it begins");
  return std::optional<edtf::Value>(edtf::Interval{first.periods.front().first, last.periods.front().last});
}

/// Showings and patents in the order in which they are written, which must be that of time.
Read first_seen(const Clauses& seen) {
  const edtf::Value first = value_of(seen.front().statement);
  const auto first_begin = edtf::first_day(first);
  for (const Clause& later : seen) {
    const auto begin = edtf::first_day(value_of(later.statement));
    if (begin && first_begin && *begin < *first_begin) return fail("what is said to be earlier stands behind");
  }
  return std::optional<edtf::Value>(first);
}

/// Where nothing is said of the making: what the work is signed with, else when it was first seen.
Read without_making(const Clauses& clauses) {
  Clauses seen;
  std::copy_if(clauses.begin(), clauses.end(), std::back_inserter(seen), [](const Clause& clause) {
    return clause.event == EventKind::appearance || clause.event == EventKind::registration;
  });
  const Clauses inscriptions = with_event(clauses, EventKind::inscription);
  if (!inscriptions.empty()) {
    if (auto problem = order_problem(inscriptions, seen)) return *problem;
    return combined(inscriptions);
  }
  if (!seen.empty()) return first_seen(seen);
  const Clause& only = clauses.front();
  // "1950 replica" is a replica of 1950
  if (clauses.size() == 1 && only.event == EventKind::reproduction && only.event_behind) return combined(clauses);
  return fail("only copies or repairs have a date here, not the making");
}

Read work_date(const Clauses& clauses) {
  if (!with_event(clauses, EventKind::beginning).empty()) return from_beginning_to_end(clauses);
  Clauses own;
  std::copy_if(clauses.begin(), clauses.end(), std::back_inserter(own), is_own_date);
  if (own.empty()) return without_making(clauses);
  if (auto problem = order_problem(own, clauses)) return *problem;
  return combined(own);
}

}  // namespace

Result<std::optional<edtf::Value>> read_museum_date(std::string_view text) {
  Cursor cursor(without_outer_brackets(tokens_of(text)));
  if (cursor.done() || says_nothing_known(cursor)) return std::optional<edtf::Value>();
  auto clauses = read_clauses(cursor);
  if (!clauses.ok()) return clauses.error();
  return work_date(*clauses);
}

}  // namespace damson::museum_dates
