// Measuring a line of source text.
#include "runtime/diagnostics/display_line.h"

#include <algorithm>

#include "runtime/base/utf8.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson {

namespace {

constexpr size_t tab_stop = 4;

}  // namespace

DisplayLine::DisplayLine(std::string_view line) : bytes_(line.size()) {
  for (size_t at = 0; at < line.size();) {
    const Utf8Unit unit = utf8_unit_at(line, at);
    std::string text = harmless(line.substr(at, unit.bytes));
    size_t width = 1;
    if (line[at] == '\t') {
      width = tab_stop - columns_ % tab_stop;
      text.assign(width, ' ');
    } else if (unit.valid && unit.code_point >= 0xA0) {
      width = static_cast<size_t>(std::max(0, terminal_width(unit.code_point)));
      if (text == "\uFFFD") width = 1;  // a mark that `harmless` replaced
    }
    if (width == 0 && !glyphs_.empty()) {
      glyphs_.back().text += text;  // a combining mark belongs to the character before it
    } else {
      glyphs_.push_back({std::move(text), at, columns_, width});
      columns_ += width;
    }
    at += unit.bytes;
  }
}

size_t DisplayLine::column(size_t offset) const {
  if (offset >= bytes_) return columns_;
  const auto after = std::upper_bound(glyphs_.begin(), glyphs_.end(), offset,
                                      [](size_t wanted, const Glyph& glyph) { return wanted < glyph.offset; });
  if (after == glyphs_.begin()) return 0;
  return std::prev(after)->column;
}

std::string DisplayLine::shown(size_t first, size_t last) const {
  std::string out;
  size_t written = first;
  const bool cut_before = first > 0;
  const bool cut_after = last < columns_;
  for (const Glyph& glyph : glyphs_) {
    if (glyph.column < first || glyph.column + glyph.width > last) continue;
    out.append(glyph.column - written, ' ');  // half of a wide character that did not fit
    written = glyph.column + glyph.width;
    const bool is_cut = (cut_before && glyph.column == first) || (cut_after && written == last);
    out += is_cut ? "…" + std::string(glyph.width > 0 ? glyph.width - 1 : 0, ' ') : glyph.text;
  }
  return out;
}

}  // namespace damson
