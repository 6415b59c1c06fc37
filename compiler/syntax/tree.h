// One text as a tree, with what the formatter needs to write it again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/syntax/declaration.h"
#include "compiler/syntax/map.h"
#include "compiler/syntax/test.h"

namespace damson::syntax {

/// A comment, in the order of the text. `##` comments that document something are also in that thing's `doc`.
struct Comment {
  Span span;  // from the sign, without the line break
  bool is_doc = false;
  bool own_line = false;  // nothing but white space stands before it
};

struct SyntaxTree {
  uint32_t text = 0;  // the id in SourceTexts
  std::vector<DeclarationPtr> declarations;
  std::vector<Comment> comments;
  bool broken = false;  // problems were reported
};

/// The tree as an S-expression a declaration, without places; for tests.
std::string dump(const SyntaxTree& tree);
std::string dump(const Declaration& declaration);
std::string dump(const Expression& expression);

}  // namespace damson::syntax
