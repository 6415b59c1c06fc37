// Looking at words around a place, and changing them there.
#pragma once

#include <initializer_list>
#include <string_view>

#include "compiler/syntax/words/words.h"

namespace damson::syntax {

class WordEditor {
 public:
  explicit WordEditor(Words& words) : words_(words) {}

  size_t size() const { return words_.list.size(); }
  const Word& at(size_t index) const { return words_.at(index); }
  size_t type(size_t index) const { return words_.at(index).type; }
  size_t before(size_t index) const { return index == 0 ? size_t{0} : type(index - 1); }
  std::string_view text(size_t index) const { return words_.text_of(at(index)); }
  /// Whether the word stands on the line of the one before it.
  bool same_line(size_t index) const { return index < size() && !at(index).first_on_line; }
  bool one_of(size_t index, std::initializer_list<size_t> types) const;
  /// Whether a name with these letters stands elsewhere too.
  bool is_used_elsewhere(size_t index) const;
  /// The keyword of the declaration around a place; 0 outside of all.
  size_t declaration_around(size_t index) const;
  /// The first word behind the line of `index`.
  size_t end_of_line(size_t index) const;
  Span gap_before(size_t index) const;
  Span from_to(size_t first, size_t last) const;

  void change(size_t index, size_t type) { words_.list[index].type = type; }
  void erase(size_t index, size_t count = 1);
  /// A word without letters, in front of `index`.
  void insert(size_t index, size_t type);
  void swap(size_t a, size_t b);
  /// One word from the beginning of `first` to the end of `last`.
  void join(size_t first, size_t last, size_t type);
  Words& words() { return words_; }

 private:
  Words& words_;
};

}  // namespace damson::syntax
