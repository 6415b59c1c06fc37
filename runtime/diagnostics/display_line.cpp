// Measuring a line of source text.
#include "runtime/diagnostics/display_line.h"

#include <algorithm>

#include "runtime/base/utf8.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson {

namespace {

constexpr size_t tab_stop = 4;
constexpr size_t measured_bytes = 1000;  // of a line: as much as the widest screens show
constexpr size_t bytes_before = 60;      // of these, before what is wanted

/// The beginning of the character that byte `at` belongs to.
size_t character_begin(std::string_view line, size_t at) {
  const auto is_inside = [&](size_t place) { return (static_cast<unsigned char>(line[place]) & 0xC0U) == 0x80U; };
  for (size_t back = 0; back < 3 && at > 0 && is_inside(at); ++back) --at;
  return at;
}

}  // namespace

DisplayLine::DisplayLine(std::string_view line, size_t wanted) : bytes_(line.size()) {
  const size_t begin =
      line.size() <= measured_bytes ? 0 : character_begin(line, wanted - std::min(wanted, bytes_before));
  const size_t end = std::min(line.size(), begin + measured_bytes);
  if (begin > 0) add_mark(begin);
  size_t at = begin;
  while (at < end) {
    const size_t bytes = utf8_unit_at(line, at).bytes;
    add(line, at, bytes);
    at += bytes;
  }
  if (at < line.size()) add_mark(at);
}

void DisplayLine::add(std::string_view line, size_t at, size_t bytes) {
  const Utf8Unit unit = utf8_unit_at(line, at);
  std::string text = harmless(line.substr(at, bytes));
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
    return;
  }
  glyphs_.push_back({std::move(text), at, columns_, width});
  columns_ += width;
}

void DisplayLine::add_mark(size_t offset) {
  glyphs_.push_back({"…", offset, columns_, 1});
  ++columns_;
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
