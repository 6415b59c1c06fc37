// The table, put together from its families, and looked up by name.
#include "compiler/elsewhere/foreign_word.h"

#include <algorithm>

#include "compiler/elsewhere/all_families.h"

namespace damson {

namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lowered, lowered); }

bool is_called(const ForeignWord& word, std::string_view name) {
  return same_letters(word.name, name) ||
         std::ranges::any_of(word.also, [&](std::string_view also) { return same_letters(also, name); });
}

}  // namespace

const std::vector<ForeignWord>& all_foreign_words() {
  static const std::vector<ForeignWord> words = declare_foreign_words();
  return words;
}

const ForeignWord* find_foreign_word(std::string_view name, ForeignPlace place) {
  for (const ForeignWord& word : all_foreign_words()) {
    if (word.place == place && is_called(word, name)) return &word;
  }
  return nullptr;
}

std::vector<const ForeignWord*> foreign_words_called(std::string_view name) {
  std::vector<const ForeignWord*> found;
  for (const ForeignWord& word : all_foreign_words()) {
    if (is_called(word, name)) found.push_back(&word);
  }
  std::ranges::stable_sort(found, {}, &ForeignWord::place);
  return found;
}

}  // namespace damson
