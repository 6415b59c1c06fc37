// What a spec does with each field of a source: carries it, only looks at it, drops it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/diagnostics/source_text.h"
#include "runtime/values/type.h"

namespace damson::checking {

/// One field, and those inside it (through lists). A leaf is a field without parts.
struct FieldUsage {
  bool carried = false;
  bool looked_at = false;
  bool settled = false;  // what is left of the records has the one value that a condition names
  bool excused = false;  // it stands in an expression that could not be checked: say nothing about it
  std::optional<Span> carried_at = {};
  std::optional<Span> dropped = {};
  std::vector<FieldUsage> parts;

  bool read() const;  // it or a part of it is carried or looked at
};

/// The record's fields.
using SourceUsage = std::vector<FieldUsage>;

/// Nothing known about any field of `record`.
SourceUsage usage_of(const Type& record);
/// Adds what another map knows.
void merge_usage(SourceUsage& into, const SourceUsage& from);
/// The record behind a field's type: itself, or what its list holds; null for leaves.
const Type* record_inside(const Type& type);

}  // namespace damson::checking
