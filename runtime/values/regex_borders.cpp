// Marking the borders of words and lines in a text.
#include "runtime/values/regex_borders.h"

#include <array>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"
#include "runtime/values/unicode_classes.h"

namespace damson {

namespace {

bool is_mark_of_border(const Utf8Unit& unit) {
  return unit.valid && unit.code_point >= first_mark && unit.code_point <= last_mark;
}

uint8_t facts_between(Text text, size_t at, bool word_before, bool word_behind) {
  unsigned facts = 0;
  if (word_before != word_behind) facts |= word_border;
  if (at == 0) facts |= text_begin | line_begin;
  if (at == text.size()) facts |= text_end | line_end;
  if (at > 0 && text[at - 1] == '\n') facts |= line_begin;
  if (at < text.size() && text[at] == '\n') facts |= line_end;
  return static_cast<uint8_t>(facts);
}

}  // namespace

MarkedText::MarkedText(Text text, const BorderMarks& marks) {
  marked_.reserve(text.size() * 2);
  marked_places_.assign(text.size() + 1, 0);
  original_places_.reserve(text.size() * 2);
  bool word_before = false;
  for (size_t at = 0; at <= text.size();) {
    const Utf8Unit unit = at < text.size() ? utf8_unit_at(text, at) : Utf8Unit{};
    const bool word = at < text.size() && unit.valid && is_word_character(unit.code_point);
    const uint8_t facts = facts_between(text, at, word_before, word);
    marked_places_[at] = marked_.size();
    if (marks.everywhere || (facts & marks.facts) != 0) {
      std::array<char, 4> mark;
      const auto bytes = static_cast<size_t>(write_utf8(mark.data(), first_mark + facts) - mark.data());
      for (size_t copy = 0; copy < marks.copies; ++copy) marked_.append(mark.data(), bytes);
    }
    original_places_.resize(marked_.size() + 1, at);
    if (at == text.size()) break;
    // a mark that the text itself has becomes another character that no text should have, as long as it
    marked_ += is_mark_of_border(unit) ? Text("\uFFFE") : text.substr(at, unit.bytes);
    original_places_.resize(marked_.size(), at);
    for (size_t i = 1; i < unit.bytes; ++i) marked_places_[at + i] = marked_.size();
    at += unit.bytes;
    word_before = word;
  }
}

}  // namespace damson
