// The texts that problems point into: specs, modules and the snippets of the documentation.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace damson {

/// A piece of one text, in bytes, end excluded.
struct Span {
  uint32_t text = 0;  // the id that SourceTexts gave
  uint32_t begin = 0;
  uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// Both from 1; the column counts code points.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
};

class SourceText {
 public:
  SourceText(std::string name, std::string content);

  /// The file's name as the reader knows it.
  const std::string& name() const { return name_; }
  const std::string& content() const { return content_; }

  LineColumn place(uint32_t offset) const;
  uint32_t line_count() const { return static_cast<uint32_t>(line_starts_.size()); }
  /// Line `line` (from 1), without its line break.
  std::string_view line(uint32_t line) const;
  uint32_t line_start(uint32_t line) const { return line_starts_[line - 1]; }

 private:
  std::string name_;
  std::string content_;
  std::vector<uint32_t> line_starts_;
};

class SourceTexts {
 public:
  uint32_t add(std::string name, std::string content);
  const SourceText& operator[](uint32_t id) const { return texts_[id]; }
  size_t size() const { return texts_.size(); }
  std::string_view slice(Span span) const;

 private:
  std::deque<SourceText> texts_;  // references stay valid
};

}  // namespace damson
