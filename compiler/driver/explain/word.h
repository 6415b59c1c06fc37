// The words of the language itself, each explained in short with an example that the tests compile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace damson {

enum class WordKind : uint8_t { declaration, map_line, expression, type, term };

/// Where the example stands in a spec.
enum class WordPlace : uint8_t {
  top,     // beside a schema `Work`, a source `works`, a lookup `people`, a target `assets` and a map between them
  map,     // lines of that map
  schema,  // fields and rules of a schema
};

struct Word {
  std::string_view name;
  WordKind kind;
  std::string_view summary;
  std::string_view example;
  WordPlace place;
};

/// Declarations, lines of a map, expressions, types; in the order in which one learns them.
const std::vector<Word>& all_words();
const Word* find_word(std::string_view name);

std::string_view kind_text(WordKind kind);

/// A whole spec that the example is part of.
std::string spec_around(const Word& word);

}  // namespace damson
