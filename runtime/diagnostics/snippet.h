// Lines of one source text with what is said about them underneath.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/diagnostics/source_text.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson {

struct SnippetLabel {
  Span span;
  std::string text;
  bool primary = false;
};

struct SnippetRow {
  uint32_t line = 0;     // the number of a source line; 0 for a row that belongs to the line above it
  bool elision = false;  // lines are left out here
  StyledLine content;    // what stands behind the bar
};

/// The first and last line that a span touches.
struct LineRange {
  uint32_t first = 1;
  uint32_t last = 1;
};
LineRange touched_lines(const SourceText& text, Span span);

/// The rows that show all `labels`, which are about `text`. `primary_style` is what the primary label is drawn in;
/// `width` is the room behind the bar, 0 for no limit.
std::vector<SnippetRow> snippet_rows(const SourceText& text, std::vector<SnippetLabel> labels, TextStyle primary_style,
                                     size_t width);

}  // namespace damson
