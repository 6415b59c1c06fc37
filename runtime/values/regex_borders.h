// What holds between two characters of a text: the borders of words and lines. RE2 knows the words of ASCII only, so a
// pattern with `\b` is matched against a text with a mark at every place where something holds.
#pragma once

#include <string>
#include <vector>

#include "runtime/values/arena.h"

namespace damson {

/// Facts of a place, bits of a mark. The marks are U+FDD0 to U+FDEF, which Unicode keeps out of texts for such uses.
enum BorderFact : uint8_t { word_border = 1, text_begin = 2, text_end = 4, line_begin = 8, line_end = 16 };

inline constexpr char32_t first_mark = 0xFDD0;
inline constexpr char32_t last_mark = 0xFDEF;

/// What of a text a pattern wants to see.
struct BorderMarks {
  uint8_t facts = 0;        // marks stand where one of these holds
  bool everywhere = false;  // or at all places
  size_t copies =
      0;  // how many stand at a place: each `\b` and the like of the pattern takes one. 0: the text itself is matched
};

class MarkedText {
 public:
  MarkedText(Text text, const BorderMarks& marks);

  Text text() const { return marked_; }
  /// Where the marks of a place of the text begin.
  size_t marked_place(size_t original) const { return marked_places_[original]; }
  /// The place of the text; the marks of a place all belong to it.
  size_t original_place(size_t marked) const { return original_places_[marked]; }

 private:
  std::string marked_;
  std::vector<size_t> marked_places_;
  std::vector<size_t> original_places_;
};

}  // namespace damson
