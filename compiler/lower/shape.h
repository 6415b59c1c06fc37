// What is left of a declared type when only the used parts are read, and where its fields are then.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "compiler/lower/part_use.h"

namespace damson::lowering {

struct Shape;
using ShapePtr = std::shared_ptr<const Shape>;  // null: everything, as declared

struct Shape {
  Type type;
  std::vector<int> places;      // of a record: each declared field's new place, or -1
  std::vector<ShapePtr> parts;  // of a record: of each declared field; of a list: of its items
};

ShapePtr shape_of_use(const Type& declared, const PartUse& use);
Validation shaped(const Validation& validation, const ShapePtr& shape);

/// The shapes of all expressions, from those of the sources.
class Shapes {
 public:
  Shapes(const typed::CheckedProgram& checked, const std::vector<PartUse>& uses);

  const ShapePtr& of_source(size_t source) const { return sources_[source]; }
  ShapePtr of(const typed::Expression& expression);
  /// The type that the expression's values have when running.
  Type type_of(const typed::Expression& expression);
  /// Of the items of a list.
  ShapePtr of_items(const typed::Expression& list);
  /// The place of a declared field in what is there of it.
  uint32_t place_of(const typed::Expression& record, uint32_t field);
  uint32_t place_in_items_of(const typed::Expression& list, uint32_t field);

 private:
  ShapePtr find(const typed::Expression& expression);
  ShapePtr find_branches(const typed::Expression& expression);

  const typed::CheckedProgram& checked_;
  std::vector<ShapePtr> sources_;
  std::unordered_map<const typed::Binding*, ShapePtr> bindings_;
  std::unordered_map<const typed::Expression*, ShapePtr> known_;
};

}  // namespace damson::lowering
