// Size, encoding, and characters that make a text look different from what it is.
#include "compiler/syntax/check_text.h"

#include "compiler/diagnostics/invalid_utf8.h"
#include "compiler/diagnostics/invisible_direction.h"
#include "compiler/diagnostics/lone_carriage_return.h"
#include "compiler/diagnostics/spec_is_no_text.h"
#include "compiler/diagnostics/spec_too_large.h"
#include "runtime/base/document_kind.h"
#include "runtime/base/limits.h"
#include "runtime/base/utf8.h"

namespace damson::syntax {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool turns_direction(char32_t code_point) {
  return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

}  // namespace

std::optional<size_t> check_text(uint32_t text, std::string_view content, SyntaxProblems& problems) {
  if (content.size() > limits::spec_bytes) {
    problems.add(spec_too_large(Span{.text = text, .begin = 0, .end = 0}, content.size(), limits::spec_bytes)
                     .note("put long vocabularies into CSV files"));
    return std::nullopt;
  }
  if (const auto kind = document_kind(content)) {
    problems.add(spec_is_no_text(Span{.text = text, .begin = 0, .end = 0}, *kind)
                     .note("save it as plain text in UTF-8, best with a text editor"));
    return std::nullopt;
  }
  bool readable = true;
  for (size_t at = 0; at < content.size();) {
    const auto byte = static_cast<unsigned char>(content[at]);
    if (byte == '\r' && !content.substr(at + 1).starts_with('\n')) {
      const auto place = static_cast<uint32_t>(at);
      const Span span{.text = text, .begin = place, .end = place + 1};
      problems.add(lone_carriage_return(span).suggest(span, "\n", Fix::safe, "break the line here"));
    }
    if (byte < 0x80) {
      ++at;
      continue;
    }
    const Utf8Unit unit = utf8_unit_at(content, at);
    const auto begin = static_cast<uint32_t>(at);
    const Span span{.text = text, .begin = begin, .end = begin + unit.bytes};
    if (!unit.valid) {
      if (readable) {
        problems.add(
            invalid_utf8(span, int{byte})
                .note("the file was probably saved in an older encoding: open it in an editor and save it as UTF-8"));
      }
      readable = false;
    } else if (turns_direction(unit.code_point)) {
      problems.add(invisible_direction(span, static_cast<unsigned>(unit.code_point))
                       .suggest(span, "", Fix::safe, "take it away"));
    }
    at += unit.bytes;
  }
  if (!readable) return std::nullopt;
  size_t skipped = 0;
  while (content.substr(skipped).starts_with(byte_order_mark)) skipped += byte_order_mark.size();
  return skipped;
}

}  // namespace damson::syntax
