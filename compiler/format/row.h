// A line of a block or a declaration, before it is known how far its neighbours' columns reach.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/format/document.h"
#include "compiler/format/gaps.h"

namespace damson::format {

/// Rows of one shape share columns.
enum class RowShape : uint8_t {
  free,     // none
  setting,  // name = value
  typed,    // name: type, name: value
  arm,      // pattern => result
  flow,     // source name: Type from …
  param,    // param name: type = value
  type,     // type name = …
};

enum class TailKind : uint8_t { none, clauses, because };

struct Row {
  size_t first = 0;  // its words, a comma at its end left out
  size_t last = 0;
  RowShape shape = RowShape::free;
  std::vector<Document> cells = {};  // what stands in columns, in order
  Document body = {};
  TailKind tail = TailKind::none;
  std::vector<Document> tails = {};  // clauses, a line each; or the reason
  bool keeps_comma = false;          // without it the next row would be read on with this one
};

/// What rows stand in: braces, or the top level of a text.
struct RowFrame {
  bool is_block = false;
  uint32_t begin = 0;  // bytes: behind the opening brace
  uint32_t end = 0;    // at the closing one
  size_t indent = 0;   // of the rows
};

/// Appends the rows with the comments and blank lines around them. A block's begin on a new line; the last has no line
/// end.
void write_rows(const syntax::Words& words, const std::vector<Row>& rows, const RowFrame& frame, std::string& out);

}  // namespace damson::format
