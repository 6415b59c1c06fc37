// Writes headings, entries and tables within the page's width.
#include "runtime/report/report_page.h"

#include <algorithm>

#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/text_layout.h"

namespace damson {

namespace {

/// How far lines go beside what takes `used` columns. That may leave no room: lines beyond the edge read better than
/// one letter a line.
size_t width_beside(size_t used, size_t width) {
  constexpr size_t least_width = 24;
  return std::max(width, used + least_width);
}

std::vector<size_t> column_widths(const ReportTable& table) {
  std::vector<size_t> widths(table.columns.size(), 0);
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  return widths;
}

std::string without_blanks_at_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void ReportPage::title(std::string_view text) {
  text_ += styled(wrapped(text, look_.width, 2, 0), TextStyle::strong, look_.colour);
  text_ += '\n';
}

void ReportPage::heading(std::string_view text) {
  text_ += '\n';
  title(text);
}

void ReportPage::entry(size_t indent, std::string_view text, size_t hanging) {
  text_.append(indent, ' ');
  text_ += wrapped(text, look_.width, indent + hanging, indent);
  text_ += '\n';
}

void ReportPage::labelled(size_t indent, std::string_view label, std::string_view text) {
  const size_t used = indent + display_width(label);
  text_.append(indent, ' ');
  text_ += label;
  text_ += wrapped(text, width_beside(used, look_.width), used, used);
  text_ += '\n';
}

void ReportPage::cut_entry(size_t indent, std::string_view text) {
  text_.append(indent, ' ');
  text_ += shortened(text, look_.width > indent ? look_.width - indent : 1);
  text_ += '\n';
}

void ReportPage::verbatim(size_t indent, std::string_view line) {
  text_ += without_blanks_at_end(std::string(indent, ' ').append(line));
  text_ += '\n';
}

void ReportPage::table(const ReportTable& table) {
  const std::vector<size_t> widths = column_widths(table);
  for (const auto& row : table.rows) {
    std::string line(table.indent, ' ');
    size_t used = table.indent;
    for (size_t i = 0; i < row.size(); ++i) {
      const bool is_last = i + 1 == row.size();
      if (is_last && table.columns[i] == Align::left) {
        line += wrapped(row[i], width_beside(used, look_.width), used, used);
        break;
      }
      line += table.columns[i] == Align::left ? pad_right_to(row[i], widths[i]) : pad_left_to(row[i], widths[i]);
      line += "  ";
      used += widths[i] + 2;
    }
    text_ += without_blanks_at_end(std::move(line));
    text_ += '\n';
  }
}

}  // namespace damson
