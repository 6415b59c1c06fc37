// The words (tokens) of a spec, with places in bytes, and its comments. What the parser, the recovery and the tree share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/syntax/tree.h"
#include "runtime/diagnostics/source_text.h"

namespace damson::syntax {

struct Word {
  size_t type = 0;  // one of grammar::DamsonLexer's
  Span span;        // empty for a word that recovery has put in
  uint32_t line = 0;
  uint32_t column = 0;        // from 0, in code points
  bool first_on_line = false;
};

/// Without white space and comments; the last word is the end of the text.
struct Words {
  uint32_t text = 0;
  std::string_view content;
  std::vector<Word> list;
  std::vector<Comment> comments;

  std::string_view text_of(const Word& word) const {
    return content.substr(word.span.begin, word.span.end - word.span.begin);
  }
  const Word& at(size_t index) const { return list[index < list.size() ? index : list.size() - 1]; }
};

/// Reads `content`, which is valid UTF-8. `skipped` bytes at its start (a byte-order mark) are left out.
Words read_words(uint32_t text, std::string_view content, size_t skipped);

}  // namespace damson::syntax
