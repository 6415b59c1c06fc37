// Blocks: what stands in braces, in rows or on one line.
#include <algorithm>

#include "compiler/format/layout.h"

namespace damson::format {

using syntax::Phrase;
using syntax::PhraseKind;

namespace {

/// Whether commas part the lines of this block when it is on one line; otherwise it can hold only one.
bool has_commas(PhraseKind kind) {
  return kind == PhraseKind::schema_block || kind == PhraseKind::record_block || kind == PhraseKind::arm_block ||
         kind == PhraseKind::record;
}

}  // namespace

Document Layout::braces(const Phrase& phrase) const {
  Document one_line = may_stand_on_one_line(phrase) ? block_on_one_line(phrase) : nullptr;
  return block(std::move(one_line), [this, &phrase](size_t indent) { return block_in_rows(phrase, indent); });
}

/// As it was written: in rows if the first row stands on a line of its own.
bool Layout::may_stand_on_one_line(const Phrase& phrase) const {
  if (has_comments(words_, phrase.first, phrase.end)) return false;
  if (phrase.parts.size() == 2) return true;
  if (phrase.parts.size() > 3 && !has_commas(phrase.kind)) return false;
  return !gap_between_words(words_, phrase.first, phrase.first + 1).has_break;
}

Document Layout::block_on_one_line(const Phrase& phrase) const {
  if (phrase.parts.size() == 2) return text("{}");
  std::vector<Document> parts = {text("{ ")};
  for (size_t at = 1; at + 1 < phrase.parts.size(); ++at) {
    if (at > 1) parts.push_back(text(", "));
    const Row row = this->row(phrase.parts[at]);
    for (const Document& cell : row.cells) {
      parts.push_back(cell);
      parts.push_back(text(" "));
    }
    parts.push_back(row.body);
    for (const Document& tail : row.tails) {
      parts.push_back(text(" "));
      parts.push_back(tail);
    }
  }
  parts.push_back(text(" }"));
  return sequence(std::move(parts));
}

std::string Layout::block_in_rows(const Phrase& phrase, size_t indent) const {
  std::string out = "{";
  const RowFrame frame{.is_block = true,
                       .begin = words_.list[phrase.first].span.end,
                       .end = words_.list[phrase.last()].span.begin,
                       .indent = indent + indentation};
  write_rows(words_, rows_of(phrase), frame, out);
  out += '\n';
  out.append(indent, ' ');
  out += '}';
  return out;
}

std::vector<Row> Layout::rows_of(const Phrase& phrase) const {
  std::vector<Row> rows;
  for (size_t at = 1; at + 1 < phrase.parts.size(); ++at) {
    Row row = this->row(phrase.parts[at]);
    // A row that begins with a sign, or follows an open range, would be read on with the one before it.
    const std::string_view begins = written(phrase.parts[at]);
    if (!rows.empty() && (begins.starts_with('-') || words_.text_of(words_.list[rows.back().last]) == "..")) {
      rows.back().keeps_comma = has_commas(phrase.kind);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace damson::format
