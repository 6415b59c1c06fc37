// Phrases → documents and rows: where the spaces, line ends and columns of a spec stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/format/document.h"
#include "compiler/format/gaps.h"
#include "compiler/format/row.h"
#include "compiler/syntax/outline/outline.h"

namespace damson::format {

class Layout {
 public:
  explicit Layout(const syntax::Words& words) : words_(words) {}

  /// A phrase with what is within it; comments before and behind it are the caller's.
  Document document(const syntax::Phrase& phrase) const;

  /// A declaration, or a line within braces.
  Row row(const syntax::Phrase& phrase) const;

  const syntax::Words& words() const { return words_; }

 private:
  using Phrases = std::vector<syntax::Phrase>;

  // Words and what is between them.
  std::string_view written(const syntax::Phrase& phrase) const;
  bool is(const syntax::Phrase& phrase, std::string_view word) const;
  Document between(const syntax::Phrase& left, const syntax::Phrase& right, Document separator) const;
  Document joined(const syntax::Phrase& phrase, size_t begin, size_t end) const;
  Document spaced(const syntax::Phrase& phrase) const { return joined(phrase, 0, phrase.parts.size()); }
  Document tight(const syntax::Phrase& phrase) const;
  bool stand_close(const syntax::Phrase& left, const syntax::Phrase& right) const;
  Document separator(const syntax::Phrase& left, const syntax::Phrase& right) const;

  // Documents by kind.
  Document plain_type(const syntax::Phrase& phrase) const;
  Document operators(const syntax::Phrase& phrase) const;
  Document postfix(const syntax::Phrase& phrase) const;
  Document primary(const syntax::Phrase& phrase) const;
  Document if_value(const syntax::Phrase& phrase) const;
  Document for_value(const syntax::Phrase& phrase) const;
  Document action(const syntax::Phrase& phrase) const;
  Document map_header(const syntax::Phrase& phrase) const;
  Document handled(const syntax::Phrase& phrase) const;
  /// `(a, b)`, from the opening bracket `open` to the closing one.
  Document bracketed(const syntax::Phrase& phrase, size_t open, size_t close) const;
  /// Parts with commas between them, as many on a line as fit.
  Document filled(const syntax::Phrase& phrase, size_t begin, size_t end) const;
  Document hanging(const syntax::Phrase& left, const syntax::Phrase& right) const;

  // Blocks.
  Document braces(const syntax::Phrase& phrase) const;
  Document block_on_one_line(const syntax::Phrase& phrase) const;
  std::string block_in_rows(const syntax::Phrase& phrase, size_t indent) const;
  bool may_stand_on_one_line(const syntax::Phrase& phrase) const;
  std::vector<Row> rows_of(const syntax::Phrase& phrase) const;

  // Rows.
  Row plain_row(const syntax::Phrase& phrase) const;
  Row columns_row(const syntax::Phrase& phrase, RowShape shape, const std::vector<size_t>& starts, size_t body) const;
  Row setting_row(const syntax::Phrase& phrase, RowShape shape, const std::vector<size_t>& starts, size_t sign) const;
  Row reasoned_row(const syntax::Phrase& phrase) const;
  Row arm_row(const syntax::Phrase& phrase) const;
  Row item_row(const syntax::Phrase& phrase) const;
  Row declaration_row(const syntax::Phrase& phrase) const;

  const syntax::Words& words_;
};

}  // namespace damson::format
