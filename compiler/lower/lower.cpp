// Lowering a checked spec: what is read is found first, then every map is turned into blocks.
#include "compiler/lower/lower.h"

#include "compiler/lower/lower_expectation.h"
#include "compiler/lower/lower_map.h"
#include "compiler/lower/watched_keys.h"

namespace damson {

Program lower(typed::CheckedProgram&& checked, ArmCounts* arm_counts) {
  using namespace lowering;
  watch_source_keys(checked);
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
  for (const typed::Map& map : checked.maps) program.maps.push_back(lower_map(map, shapes, program, arm_counts, checked.keepers));
  for (const auto& expectation : checked.expectations) program.expectations.push_back(lower_expectation(expectation, shapes, program));
  return std::move(checked.program);
}

}  // namespace damson
