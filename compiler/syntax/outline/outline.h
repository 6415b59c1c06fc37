// Every word of a text in its place in the grammar: what the formatter lays out. The tree has what a spec means, this
// has how it is written, with its brackets and commas.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/syntax/tree.h"
#include "compiler/syntax/words/words.h"
#include "runtime/diagnostics/problem.h"

namespace damson::syntax {

/// The grammar's rules, as far as somebody cares which one it is.
enum class PhraseKind : uint8_t {
  word,
  name,
  text,  // with everything in it
  migration,
  import,
  type_declaration,
  param,
  function,
  type_parameters,
  parameters,
  parameter,
  schema,
  schema_block,
  schema_item,
  type_expression,
  plain_type,
  record_block,
  record_item,
  range,
  bound,
  connector,
  source,
  source_block,
  target,
  target_block,
  target_item,
  vocabulary,
  paths,
  arm_block,
  arm,
  action,
  map,
  unit_loop,
  item_block,
  item,
  drop_item,
  because,
  expect,
  share,
  test,
  test_block,
  test_item,
  record,
  record_entry,
  test_value,
  right_hand_side,
  bare_right_hand_side,
  clause,
  disjunction,
  conjunction,
  negation,
  comparison,
  piped,
  pipe,
  sum,
  product,
  negative,
  postfix,
  primary,
  arguments,
  argument,
  dotted_name,
  other,
};

/// A rule with its parts. One that has a single part is left out in favour of that part, unless it is a name.
struct Phrase {
  PhraseKind kind = PhraseKind::other;
  size_t first = 0;  // words, the end excluded
  size_t end = 0;
  std::vector<Phrase> parts;  // none of `word`, `name` and `text`

  size_t last() const { return end - 1; }
};

struct OutlinedText {
  SyntaxTree tree;
  Words words;                       // as they were read; without any when the text could not be read at all
  std::vector<Phrase> declarations;  // those without a problem in them, in order
};

/// Like parse(), with the outline. `texts` has to outlive the result.
OutlinedText outline(uint32_t text_id, const SourceTexts& texts, Problems& problems);

}  // namespace damson::syntax
