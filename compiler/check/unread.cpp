// Looks for names in the text of what could not be read.
#include "compiler/check/unread.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/syntax/declaration.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0; }

}  // namespace

bool may_declare(const Checking& all, const Schema& schema, std::string_view name) {
  if (!schema.broken) return false;
  const Span span = schema.declaration == nullptr ? schema.span : schema.declaration->span;
  return all.texts.slice(span).find(name) != std::string_view::npos;
}

Span lines_of(const Module& module, const syntax::MapDeclaration& map) {
  Span lines = map.span;
  for (const auto& declaration : module.tree->declarations) {
    if (declaration->span.begin <= map.span.begin || declaration->kind == syntax::DeclarationKind::error) continue;
    lines.end = std::max(lines.end, declaration->span.begin);
    return lines;
  }
  lines.end = static_cast<uint32_t>(-1);
  return lines;
}

bool may_mention(const Checking& all, Span lines, std::string_view name) {
  const std::string_view content = all.texts[lines.text].content();
  const std::string_view text = content.substr(lines.begin, std::min<size_t>(lines.end, content.size()) - lines.begin);
  if (text.find(name) != std::string_view::npos) return true;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_of_word(text[end])) ++end;
    if (end > at && nearest_name(text.substr(at, end - at), std::array{name})) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

}  // namespace damson::checking
