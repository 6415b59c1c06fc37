// Prunes types and validations to the used parts.
#include "compiler/lower/shape.h"

#include "compiler/lower/children.h"

namespace damson::lowering {

namespace {

ShapePtr list_shape(const ShapePtr& items, bool items_optional) {
  if (!items) return nullptr;
  return std::make_shared<const Shape>(Shape{Type::list_of(items->type.with_optional(items_optional)), {}, {items}});
}

ShapePtr record_shape(const Type& declared, const PartUse& use) {
  Shape shape;
  std::vector<Type::Field> fields;
  bool everything = true;
  for (size_t i = 0; i < declared.fields().size(); ++i) {
    const Type::Field& field = declared.fields()[i];
    const auto known = use.parts.find(i);
    const PartUse part = known != use.parts.end() ? known->second : PartUse{};
    shape.parts.push_back(part.used ? shape_of_use(field.type, part) : nullptr);
    shape.places.push_back(part.used ? static_cast<int>(fields.size()) : -1);
    if (part.used) fields.push_back({field.name, shape.parts.back() ? shape.parts.back()->type : field.type});
    everything &= part.used && !shape.parts.back();
  }
  if (everything) return nullptr;
  shape.type = Type::record_of(std::move(fields), declared.name()).with_optional(declared.optional());
  return std::make_shared<const Shape>(std::move(shape));
}

ShapePtr part_of(const ShapePtr& shape, size_t place) { return shape ? shape->parts[place] : nullptr; }

uint32_t place_in(const ShapePtr& shape, uint32_t field) {
  return shape ? static_cast<uint32_t>(shape->places[field]) : field;
}

}  // namespace

ShapePtr shape_of_use(const Type& declared, const PartUse& use) {
  if (use.whole) return nullptr;
  if (declared.is(TypeKind::record)) return record_shape(declared, use);
  if (!declared.is(TypeKind::list)) return nullptr;
  const ShapePtr items = shape_of_use(declared.element(), use.of(0));
  if (!items) return nullptr;
  Shape shape{Type::list_of(items->type).with_optional(declared.optional()), {}, {items}};
  return std::make_shared<const Shape>(std::move(shape));
}

Validation shaped(const Validation& validation, const ShapePtr& shape) {
  if (!shape || validation.children.empty()) return validation;
  Validation result = validation;
  result.children.clear();
  if (shape->type.is(TypeKind::list)) {
    result.children.push_back(shaped(validation.children[0], shape->parts[0]));
    return result;
  }
  for (size_t i = 0; i < validation.children.size(); ++i) {
    if (shape->places[i] >= 0) result.children.push_back(shaped(validation.children[i], shape->parts[i]));
  }
  return result;
}

Shapes::Shapes(const typed::CheckedProgram& checked, const std::vector<PartUse>& uses) : checked_(checked) {
  for (size_t i = 0; i < uses.size(); ++i) sources_.push_back(shape_of_use(checked.program.sources[i].schema, uses[i]));
  for (const typed::Map& map : checked.maps) {
    bindings_[map.record.get()] = sources_[map.source];
    for (const typed::UnitLoop& loop : map.loops) bindings_[loop.item.get()] = of_items(*loop.list);
  }
}

ShapePtr Shapes::of_items(const Expression& list) { return part_of(of(list), 0); }

ShapePtr Shapes::of(const Expression& expression) {
  if (const auto known = known_.find(&expression); known != known_.end()) return known->second;
  ShapePtr shape = find(expression);
  known_[&expression] = shape;
  return shape;
}

ShapePtr Shapes::find_branches(const Expression& expression) {
  const auto carriers = carriers_of(expression);
  return carriers.size() == 1 ? of(*carriers[0]) : nullptr;
}

ShapePtr Shapes::find(const Expression& expression) {
  struct Finder {
    Shapes& shapes;
    const Expression& expression;

    ShapePtr operator()(const typed::Literal&) const { return nullptr; }
    ShapePtr operator()(const typed::FieldFate&) const { return nullptr; }
    ShapePtr operator()(const typed::Reference& what) const {
      if (what.binding->value) return shapes.of(*what.binding->value);
      const auto known = shapes.bindings_.find(what.binding.get());
      return known == shapes.bindings_.end() ? nullptr : known->second;
    }
    ShapePtr operator()(const typed::FieldAccess& what) const { return part_of(shapes.of(*what.record), what.field); }
    ShapePtr operator()(const typed::ListFieldAccess& what) const {
      const ShapePtr items = part_of(shapes.of(*what.list), 0);
      return list_shape(part_of(items, what.field), expression.type.element().optional());
    }
    ShapePtr operator()(const typed::Call&) const { return nullptr; }
    ShapePtr operator()(const typed::RecordValue&) const { return nullptr; }
    ShapePtr operator()(const typed::ListValue&) const { return nullptr; }
    ShapePtr operator()(const typed::If&) const { return shapes.find_branches(expression); }
    ShapePtr operator()(const typed::Choice&) const { return shapes.find_branches(expression); }
    ShapePtr operator()(const typed::PathChoice&) const { return shapes.find_branches(expression); }
    ShapePtr operator()(const typed::Handled&) const { return shapes.find_branches(expression); }
    ShapePtr operator()(const typed::ForEach& what) const {
      shapes.bindings_[what.item.get()] = part_of(shapes.of(*what.list), 0);
      return list_shape(shapes.of(*what.value), what.value->type.optional());
    }
    ShapePtr operator()(const typed::Filter& what) const {
      const ShapePtr list = shapes.of(*what.list);
      shapes.bindings_[what.item.get()] = part_of(list, 0);
      return list;
    }
    ShapePtr operator()(const typed::Lookup& what) const {
      const LookupIndex& index = shapes.checked_.program.indexes[what.index];
      const ShapePtr& record = shapes.sources_[shapes.checked_.program.tables[index.table].source];
      return what.many ? list_shape(record, false) : record;
    }
    ShapePtr operator()(const typed::RecordReference&) const { return nullptr; }
  };
  return std::visit(Finder{*this, expression}, expression.what);
}

Type Shapes::type_of(const Expression& expression) {
  const ShapePtr shape = of(expression);
  return shape ? shape->type.with_optional(expression.type.optional()) : expression.type;
}

uint32_t Shapes::place_of(const Expression& record, uint32_t field) { return place_in(of(record), field); }

uint32_t Shapes::place_in_items_of(const Expression& list, uint32_t field) {
  return place_in(part_of(of(list), 0), field);
}

}  // namespace damson::lowering
