// Shortening data for messages.
#include "runtime/program/excerpt.h"

#include "runtime/base/utf8.h"
#include "runtime/values/json_text.h"

namespace damson {

std::string excerpt(std::string_view text, size_t characters) {
  if (text.size() <= characters) return std::string(text);
  size_t at = 0;
  for (size_t count = 0; at < text.size() && count < characters; ++count) at += utf8_unit_at(text, at).bytes;
  std::string shortened(text.substr(0, at));
  if (at < text.size()) shortened += "…";
  return shortened;
}

std::string quoted_excerpt(std::string_view text) { return '"' + excerpt(text) + '"'; }

void append_value_excerpt(const Column& column, uint32_t row, std::string& out) {
  if (column.type->is(TypeKind::text) && column.present(row)) {  // by far the most are, and short
    const Text text = column.value<Text>(row);
    if (text.size() <= excerpt_in_sentence) {
      out += '"';
      out += text;
      out += '"';
      return;
    }
  }
  out += value_excerpt(column, row);
}

std::string value_excerpt(const Column& column, uint32_t row) {
  const std::string shown = display_text(column, row);
  const bool is_text = column.type->is(TypeKind::text) || column.type->is(TypeKind::path);
  return is_text ? quoted_excerpt(shown) : excerpt(shown);
}

}  // namespace damson
