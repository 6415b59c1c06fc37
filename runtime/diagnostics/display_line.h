// A line of source text as a terminal shows it: tabs widened, controls made visible, wide characters counted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace damson {

class DisplayLine {
 public:
  /// Of a line that no screen shows whole only the part around byte `wanted` is measured, with `…` for the rest.
  explicit DisplayLine(std::string_view line, size_t wanted = 0);

  /// The display column, from 0, of the character that holds byte `offset`; behind the last one for any offset beyond.
  size_t column(size_t offset) const;
  size_t columns() const { return columns_; }

  /// What stands in the columns from `first` up to `last`, with `…` where something is cut off.
  std::string shown(size_t first, size_t last) const;

 private:
  struct Glyph {
    std::string text;
    size_t offset;  // of its first byte
    size_t column;
    size_t width;
  };

  void add(std::string_view line, size_t at, size_t bytes);
  void add_mark(size_t offset);

  std::vector<Glyph> glyphs_;
  size_t bytes_ = 0;
  size_t columns_ = 0;
};

}  // namespace damson
