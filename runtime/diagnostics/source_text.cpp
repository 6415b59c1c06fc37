// Finding lines and columns in a source text.
#include "runtime/diagnostics/source_text.h"

#include <algorithm>
#include <utility>

namespace damson {

namespace {

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

SourceText::SourceText(std::string name, std::string content) : name_(std::move(name)), content_(std::move(content)) {
  line_starts_.push_back(0);
  for (size_t at = content_.find('\n'); at != std::string::npos; at = content_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<uint32_t>(at + 1));
  }
}

LineColumn SourceText::place(uint32_t offset) const {
  offset = std::min(offset, static_cast<uint32_t>(content_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line_number = static_cast<uint32_t>(after - line_starts_.begin());
  const std::string_view before =
      std::string_view(content_).substr(line_start(line_number), offset - line_start(line_number));
  const auto code_points = std::count_if(before.begin(), before.end(), begins_code_point);
  return {.line = line_number, .column = static_cast<uint32_t>(code_points) + 1};
}

std::string_view SourceText::line(uint32_t line) const {
  const uint32_t begin = line_start(line);
  const size_t end = line < line_count() ? line_starts_[line] - 1 : content_.size();
  std::string_view text = std::string_view(content_).substr(begin, end - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

uint32_t SourceTexts::add(std::string name, std::string content) {
  texts_.emplace_back(std::move(name), std::move(content));
  return static_cast<uint32_t>(texts_.size() - 1);
}

std::string_view SourceTexts::slice(Span span) const {
  const std::string_view content = texts_[span.text].content();
  const size_t begin = std::min<size_t>(span.begin, content.size());
  const size_t end = std::clamp<size_t>(span.end, begin, content.size());
  return content.substr(begin, end - begin);
}

}  // namespace damson
