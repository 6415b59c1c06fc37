// The page that a report is written on: headings, entries that wrap, aligned tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/report/report_terminal.h"

namespace damson {

enum class Align : uint8_t { left, right };

/// Rows of cells; every column is as wide as its widest cell. The last column wraps.
struct ReportTable {
  size_t indent = 2;
  std::vector<Align> columns;
  std::vector<std::vector<std::string>> rows;
};

class ReportPage {
 public:
  explicit ReportPage(const ReportLook& look) : look_(look) {}

  void title(std::string_view text);
  /// Preceded by a blank line.
  void heading(std::string_view text);
  /// `text` wrapped, every line `indent` blanks in, the following ones `hanging` more.
  void entry(size_t indent, std::string_view text, size_t hanging = 2);
  /// `label` as it stands, then `text` wrapped to the right of it.
  void labelled(size_t indent, std::string_view label, std::string_view text);
  /// One line, cut at the page's width.
  void cut_entry(size_t indent, std::string_view text);
  /// One line as it stands, however long.
  void verbatim(size_t indent, std::string_view line);
  void table(const ReportTable& table);
  void gap() { text_ += '\n'; }

  size_t width() const { return look_.width; }
  std::string take() { return std::move(text_); }

 private:
  ReportLook look_;
  std::string text_;
};

}  // namespace damson
