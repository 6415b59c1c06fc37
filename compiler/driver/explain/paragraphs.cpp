// Texts of several paragraphs on a page.
#include <algorithm>

#include "compiler/driver/explain/explain_pages.h"

namespace damson {

void add_paragraphs(std::string_view text, ReportPage& page) {
  std::string paragraph;
  const auto end_paragraph = [&] {
    if (paragraph.empty()) return;
    page.gap();
    page.entry(0, paragraph, 0);
    paragraph.clear();
  };
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.empty()) {
      end_paragraph();
    } else {
      if (!paragraph.empty()) paragraph += ' ';
      paragraph += line;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  end_paragraph();
}

}  // namespace damson
