// Putting styled lines together.
#include "runtime/diagnostics/styled_text.h"

#include <fmt/format.h>

#include "runtime/base/utf8.h"

namespace damson {

namespace {

std::string_view terminal_code(TextStyle style) {
  switch (style) {
    case TextStyle::plain: return "";
    case TextStyle::strong: return "\x1b[1m";
    case TextStyle::frame: return "\x1b[1;34m";
    case TextStyle::error: return "\x1b[1;31m";
    case TextStyle::warning: return "\x1b[1;33m";
    case TextStyle::related: return "\x1b[1;34m";
  }
  return "";
}

}  // namespace

void StyledLine::put(size_t column, std::string_view glyph, TextStyle style) {
  if (cells_.size() <= column) cells_.resize(column + 1);
  cells_[column] = {std::string(glyph), style};
}

void StyledLine::write(size_t column, std::string text, TextStyle style) {
  cells_.resize(column);
  cells_.push_back({std::move(text), style});
}

std::string StyledLine::rendered(bool colour) const {
  std::string out;
  for (size_t i = 0; i < cells_.size();) {
    if (cells_[i].text.empty()) {
      out += ' ';
      ++i;
      continue;
    }
    const TextStyle style = cells_[i].style;
    std::string run;
    for (; i < cells_.size() && !cells_[i].text.empty() && cells_[i].style == style; ++i) run += cells_[i].text;
    out += styled(run, style, colour);
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string styled(std::string_view text, TextStyle style, bool colour) {
  if (!colour || style == TextStyle::plain || text.empty()) return std::string(text);
  return fmt::format("{}{}\x1b[0m", terminal_code(style), text);
}

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    const char32_t c = unit.code_point;
    if (!unit.valid) {
      out += "\uFFFD";
    } else if (c == 0x7F) {
      out += "\u2421";
    } else if (c < 0x20) {
      out += '\xE2';  // U+2400 and following: pictures of the control characters
      out += '\x90';
      out += static_cast<char>(0x80 + c);
    } else if ((c >= 0x80 && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
      out += "\uFFFD";  // further controls, and marks that reorder what follows them
    } else {
      out += text.substr(at, unit.bytes);
    }
    at += unit.bytes;
  }
  return out;
}

}  // namespace damson
