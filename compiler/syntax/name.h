// Names as they stand in a spec, and the comments that document what they name.
#pragma once

#include <string>
#include <vector>

#include "runtime/diagnostics/source_text.h"

namespace damson::syntax {

struct Name {
  std::string text;  // without backquotes
  Span span;         // with them
};

/// `acno`, `dateRange.startYear`, `iptc.Asset`: one part or more.
struct DottedName {
  std::vector<Name> parts;
  Span span;

  bool is_simple() const { return parts.size() == 1; }
  const Name& first() const { return parts.front(); }
  const Name& last() const { return parts.back(); }
  /// "dateRange.startYear"
  std::string text() const;
};

/// The `##` lines in front of a declaration or field, without the signs, joined by line breaks. Empty if there are
/// none.
struct DocComment {
  std::string text;
  Span span;
  bool empty() const { return text.empty(); }
};

}  // namespace damson::syntax
