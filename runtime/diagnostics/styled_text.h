// Text in pieces that know how they should look, and the terminal codes for that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace damson {

enum class TextStyle : uint8_t {
  plain,
  strong,  // the message
  frame,   // line numbers, bars and arrows
  error,
  warning,
  related,  // underlines and words at places that are not the primary one
};

struct StyledPiece {
  std::string text;
  TextStyle style = TextStyle::plain;
};

/// One line, put together from left to right. Columns may be written in any order before `text` is added behind them.
class StyledLine {
 public:
  /// Puts a one-column `glyph` at `column`, over what is there.
  void put(size_t column, std::string_view glyph, TextStyle style);
  /// Writes `text` from `column` on; nothing may be put behind it afterwards.
  void write(size_t column, std::string text, TextStyle style);

  bool taken(size_t column) const { return column < cells_.size() && !cells_[column].text.empty(); }
  /// Without blanks at the end.
  std::string rendered(bool colour) const;

 private:
  std::vector<StyledPiece> cells_;  // an empty text is a blank column
};

std::string styled(std::string_view text, TextStyle style, bool colour);

/// `text` with control characters made visible and broken UTF-8 replaced, so that data cannot steer the terminal.
std::string harmless(std::string_view text);

}  // namespace damson
