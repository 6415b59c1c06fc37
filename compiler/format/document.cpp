// Makes documents, and measures them while they are made: the printer asks often.
#include "compiler/format/document.h"

#include <algorithm>

#include "runtime/diagnostics/display_line.h"

namespace damson::format {

namespace {

Document node(DocumentNode made) { return std::make_shared<const DocumentNode>(std::move(made)); }

Document around(DocumentKind kind, Document part, size_t more = 0) {
  const size_t width = part->width + more;
  const bool breaks = part->breaks;
  return node({.kind = kind, .parts = {std::move(part)}, .width = width, .breaks = breaks});
}

void append_on_one_line(const DocumentNode& document, std::string& out) {
  switch (document.kind) {
    case DocumentKind::text:
    case DocumentKind::comment: out += document.text; return;
    case DocumentKind::line: out += ' '; return;
    case DocumentKind::soft_line:
    case DocumentKind::hard_line:
    case DocumentKind::only_broken: return;
    case DocumentKind::hang: out += ' '; break;
    case DocumentKind::sequence:
    case DocumentKind::nest:
    case DocumentKind::align:
    case DocumentKind::group:
    case DocumentKind::block: break;
  }
  for (const Document& part : document.parts) append_on_one_line(*part, out);
}

}  // namespace

size_t display_width(std::string_view text) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  return std::ranges::all_of(text, is_plain) ? text.size() : DisplayLine(text).columns();
}

Document text(std::string_view written) {
  return node({.kind = DocumentKind::text, .text = std::string(written), .width = display_width(written)});
}

Document comment(std::string_view written) {
  return node({.kind = DocumentKind::comment, .text = std::string(written), .breaks = true});
}

Document line() { return node({.kind = DocumentKind::line, .width = 1}); }

Document soft_line() { return node({.kind = DocumentKind::soft_line}); }

Document hard_line() { return node({.kind = DocumentKind::hard_line, .breaks = true}); }

Document only_broken(std::string_view written) {
  return node({.kind = DocumentKind::only_broken, .text = std::string(written)});
}

Document sequence(std::vector<Document> parts) {
  size_t width = 0;
  bool breaks = false;
  for (const Document& part : parts) {
    width += part->width;
    breaks |= part->breaks;
  }
  return node({.kind = DocumentKind::sequence, .parts = std::move(parts), .width = width, .breaks = breaks});
}

Document nest(Document part) { return around(DocumentKind::nest, std::move(part)); }

Document align(Document part) { return around(DocumentKind::align, std::move(part)); }

Document group(Document part) { return around(DocumentKind::group, std::move(part)); }

Document hang(Document part) { return around(DocumentKind::hang, std::move(part), 1); }

Document block(Document on_one_line, BlockWriter writer) {
  DocumentNode made{.kind = DocumentKind::block, .block = std::move(writer), .width = 1, .breaks = true};
  if (on_one_line != nullptr) {
    made.width = on_one_line->width;
    made.breaks = on_one_line->breaks;
    made.parts.push_back(std::move(on_one_line));
  }
  return node(std::move(made));
}

std::string on_one_line(const Document& document) {
  std::string out;
  append_on_one_line(*document, out);
  return out;
}

}  // namespace damson::format
