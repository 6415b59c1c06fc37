// Lowers a map's scope and body.
#include "compiler/lower/lower_map.h"

#include <algorithm>

#include "compiler/lower/expression_lowering.h"

namespace damson::lowering {

namespace {

/// The results of a block, each once.
class Results {
 public:
  size_t place_of(ValueId value) {
    const auto found = std::find(values_.begin(), values_.end(), value);
    if (found != values_.end()) return static_cast<size_t>(found - values_.begin());
    values_.push_back(value);
    return values_.size() - 1;
  }
  const std::vector<ValueId>& values() const { return values_; }

 private:
  std::vector<ValueId> values_;
};

std::vector<const Expression*> scope_roots(const typed::Map& map) {
  std::vector<const Expression*> roots;
  for (const auto& skip : map.skips) roots.insert(roots.end(), {skip.condition.get(), skip.reason.get()});
  std::erase(roots, nullptr);
  return roots;
}

std::vector<const Expression*> body_roots(const typed::Map& map) {
  std::vector<const Expression*> roots;
  for (const auto& field : map.fields) roots.push_back(field.value.get());
  for (const auto& require : map.requires_) roots.insert(roots.end(), {require.condition.get(), require.reason.get()});
  for (const auto& advise : map.advises) roots.insert(roots.end(), {advise.condition.get(), advise.reason.get()});
  for (const auto& unique : map.uniqueness) {
    for (const auto& by : unique.by) roots.push_back(by.get());
    roots.push_back(unique.max.get());
  }
  for (const auto& path : map.paths) roots.insert(roots.end(), {path.paths.get(), path.identities.get()});
  std::erase(roots, nullptr);
  return roots;
}

class MapLowering {
 public:
  MapLowering(const typed::Map& map, Shapes& shapes, Program& program, ArmCounts* arm_counts)
      : map_(map), shapes_(shapes), program_(program), arm_counts_(arm_counts) {
    result_.name = map.name;
    result_.source = map.source;
    result_.target = map.target;
  }

  MapProgram lower() {
    for (const auto& loop : map_.loops) lower_loop(loop);
    lower_scope();
    lower_body();
    return std::move(result_);
  }

 private:
  Type record_type() const {
    const ShapePtr& shape = shapes_.of_source(map_.source);
    return shape ? shape->type : program_.sources[map_.source].schema;
  }

  /// The record and the items of the loops so far as the block's inputs.
  std::vector<ValueId> add_inputs(ExpressionLowering& expressions, BlockBuilder& block) {
    std::vector<ValueId> inputs = {block.add_input(record_type())};
    expressions.bind_source(map_.record, inputs.front());
    for (size_t i = 0; i < result_.loops.size(); ++i) {
      inputs.push_back(block.add_input(shapes_.type_of(*map_.loops[i].list).element()));
      expressions.bind(map_.loops[i].item, inputs.back());
    }
    return inputs;
  }

  void lower_loop(const typed::UnitLoop& loop) {
    const std::unordered_set<const Expression*> nothing_quiet;
    Values values(program_);
    Effects effects;
    Placement placement({loop.list.get()}, effects);
    BlockBuilder block(values, nullptr, &placement.root());
    ExpressionLowering expressions(values, shapes_, effects, placement, nothing_quiet);
    add_inputs(expressions, block);
    const ValueId list = expressions.lower_as(loop.list, shapes_.type_of(*loop.list), block);
    result_.loops.push_back({loop.name, block.finish({list}), loop.validation});
  }

  /// What the body computes as well notes its warnings and losses there, for the units that are still in.
  void lower_scope() {
    std::unordered_set<const Expression*> in_body;
    for (const Expression* root : body_roots(map_)) collect_reachable(*root, in_body);
    Values values(program_, arm_counts_);
    Effects effects;
    Placement placement(scope_roots(map_), effects);
    BlockBuilder block(values, nullptr, &placement.root());
    ExpressionLowering expressions(values, shapes_, effects, placement, in_body);
    const std::vector<ValueId> inputs = add_inputs(expressions, block);

    Results results;
    for (size_t i = 0; i < inputs.size(); ++i) {
      const Validation validation = i == 0 ? shaped(map_.source_validation, shapes_.of_source(map_.source))
                                           : shaped(map_.loops[i - 1].item_validation, shapes_.of_items(*map_.loops[i - 1].list));
      if (validation.empty()) continue;
      result_.scope_judgements.push_back({Judgement::Kind::read, results.place_of(inputs[i]), validation, 0});
    }
    for (const auto& skip : map_.skips) {
      result_.scope_judgements.push_back(
          condition(Judgement::Kind::skip_when, skip, skip.rule, expressions, block, results));
    }
    result_.scope = block.finish(results.values());
  }

  void lower_body() {
    const std::unordered_set<const Expression*> nothing_quiet;
    Values values(program_, arm_counts_);
    Effects effects;
    Placement placement(body_roots(map_), effects);
    BlockBuilder block(values, nullptr, &placement.root());
    ExpressionLowering expressions(values, shapes_, effects, placement, nothing_quiet);
    add_inputs(expressions, block);

    Results results;
    lower_fields(expressions, values, block, results);
    for (const auto& require : map_.requires_) {
      result_.body_judgements.push_back(condition(Judgement::Kind::require, require, require.point, expressions, block, results));
    }
    for (const auto& advise : map_.advises) {
      result_.body_judgements.push_back(condition(Judgement::Kind::advise, advise, advise.warning, expressions, block, results));
    }
    for (const auto& unique : map_.uniqueness) {
      Uniqueness rule{unique.keep, unique.name, unique.point, {}, {}};
      for (const auto& by : unique.by) rule.by.push_back(results.place_of(expressions.lower(*by, block)));
      if (unique.max) rule.max = results.place_of(expressions.lower(*unique.max, block));
      result_.uniqueness.push_back(std::move(rule));
    }
    for (const auto& path : map_.paths) {
      const size_t paths = results.place_of(expressions.lower(*path.paths, block));
      const size_t identities = results.place_of(expressions.lower(*path.identities, block));
      result_.paths.push_back({path.point, paths, identities, path.one_words});
    }
    result_.body = block.finish(results.values());
  }

  void lower_fields(ExpressionLowering& expressions, const Values& values, BlockBuilder& block, Results& results) {
    const Type& schema = program_.targets[map_.target].schema;
    RecordStep record{{}, false};
    for (size_t i = 0; i < schema.fields().size(); ++i) {
      const typed::TargetField& field = map_.fields[i];
      const ValueId value = expressions.lower_as(field.value, schema.fields()[i].type, block);
      record.fields.push_back(value);
      const bool sound = values[value].constant != nullptr && field.validation.empty();
      if (!sound) result_.body_judgements.push_back({Judgement::Kind::validate, results.place_of(value), field.validation, 0});
    }
    const ValueId made = block.add({schema, std::move(record)});
    if (map_.result) expressions.bind(map_.result, made);
    result_.record = results.place_of(made);
  }

  /// A `skip when`, `require` or `advise`.
  template <class Rule>
  Judgement condition(Judgement::Kind kind, const Rule& rule, uint32_t id, ExpressionLowering& expressions, BlockBuilder& block,
                      Results& results) {
    const ValueId value = expressions.lower_as(rule.condition, Type(TypeKind::boolean), block);
    Judgement judgement{kind, results.place_of(value), rule.validation, id};
    const bool acts_on = kind == Judgement::Kind::skip_when;
    if (rule.reason) judgement.reason = results.place_of(expressions.lower_reason(*rule.reason, value, acts_on, block));
    return judgement;
  }

  const typed::Map& map_;
  Shapes& shapes_;
  Program& program_;
  ArmCounts* arm_counts_;
  MapProgram result_;
};

}  // namespace

MapProgram lower_map(const typed::Map& map, Shapes& shapes, Program& program, ArmCounts* arm_counts) {
  return MapLowering(map, shapes, program, arm_counts).lower();
}

}  // namespace damson::lowering
