// Cutting a written date into clauses, and reading the events in them.
#include "stdlib/museum_dates/clauses.h"

#include <algorithm>

namespace damson::museum_dates {

namespace {

constexpr std::string_view not_understood = "what stands behind the date is not understood";

bool ends_clause(const Token& token) {
  for (std::string_view mark : {",", ";", ":", "(", ")", "[", "]"}) {
    if (token.is(mark)) return true;
  }
  return false;
}

bool at_clause_end(const Cursor& cursor) { return cursor.done() || ends_clause(cursor.peek()); }

void skip_clause(Cursor& cursor) {
  while (!at_clause_end(cursor)) cursor.skip();
}

EventKind event_of(const Token& token) {
  return token.is(Token::Kind::word) ? event_word(token.text) : EventKind::none;
}

bool may_be_of_a_date(const Token& token) {
  return token.is(Token::Kind::number) || token.is(Token::Kind::decade) || token.is(Token::Kind::ordinal);
}

/// "printed in London" has no date of its own.
bool has_no_date(const Cursor& cursor) {
  size_t ahead = 0;
  while (!cursor.ends(ahead) && !ends_clause(cursor.peek(ahead)) && !may_be_of_a_date(cursor.peek(ahead))) ++ahead;
  return cursor.ends(ahead) || ends_clause(cursor.peek(ahead));
}

/// What the words up to the first number are about; making outweighs the rest.
EventKind event_of_clause(const Cursor& cursor) {
  EventKind kind = EventKind::none;
  for (size_t ahead = 0; !cursor.ends(ahead) && !ends_clause(cursor.peek(ahead)); ++ahead) {
    const Token& token = cursor.peek(ahead);
    if (may_be_of_a_date(token) && token.text != "first") break;
    kind = std::min(kind, event_of(token));
  }
  return kind;
}

bool take_filler(Cursor& cursor) {
  const Token& token = cursor.peek();
  const bool first =
      token.is(Token::Kind::ordinal) && token.text == "first" && event_of(cursor.peek(1)) != EventKind::none;
  if (first || ((token.is(Token::Kind::word) || token.is("&")) && is_filler(token.text))) return cursor.skip(), true;
  return cursor.take_words({"by", "the", "artist"}) || cursor.take_words({"by", "another", "hand"});
}

/// "probably" behind "1860s,": what follows narrows the first date or is another.
bool is_supposition(const Token& token) {
  const auto doubt = token.is(Token::Kind::word) ? qualifier_word(token.text) : std::nullopt;
  return doubt && doubt->uncertain;
}

bool has_alternatives(const Statement& statement) {
  return statement.kind == Statement::Kind::one_of || statement.kind == Statement::Kind::all_of;
}

struct Events {
  EventKind kind = EventKind::none;
  bool completion = false;
};

/// "re-" of "re-fabricated" is a word of its own, which a hyphen joins to the next.
void skip_event(Cursor& cursor, Events& events) {
  events.kind = std::min(events.kind, event_of(cursor.peek()));
  events.completion |= is_completion(cursor.peek().text);
  cursor.skip();
  if (cursor.peek().is(Token::Kind::dash) && event_of(cursor.peek(1)) != EventKind::none) cursor.skip();
}

/// "first published in", "reworked and exhibited". Nothing where there is another word before the events.
Events take_events(Cursor& cursor) {
  const size_t start = cursor.place();
  Events events;
  while (true) {
    if (event_of(cursor.peek()) != EventKind::none) {
      skip_event(cursor, events);
    } else if (!take_filler(cursor)) {
      break;
    }
  }
  if (events.kind == EventKind::none) return cursor.back_to(start), events;
  cursor.take(":");
  return events;
}

bool event_follows(Cursor& cursor) {
  const Lookahead ahead(cursor);
  read_qualifiers(cursor);
  return take_events(cursor).kind != EventKind::none;
}

/// "1860, or printed 1870": what is joined here is not understood.
bool joins_dates(const Token& token) {
  for (std::string_view word : {"or", "to", "until", "till", "through", "from", "not"}) {
    if (token.is(word)) return true;
  }
  return false;
}

class ClauseReader {
 public:
  explicit ClauseReader(Cursor& cursor) : cursor_(cursor) {}

  Result<std::vector<Clause>> run() {
    if (auto problem = first_clause()) return *problem;
    while (!cursor_.done()) {
      if (auto problem = further_clause()) return *problem;
    }
    return std::move(clauses_);
  }

 private:
  std::optional<Error> first_clause() {
    const bool bracket = cursor_.take("(");
    const bool square = !bracket && cursor_.take("[");
    if (auto problem = leading_date()) return problem;
    if (bracket || square) {
      if (!cursor_.take(bracket ? ")" : "]")) return fail("a bracket is not closed");
      add_qualifier(clauses_.front().statement, read_qualifiers(cursor_));
    }
    return event_behind();
  }

  std::optional<Error> leading_date() {
    const size_t start = cursor_.place();
    const edtf::Qualifier doubt = read_qualifiers(cursor_);
    const Events events = take_events(cursor_);
    if (events.kind == EventKind::none) cursor_.back_to(start);
    auto statement = read_statement(cursor_);
    if (!statement.ok()) return statement.error();
    if (!*statement) return fail("this is not a date that can be read");
    if (events.kind != EventKind::none) add_qualifier(**statement, doubt);
    about_ = events.kind;
    clauses_.push_back({.statement = std::move(**statement), .event = events.kind, .completion = events.completion});
    return std::nullopt;
  }

  /// "1936 replica", "1890 (printed)": the event is that of the date before it, unless another date follows.
  std::optional<Error> event_behind() {
    const size_t start = cursor_.place();
    const bool bracket = cursor_.take("(");
    const bool square = !bracket && cursor_.take("[");
    read_qualifiers(cursor_);
    const Events events = take_events(cursor_);
    if (events.kind > EventKind::rework && has_no_date(cursor_)) skip_clause(cursor_);
    const bool closed = bracket ? cursor_.take(")") : square ? cursor_.take("]") : at_clause_end(cursor_);
    if (events.kind == EventKind::none || !closed) return cursor_.back_to(start), std::nullopt;
    Clause& clause = clauses_.back();
    if (clause.event != EventKind::none) return std::nullopt;
    if (events.kind > EventKind::rework && has_alternatives(clause.statement)) {
      return fail("what is said behind two dates can be about both or the last");
    }
    clause.event = events.kind;
    clause.completion = events.completion;
    clause.event_behind = true;
    return std::nullopt;
  }

  std::optional<Error> further_clause() {
    const bool bracket = cursor_.take("(");
    const bool square = !bracket && cursor_.take("[");
    const bool comma = !bracket && !square && cursor_.take(",");
    const bool mark = comma || bracket || square || cursor_.take(";") || cursor_.take(":");
    if (comma || (mark && !bracket && !square)) cursor_.take("and");
    const EventKind event = event_of_clause(cursor_);
    if (!mark && (event == EventKind::none || !event_follows(cursor_))) return fail(std::string(not_understood));
    if (joins_dates(cursor_.peek())) return fail(std::string(not_understood));
    auto problem = event == EventKind::none ? bare_date(comma, bracket || square) : date_of_event(event);
    if (problem) return problem;
    if ((bracket && !cursor_.take(")")) || (square && !cursor_.take("]"))) return fail("a bracket is not closed");
    return std::nullopt;
  }

  /// A bare date behind "exhibited 1809" is one more exhibition.
  std::optional<Error> bare_date(bool comma, bool bracket) {
    if (is_supposition(cursor_.peek()))
      return fail("a second date that is supposed can be another reading or another date");
    if (cursor_.peek().is("c") && cursor_.peek(1).is(Token::Kind::number) && cursor_.peek(1).glued) {
      return fail("a `c` before a second year can be circa or a copyright");
    }
    auto statement = read_statement(cursor_);
    if (!statement.ok()) return statement.error();
    if (!*statement) return fail(std::string(not_understood));
    if (bracket && about_ == EventKind::none) {
      return fail("a second date in brackets can be another reading or another date: write `or` or `and`");
    }
    if ((*statement)->periods.front().plain_year && clauses_.back().statement.periods.back().names_a_month) {
      return fail("the month can belong to the first year or to both: write it with each");
    }
    const bool cut_off = !comma && about_ != EventKind::none && about_ > EventKind::rework;
    const bool unclear = cut_off || shown_before();
    clauses_.push_back({.statement = std::move(**statement), .listed = comma});
    if (auto problem = event_behind()) return problem;
    Clause& clause = clauses_.back();
    if (clause.event != EventKind::none) return std::nullopt;
    if (unclear) return fail("what the last date is of is not said");
    clause.event = about_;
    return std::nullopt;
  }

  /// "1860, 1890 (printed), 1895": was it printed then, too?
  bool shown_before() const {
    const Clause& before = clauses_.back();
    return before.event_behind && before.event > EventKind::rework;
  }

  std::optional<Error> date_of_event(EventKind event) {
    about_ = event;
    const size_t start = cursor_.place();
    const edtf::Qualifier doubt = read_qualifiers(cursor_);
    const Events events = take_events(cursor_);
    const bool own = event <= EventKind::rework;
    if (events.kind != EventKind::none && at_clause_end(cursor_)) return std::nullopt;  // "1974, printed later"
    if (events.kind != EventKind::none) {
      auto statement = read_statement(cursor_);
      if (!statement.ok() && own) return statement.error();
      const bool followed = at_clause_end(cursor_) || event_of_clause(cursor_) != EventKind::none;
      if (statement.ok() && *statement && followed) {
        add_qualifier(**statement, doubt);
        clauses_.push_back(
            {.statement = std::move(**statement), .event = events.kind, .completion = events.completion});
        return std::nullopt;
      }
    }
    if (own) return fail(std::string(not_understood));
    cursor_.back_to(start);
    skip_clause(cursor_);
    return std::nullopt;
  }

  Cursor& cursor_;
  EventKind about_ = EventKind::none;  // what the clause before is about
  std::vector<Clause> clauses_;
};

}  // namespace

Result<std::vector<Clause>> read_clauses(Cursor& cursor) { return ClauseReader(cursor).run(); }

}  // namespace damson::museum_dates
