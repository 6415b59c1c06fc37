// Cuts and wraps by terminal columns, never inside a code point.
#include "runtime/report/text_layout.h"

#include <algorithm>

#include "runtime/base/utf8.h"

namespace damson {

namespace {

size_t unit_width(const Utf8Unit& unit) {
  return static_cast<size_t>(unit.valid ? terminal_width(unit.code_point) : 1);
}

/// How many bytes of `text` fit `width` columns; at least one code point, so that wrapping always gets on.
size_t fitting_bytes(std::string_view text, size_t width) {
  size_t used = 0;
  size_t at = 0;
  while (at < text.size()) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (used + unit_width(unit) > width && at != 0) break;
    used += unit_width(unit);
    at += unit.bytes;
  }
  return at;
}

/// Collects words into lines.
class LineWrapper {
 public:
  LineWrapper(size_t width, size_t indent, size_t first_used) : width_(width), indent_(indent), used_(first_used) {}

  void add(std::string_view word) {
    const size_t word_width = display_width(word);
    const size_t gap = line_is_empty_ ? 0 : 1;
    if (used_ + gap + word_width <= width_) return put(word, gap, word_width);
    if (!line_is_empty_) break_line();
    // each piece is measured once: a word may be as long as a value of the data
    for (size_t left = word_width; used_ + left > width_;) {
      const size_t bytes = fitting_bytes(word, width_ > used_ ? width_ - used_ : 1);
      const size_t width = display_width(word.substr(0, bytes));
      put(word.substr(0, bytes), 0, 0);
      word.remove_prefix(bytes);
      left -= width;
      if (word.empty()) return;
      break_line();
    }
    put(word, 0, display_width(word));
  }

  std::string take() { return std::move(text_); }

 private:
  void put(std::string_view word, size_t gap, size_t word_width) {
    text_.append(gap, ' ');
    text_ += word;
    used_ += gap + word_width;
    line_is_empty_ = false;
  }

  void break_line() {
    text_ += '\n';
    text_.append(indent_, ' ');
    used_ = indent_;
    line_is_empty_ = true;
  }

  size_t width_;
  size_t indent_;
  size_t used_;
  bool line_is_empty_ = true;
  std::string text_;
};

}  // namespace

size_t display_width(std::string_view text) {
  size_t width = 0;
  for (size_t at = 0; at < text.size();) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    width += unit_width(unit);
    at += unit.bytes;
  }
  return width;
}

std::string pad_left_to(std::string_view text, size_t width) {
  const size_t used = display_width(text);
  std::string padded(used < width ? width - used : 0, ' ');
  padded += text;
  return padded;
}

std::string pad_right_to(std::string_view text, size_t width) {
  const size_t used = display_width(text);
  std::string padded(text);
  padded.append(used < width ? width - used : 0, ' ');
  return padded;
}

std::string shortened(std::string_view text, size_t width) {
  if (fitting_bytes(text, width) == text.size()) return std::string(text);
  return std::string(text.substr(0, fitting_bytes(text, width > 1 ? width - 1 : 1))) + "…";
}

std::string wrapped(std::string_view text, size_t width, size_t indent, size_t first_used) {
  LineWrapper wrapper(width, indent, first_used);
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) wrapper.add(text.substr(at, end - at));
    at = end + 1;
  }
  return wrapper.take();
}

}  // namespace damson
