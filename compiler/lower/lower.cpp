// Lowering a checked spec: what is read is found first, then every map is turned into blocks.
#include "compiler/lower/lower.h"

#include "compiler/check/actions.h"
#include "compiler/lower/lower_expectation.h"
#include "compiler/lower/lower_map.h"
#include "compiler/lower/watched_keys.h"

namespace damson {

namespace {

/// What `ref` stands behind what is done where it finds nothing; null where something else may take its place.
const typed::RecordReference* reference_in(const typed::Expression& value) {
  if (const auto* handled = std::get_if<typed::Handled>(&value.what)) {
    for (const auto& clause : handled->clauses) {
      const auto replacement = checking::value_of(clause.action);
      if (replacement && !replacement->type.is(TypeKind::nothing)) return nullptr;
    }
    return reference_in(*handled->value);
  }
  return std::get_if<typed::RecordReference>(&value.what);
}

/// The target that a field refers to in every map that fills it.
std::optional<uint32_t> referred_target(const typed::CheckedProgram& checked, uint32_t target, size_t field) {
  std::optional<uint32_t> found;
  for (const typed::Map& map : checked.maps) {
    if (map.target != target) continue;
    const typed::ExpressionPtr& value = map.fields[field].value;
    const auto* reference = value ? reference_in(*value) : nullptr;
    if (reference == nullptr) return std::nullopt;
    const uint32_t other = checked.program.references[reference->table].target;
    if (found.value_or(other) != other) return std::nullopt;
    found = other;
  }
  return found;
}

void find_references(typed::CheckedProgram& checked) {
  Program& program = checked.program;
  for (uint32_t target = 0; target < program.targets.size(); ++target) {
    RecordRules& rules = program.targets[target].rules;
    const auto& fields = program.targets[target].schema.fields();
    auto& references = program.targets[target].references;
    for (size_t field = 0; field < fields.size(); ++field) {
      if (const auto other = referred_target(checked, target, field))
        references.push_back({fields[field].name, program.targets[*other].name});
    }
    if (!rules.bounds.empty()) rules.references = references;  // it holds others to them
  }
}

}  // namespace

Program lower(typed::CheckedProgram&& checked, ArmCounts* arm_counts) {
  using namespace lowering;
  watch_source_keys(checked);
  find_references(checked);
  const std::vector<PartUse> uses = collect_uses(checked);
  Shapes shapes(checked, uses);
  Program& program = checked.program;
  for (size_t i = 0; i < program.sources.size(); ++i) {
    const ShapePtr& shape = shapes.of_source(i);
    program.sources[i].read = shape ? shape->type : program.sources[i].schema;
    if (!shape || !program.sources[i].watched_key) continue;
    for (uint32_t& field : program.sources[i].watched_key->fields) field = static_cast<uint32_t>(shape->places[field]);
  }
  for (LookupTable& table : program.tables) {
    const ShapePtr& shape = shapes.of_source(table.source);
    table.validation = shaped(table.validation, shape);
    if (!shape) continue;
    for (LookupTable::Key& key : table.keys) key.field = static_cast<uint32_t>(shape->places[key.field]);
  }
  for (LookupIndex& index : program.indexes) {
    const ShapePtr& shape = shapes.of_source(program.tables[index.table].source);
    if (!shape) continue;
    for (uint32_t& field : index.key_fields) field = static_cast<uint32_t>(shape->places[field]);
  }
  for (ReferenceTable& table : program.references) {
    const ShapePtr& shape = shapes.of_source(table.source);
    if (!shape || table.of_groups) continue;
    for (uint32_t& field : table.key_fields) field = static_cast<uint32_t>(shape->places[field]);
  }
  for (const typed::Map& map : checked.maps)
    program.maps.push_back(lower_map(map, shapes, program, arm_counts, checked.keepers));
  for (const auto& expectation : checked.expectations)
    program.expectations.push_back(lower_expectation(expectation, shapes, program));
  return std::move(checked.program);
}

}  // namespace damson
