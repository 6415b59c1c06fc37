// Which parts of the sources' records a program uses: only those are parsed.
#pragma once

#include <map>
#include <vector>

#include "compiler/check/typed_program.h"

namespace damson::lowering {

/// Parallel to a type as far as it is known: a record's fields, a list's items.
struct PartUse {
  bool used = false;
  bool whole = false;               // with all its parts
  std::map<size_t, PartUse> parts;  // those that are spoken of, by place

  static PartUse all() { return {true, true, {}}; }
  static PartUse part(size_t place, PartUse use);
  /// What `use` of a list says of its items, of a record about one field.
  PartUse of(size_t place) const;
  /// Whether that was news.
  bool add(const PartUse& other);
};

/// The use of every source's record, by all maps and lookups.
std::vector<PartUse> collect_uses(const typed::CheckedProgram& checked);

}  // namespace damson::lowering
