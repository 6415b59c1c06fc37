// The keys that a target holds before the run.
#include "runtime/engine/pipeline/present_keys.h"

#include <algorithm>

namespace damson {

PresentKeys::PresentKeys(const ProgramTarget& target, const std::vector<Uniqueness>& rules) : target_(target) {
  std::vector<Type::Field> fields;
  for (size_t rule = 0; rule < rules.size(); ++rule) {
    if (rules[rule].fields.empty()) continue;
    Rule& made = rules_.emplace_back(Rule{rule, {}});
    for (const std::string& name : rules[rule].fields) {
      const auto found = std::ranges::find(fields, name, &Type::Field::name);
      made.columns.push_back(static_cast<size_t>(found - fields.begin()));
      // whatever is there: a row without a key is in nobody's way
      if (found == fields.end())
        fields.push_back(
            {name, target.schema.fields()[static_cast<size_t>(target.schema.find_field(name))].type.or_missing()});
    }
  }
  read_ = Type::record_of(std::move(fields));
}

SourceRequest PresentKeys::request() const {
  return {.name = target_.name, .schema_name = target_.schema_name, .schema = &read_, .open = true, .read = &read_};
}

bool PresentKeys::commit(BatchSlot& slot) {
  if (slot.problem)
    problem_ = std::move(slot.problem);
  else if (slot.batch.problem)
    problem_ = std::move(slot.batch.problem);
  if (problem_) return false;
  for (Rule& rule : rules_) {
    std::vector<const Column*> columns;
    for (const size_t column : rule.columns) columns.push_back(&slot.batch.records.field(column));
    for (uint32_t row = 0; row < slot.batch.records.rows; ++row) {
      if (const auto key = hash_key(columns, row)) rule.keys.enter(*key);
    }
  }
  return true;
}

size_t PresentKeys::bytes_held() const {
  size_t bytes = 0;
  for (const Rule& rule : rules_) bytes += rule.keys.bytes_held();
  return bytes;
}

}  // namespace damson
