// Keeps to the list of words; the text itself never changes.
#include "compiler/syntax/recovery/word_editor.h"

#include <algorithm>
#include <utility>

#include "DamsonLexer.h"
#include "compiler/syntax/words/word_kind.h"

namespace damson::syntax {

using grammar::DamsonLexer;

bool WordEditor::one_of(size_t index, std::initializer_list<size_t> types) const {
  return std::ranges::find(types, type(index)) != types.end();
}

bool WordEditor::is_used_elsewhere(size_t index) const {
  return std::ranges::any_of(words_.list, [&](const Word& other) {
    return other.type == DamsonLexer::NAME && other.span != at(index).span && words_.text_of(other) == text(index);
  });
}

size_t WordEditor::declaration_around(size_t index) const {
  int depth = 0;
  for (size_t at_word = index + 1; at_word-- > 0;) {
    depth += type(at_word) == DamsonLexer::LEFT_BRACE || type(at_word) == DamsonLexer::INTERPOLATION_OPEN ? 1 : 0;
    depth -= type(at_word) == DamsonLexer::RIGHT_BRACE ? 1 : 0;
    if (!begins_declaration_in_braces(words_, at_word, true)) continue;
    // behind its closing brace nothing is inside of it
    return depth < 0 || (depth == 0 && closes_bracket(before(index))) ? 0 : type(at_word);
  }
  return 0;
}

size_t WordEditor::end_of_line(size_t index) const {
  size_t end = index + 1;
  while (end + 1 < size() && !at(end).first_on_line) ++end;
  return end;
}

Span WordEditor::gap_before(size_t index) const {
  const Span place = at(index).span;
  return {.text = place.text, .begin = place.begin, .end = place.begin};
}

Span WordEditor::from_to(size_t first, size_t last) const {
  return {.text = words_.text, .begin = at(first).span.begin, .end = at(last).span.end};
}

void WordEditor::erase(size_t index, size_t count) {
  const auto first = words_.list.begin() + static_cast<std::ptrdiff_t>(index);
  if (index + count < size()) words_.list[index + count].first_on_line |= first->first_on_line;
  words_.list.erase(first, first + static_cast<std::ptrdiff_t>(count));
}

void WordEditor::insert(size_t index, size_t new_type) {
  Word word = at(index == 0 ? 0 : index - 1);
  word.type = new_type;
  word.span.begin = word.span.end;
  word.first_on_line = false;
  words_.list.insert(words_.list.begin() + static_cast<std::ptrdiff_t>(index), word);
}

void WordEditor::swap(size_t a, size_t b) { std::swap(words_.list[a], words_.list[b]); }

void WordEditor::join(size_t first, size_t last, size_t new_type) {
  words_.list[first].span.end = words_.list[last].span.end;
  words_.list[first].type = new_type;
  words_.list.erase(words_.list.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    words_.list.begin() + static_cast<std::ptrdiff_t>(last) + 1);
}

}  // namespace damson::syntax
