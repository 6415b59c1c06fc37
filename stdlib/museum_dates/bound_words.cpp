// Tables of the words that bounds are written with.
#include "stdlib/museum_dates/bound_words.h"

namespace damson::museum_dates {

namespace {

using Words = std::initializer_list<std::string_view>;

bool take_one_of(Cursor& cursor, std::initializer_list<Words> phrases) {
  for (const Words& words : phrases) {
    if (cursor.take_words(words)) return true;
  }
  return false;
}

std::optional<Bound> take_whole_bound(Cursor& cursor) {
  if (take_one_of(cursor, {{"on", "or", "after"},
                           {"in", "or", "after"},
                           {"not", "before"},
                           {"no", "earlier", "than"},
                           {"not", "earlier", "than"},
                           {"at", "the", "earliest"}})) {
    return Bound::since;
  }
  if (take_one_of(cursor, {{"on", "or", "before"},
                           {"in", "or", "before"},
                           {"not", "after"},
                           {"no", "later", "than"},
                           {"not", "later", "than"},
                           {"at", "the", "latest"},
                           {"at", "latest"},
                           {"up", "to"},
                           {"by"},
                           {"until"},
                           {"till"}})) {
    return Bound::until;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Bound> take_bound_words(Cursor& cursor) {
  if (const auto bound = take_whole_bound(cursor)) return bound;
  const size_t start = cursor.place();
  // how near the bound is has no place in EDTF; the bound holds all the same
  const bool near = cursor.take_any({"shortly", "soon", "just", "sometime"});
  if (take_one_of(cursor, {{"after"}, {"post"}, {"later", "than"}})) {
    cursor.take_dash();
    return Bound::after;
  }
  if (take_one_of(cursor, {{"before"}, {"pre"}, {"prior", "to"}, {"earlier", "than"}})) {
    cursor.take_dash();
    return Bound::before;
  }
  if (near) cursor.back_to(start);
  return std::nullopt;
}

std::optional<Bound> take_bound_behind(Cursor& cursor) {
  const size_t start = cursor.place();
  if (cursor.take_dash() && cursor.take_any({"onward", "onwards"})) return Bound::since;
  cursor.back_to(start);
  cursor.take(",");
  if (take_one_of(cursor, {{"or", "later"},
                           {"or", "after"},
                           {"and", "later"},
                           {"onward"},
                           {"onwards"},
                           {"and", "onward"},
                           {"and", "onwards"},
                           {"at", "the", "earliest"},
                           {"at", "earliest"}})) {
    return Bound::since;
  }
  if (cursor.peek().is("on") && cursor.ends(1)) return cursor.skip(), Bound::since;
  if (take_one_of(cursor, {{"or", "earlier"}, {"or", "before"}, {"at", "the", "latest"}, {"at", "latest"}})) {
    return Bound::until;
  }
  return cursor.back_to(start), std::nullopt;
}

bool take_between(Cursor& cursor) { return cursor.take_any({"between", "bet", "betw", "btw", "btwn"}); }

}  // namespace damson::museum_dates
