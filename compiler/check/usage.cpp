// Keeping book of the fields of a source.
#include "compiler/check/usage.h"

namespace damson::checking {

bool FieldUsage::read() const {
  if (carried || looked_at) return true;
  for (const auto& part : parts) {
    if (part.read()) return true;
  }
  return false;
}

const Type* record_inside(const Type& type) {
  const Type* inside = &type;
  while (inside->is(TypeKind::list)) inside = &inside->element();
  return inside->is(TypeKind::record) ? inside : nullptr;
}

SourceUsage usage_of(const Type& record) {
  SourceUsage usage(record.fields().size());
  for (size_t i = 0; i < usage.size(); ++i) {
    if (const Type* inside = record_inside(record.fields()[i].type)) usage[i].parts = usage_of(*inside);
  }
  return usage;
}

void merge_usage(SourceUsage& into, const SourceUsage& from) {
  for (size_t i = 0; i < into.size() && i < from.size(); ++i) {
    into[i].carried |= from[i].carried;
    into[i].looked_at |= from[i].looked_at;
    into[i].settled |= from[i].settled;
    into[i].excused |= from[i].excused;
    if (!into[i].carried_at) into[i].carried_at = from[i].carried_at;
    if (!into[i].dropped) into[i].dropped = from[i].dropped;
    merge_usage(into[i].parts, from[i].parts);
  }
}

}  // namespace damson::checking
