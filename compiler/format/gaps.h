// What stands between two words besides white space: comments, and blank lines, of which one counts.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/syntax/words/words.h"

namespace damson::format {

struct GapComment {
  std::string_view text;  // without white space at its end
  bool own_line = false;
  bool blank_before = false;  // a blank line stands before it
};

struct Gap {
  std::vector<GapComment> comments;
  bool blank_at_end = false;  // a blank line stands before the second word
  bool has_break = false;     // the second word stands on another line

  bool has_blank() const;
};

/// Of `content` from byte `begin` to byte `end`, between which there are no words but commas.
Gap gap_between(const syntax::Words& words, uint32_t begin, uint32_t end);

/// Between two words by their numbers; commas between them do not matter.
Gap gap_between_words(const syntax::Words& words, size_t left, size_t right);

/// Whether a comment stands between any two words from `first` to before `end`.
bool has_comments(const syntax::Words& words, size_t first, size_t end);

}  // namespace damson::format
