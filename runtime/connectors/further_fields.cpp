// Further fields of one block.
#include "runtime/connectors/further_fields.h"

#include "runtime/connectors/input/text_check.h"

namespace damson {

size_t FurtherFields::place_of(std::string_view name) {
  const auto [found, added] = places_.try_emplace(std::string(name), fields_.size());
  if (added) fields_.push_back({.name = found->first, .records = {}, .example = {}});
  return found->second;
}

void FurtherFields::note(size_t place, uint32_t record, std::string_view value) {
  FurtherField& field = fields_[place];
  if (field.records.empty()) field.example = excerpt_of(value);
  if (field.records.empty() || field.records.back() != record) field.records.push_back(record);
}

}  // namespace damson
