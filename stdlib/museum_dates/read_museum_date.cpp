// Reads a whole written date: the work's own date first, then what is said besides.
#include "stdlib/museum_dates/read_museum_date.h"

#include <algorithm>

#include "stdlib/museum_dates/date_words.h"
#include "stdlib/museum_dates/statement.h"

namespace damson::museum_dates {

namespace {

bool says_nothing_known(Cursor cursor) {
  for (auto words : {std::initializer_list<std::string_view>{"date", "not", "known"}, {"no", "date"}, {"date", "unknown"},
                     {"n", "d"}, {"nd"}, {"undated"}, {"not", "dated"}, {"unknown"}, {"not", "known"}, {"unrecorded"},
                     {"date", "not", "recorded"}}) {
    Cursor attempt = cursor;
    if (attempt.take_words(words) && attempt.done()) return true;
  }
  return false;
}

bool ends_clause(const Token& token) {
  return token.is(",") || token.is(";") || token.is(":") || token.is("(") || token.is(")");
}

/// What the words up to the end of the clause are about; making outweighs the rest.
EventKind event_of_clause(const Cursor& cursor) {
  EventKind kind = EventKind::none;
  for (size_t ahead = 0; !ends_clause(cursor.peek(ahead)) && !cursor.peek(ahead).text.empty(); ++ahead) {
    if (!cursor.peek(ahead).is(Token::Kind::word)) continue;
    const EventKind found = event_word(cursor.peek(ahead).text);
    if (found == EventKind::making) return found;
    if (found != EventKind::none) kind = found;
  }
  return kind;
}

/// "first published" of "first published 1830": the event's date is all that is known of the work's. Gives the doubt that
/// stands before the event.
edtf::Qualifier skip_leading_event(Cursor& cursor) {
  const size_t start = cursor.place();
  const edtf::Qualifier qualifier = read_qualifiers(cursor);
  if (cursor.peek().is(Token::Kind::ordinal) && cursor.peek().number == 1 && event_word(cursor.peek(1).text) != EventKind::none) {
    cursor.skip();
  }
  if (event_word(cursor.peek().text) == EventKind::none) return cursor.back_to(start), edtf::Qualifier{};
  while (cursor.peek().is(Token::Kind::word) && event_word(cursor.peek().text) != EventKind::none) cursor.skip();
  cursor.take("in");
  return qualifier;
}

/// The words of "completed in" before the date that they are about. Whether they were nothing but events: "(made)".
bool skip_making_words(Cursor& cursor) {
  bool only_events = true;
  while (!ends_clause(cursor.peek()) && cursor.peek().is(Token::Kind::word)) {
    if (qualifier_word(cursor.peek().text) || cursor.peek().is("after") || cursor.peek().is("before")) break;
    only_events &= event_word(cursor.peek().text) != EventKind::none;
    cursor.skip();
  }
  return only_events;
}

/// A clause behind the first: another date of the work, or something about copies, casts and exhibitions, which is left out.
/// `about` is what the clause before was about: a bare date behind "exhibited 1809" is one more exhibition.
std::optional<Error> read_further_clause(Cursor& cursor, EventKind& about, std::vector<edtf::SetMember>& members) {
  const EventKind event = event_of_clause(cursor);
  if (event != EventKind::none) about = event;
  if (about == EventKind::other) {
    while (!cursor.done() && !ends_clause(cursor.peek())) cursor.skip();
    return std::nullopt;
  }
  if (event == EventKind::making && skip_making_words(cursor) && (cursor.done() || ends_clause(cursor.peek()))) return std::nullopt;
  auto statement = read_statement(cursor);
  if (!statement.ok()) return statement.error();
  if (!*statement) return fail("what stands behind the date is not understood");
  for (auto& member : members_of(**statement)) members.push_back(std::move(member));
  return std::nullopt;
}

std::optional<Error> read_further_clauses(Cursor& cursor, std::vector<edtf::SetMember>& members) {
  EventKind about = EventKind::none;
  while (!cursor.done()) {
    const bool bracket = cursor.take("(");
    if (!bracket && !cursor.take(",") && !cursor.take(";") && !cursor.take(":")) {
      // "1936 replica": the event stands behind the date without a comma
      if (event_of_clause(cursor) == EventKind::none) return fail("what stands behind the date is not understood");
    }
    const size_t known = members.size();
    if (auto problem = read_further_clause(cursor, about, members)) return problem;
    if (bracket && about == EventKind::none && members.size() != known) {
      return fail("a second date in brackets can be another reading or another date: write `or` or `and`");
    }
    if (bracket && !cursor.take(")")) return fail("a bracket is not closed");
  }
  return std::nullopt;
}

/// `[c. 1890]`: a date that the cataloguer supplied.
std::vector<Token> without_outer_brackets(std::vector<Token> tokens) {
  if (tokens.size() < 3 || !tokens.front().is("[") || !tokens.back().is("]")) return tokens;
  return {tokens.begin() + 1, tokens.end() - 1};
}

/// Several dates of the work: all of them, each once.
Result<std::optional<edtf::Value>> with_further_dates(const Statement& first, std::vector<edtf::SetMember> further) {
  const bool certain = first.kind == Statement::Kind::during || first.kind == Statement::Kind::all_of;
  std::vector<edtf::SetMember> members = members_of(first);
  for (auto& member : further) {
    if (member.range && (!member.first || !member.last)) return fail("a date and an open date stand side by side");
    if (std::find(members.begin(), members.end(), member) == members.end()) members.push_back(std::move(member));
  }
  if (members.size() == members_of(first).size()) return std::optional<edtf::Value>(value_of(first));
  if (!certain) return fail("alternatives and a further date stand side by side");
  return std::optional<edtf::Value>(edtf::DateSet{.all = true, .members = std::move(members)});
}

}  // namespace

Result<std::optional<edtf::Value>> read_museum_date(std::string_view text) {
  Cursor cursor(without_outer_brackets(tokens_of(text)));
  if (cursor.done() || says_nothing_known(cursor)) return std::optional<edtf::Value>();
  const edtf::Qualifier doubt = skip_leading_event(cursor);
  auto statement = read_statement(cursor);
  if (!statement.ok()) return statement.error();
  if (!*statement) return fail("this is not a date that can be read");
  for (Period& period : (*statement)->periods) add_qualifier(period, doubt);
  std::vector<edtf::SetMember> further;
  if (auto problem = read_further_clauses(cursor, further)) return *problem;
  return with_further_dates(**statement, std::move(further));
}

}  // namespace damson::museum_dates
