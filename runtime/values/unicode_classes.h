// Sets of characters that have names in regular expressions: letters, digits, white space and the like, as Unicode has
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/values/arena.h"

namespace damson {

enum class CharacterClass : uint8_t {
  alnum,
  alpha,
  ascii,
  blank,
  cntrl,
  digit,
  graph,
  lower,
  print,
  punct,
  space,
  upper,
  word,
  xdigit
};

struct CodePointRange {
  char32_t first;
  char32_t last;
};
/// In order, without neighbours that touch.
using CodePointRanges = std::vector<CodePointRange>;

/// `alpha` as it stands between `[:` and `:]`.
std::optional<CharacterClass> named_class(Text name);

/// The tables are made when they are first asked for.
const CodePointRanges& ranges_of(CharacterClass wanted);

/// All characters that are in none of them.
CodePointRanges complement_of(const CodePointRanges& ranges);

/// Whether `\w` finds it.
bool is_word_character(char32_t code_point);

}  // namespace damson
