// The words (tokens) of a spec, with places in bytes, and its comments. What the parser, the recovery and the tree
// share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/syntax/tree.h"
#include "runtime/diagnostics/source_text.h"

namespace damson::syntax {

struct Word {
  size_t type = 0;  // one of grammar::DamsonLexer's
  Span span;        // empty for a word that recovery has put in
  uint32_t line = 0;
  uint32_t column = 0;  // from 0, in code points
  bool first_on_line = false;
  uint32_t made = 0;  // its text is the one of that number in `made`, from 1, not what stands at its place
};

/// Without white space and comments; the last word is the end of the text.
struct Words {
  uint32_t text = 0;
  std::string_view content;
  std::vector<Word> list;
  std::vector<Comment> comments;
  std::deque<std::string> made = {};  // texts that recovery reads in the place of what is written

  std::string_view text_of(const Word& word) const {
    if (word.made != 0) return made[word.made - 1];
    return content.substr(word.span.begin, word.span.end - word.span.begin);
  }
  const Word& at(size_t index) const { return list[index < list.size() ? index : list.size() - 1]; }
};

/// Reads `content`, which is valid UTF-8. `skipped` bytes at its start (a byte-order mark) are left out.
Words read_words(uint32_t text, std::string_view content, size_t skipped);

}  // namespace damson::syntax
