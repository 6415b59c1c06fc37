// Lowers a map's scope and body.
#include "compiler/lower/lower_map.h"

#include <algorithm>

#include "compiler/lower/expression_lowering.h"
#include "runtime/values/operators/empty_lists.h"
#include "runtime/values/operators/left_alone.h"

namespace damson::lowering {

namespace {

/// What all maps of a program are lowered with.
struct MapLoweringInputs {
  Shapes& shapes;
  Program& program;
  ArmCounts* arm_counts;
  const typed::LossKeepers& keepers;
};

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

/// What becomes of units: of records, of the members of groups, or of groups.
struct UnitRules {
  const std::vector<typed::SkipWhen>& skips;
  const std::vector<typed::Require>& requires_;
  const std::vector<typed::Advise>& advises;
};

std::vector<const Expression*> scope_roots(const UnitRules& rules) {
  std::vector<const Expression*> roots;
  for (const auto& skip : rules.skips) roots.insert(roots.end(), {skip.condition.get(), skip.reason.get()});
  std::erase(roots, nullptr);
  return roots;
}

void add_rule_roots(const UnitRules& rules, std::vector<const Expression*>& roots) {
  for (const auto& require : rules.requires_)
    roots.insert(roots.end(), {require.condition.get(), require.reason.get()});
  for (const auto& advise : rules.advises) roots.insert(roots.end(), {advise.condition.get(), advise.reason.get()});
}

std::vector<const Expression*> body_roots(const typed::Map& map) {
  std::vector<const Expression*> roots;
  for (const auto& field : map.fields) roots.insert(roots.end(), {field.value.get(), field.there.get()});
  if (map.update) {
    roots.push_back(map.update->found.get());
    if (map.update->or_reject) roots.push_back(map.update->or_reject->reason.get());
    if (map.update->or_skip)
      roots.insert(roots.end(), {map.update->or_skip->condition.get(), map.update->or_skip->reason.get()});
  }
  add_rule_roots({map.skips, map.requires_, map.advises}, roots);
  for (const auto& unique : map.uniqueness) {
    for (const auto& by : unique.by) roots.push_back(by.get());
    roots.push_back(unique.max.get());
  }
  for (const auto& path : map.paths) roots.insert(roots.end(), {path.paths.get(), path.identities.get()});
  std::erase(roots, nullptr);
  return roots;
}

std::vector<const Expression*> body_roots(const typed::Grouping& grouping) {
  std::vector<const Expression*> roots;
  for (const auto& key : grouping.keys) roots.push_back(key.value.get());
  for (const auto& value : grouping.gathered) roots.push_back(value.value.get());
  add_rule_roots({grouping.skips, grouping.requires_, grouping.advises}, roots);
  std::erase(roots, nullptr);
  return roots;
}

/// One block while it is built, and what its results are.
struct BlockInProgress {
  BlockInProgress(const MapLoweringInputs& given, const std::vector<const Expression*>& roots,
                  const std::unordered_set<const Expression*>& quiet, ArmCounts* arm_counts)
      : values(given.program, arm_counts),
        placement(roots, effects),
        block(values, nullptr, &placement.root()),
        expressions(values, given.shapes, effects, placement, quiet) {
    values.keepers = &given.keepers;
  }

  Values values;
  Effects effects;
  Placement placement;
  BlockBuilder block;
  ExpressionLowering expressions;
  Results results;
};

class MapLowering {
 public:
  MapLowering(const typed::Map& map, const MapLoweringInputs& given) : map_(map), given_(given) {}

  MapProgram lower() {
    if (!map_.grouping) return lower_units();
    Grouping grouping{.members = lower_members(), .by = {}, .gathered = {}, .group = {}};
    lower_gathering(grouping);
    MapProgram result = lower_groups(grouping.group);
    result.grouping = std::make_shared<const Grouping>(std::move(grouping));
    return result;
  }

 private:
  MapProgram named() const {
    MapProgram result;
    result.name = map_.name;
    result.source = map_.source;
    result.target = map_.target;
    return result;
  }

  MapProgram lower_units() {
    MapProgram result = named();
    const UnitRules rules{map_.skips, map_.requires_, map_.advises};
    const auto roots = body_roots(map_);
    for (const auto& loop : map_.loops) lower_loop(loop, result);
    lower_scope(rules, roots, result);
    BlockInProgress body(given_, roots, nothing_quiet_, given_.arm_counts);
    add_inputs(body, result.loops.size());
    lower_target(rules, body, result);
    return result;
  }

  /// Everything that the groups want of their members: the keys first, then what is gathered.
  MapProgram lower_members() {
    MapProgram result = named();
    const typed::Grouping& grouping = *map_.grouping;
    const UnitRules rules{grouping.skips, grouping.requires_, grouping.advises};
    const auto roots = body_roots(grouping);
    for (const auto& loop : map_.loops) lower_loop(loop, result);
    lower_scope(rules, roots, result);
    BlockInProgress body(given_, roots, nothing_quiet_, given_.arm_counts);
    add_inputs(body, result.loops.size());
    for (const auto& key : grouping.keys) {
      key_places_.push_back(body.results.place_of(body.expressions.lower(*key.value, body.block)));
      result.body_judgements.push_back({Judgement::Kind::validate, key_places_.back(), key.validation, 0});
    }
    lower_rules(rules, body, result);
    for (const auto& value : grouping.gathered) {
      if (!value.value) {
        value_places_.emplace_back();
        continue;
      }
      const ValueId lowered = body.expressions.lower_as(value.value, value.value->type, body.block);
      value_places_.emplace_back(body.results.place_of(lowered));
      result.body_judgements.push_back({Judgement::Kind::decided, *value_places_.back(), {}, 0});
    }
    result.body = body.block.finish(body.results.values());
    return result;
  }

  int counted_loss(int rule) const {
    return rule < 0 || given_.program.losses[static_cast<size_t>(rule)].idle ? -1 : rule;
  }

  void lower_gathering(Grouping& grouping) const {
    grouping.by = key_places_;
    std::vector<Type::Field> fields;
    for (const auto& key : map_.grouping->keys) fields.push_back({key.binding->name, key.binding->type});
    for (size_t i = 0; i < value_places_.size(); ++i) {
      const typed::GatheredValue& value = map_.grouping->gathered[i];
      fields.push_back({value.binding->name, value.binding->type});
      grouping.gathered.push_back({value_places_[i], value.call, value.fold ? value.fold->kernel : Kernel(), value.list,
                                   counted_loss(value.loss), value.takes_last, value.kept_by});
    }
    grouping.group = Type::record_of(std::move(fields));
  }

  MapProgram lower_groups(const Type& group) {
    MapProgram result = named();
    const UnitRules rules{map_.skips, map_.requires_, map_.advises};
    const auto roots = body_roots(map_);
    std::unordered_set<const Expression*> in_body;
    for (const Expression* root : roots) collect_reachable(*root, in_body);
    BlockInProgress scope(given_, scope_roots(rules), in_body, given_.arm_counts);
    add_group(scope, group);
    lower_skips(rules, scope, result);
    BlockInProgress body(given_, roots, nothing_quiet_, given_.arm_counts);
    add_group(body, group);
    lower_target(rules, body, result);
    return result;
  }

  /// A group's keys and gathered values, as the block's input.
  void add_group(BlockInProgress& in, const Type& group) const {
    const ValueId record = in.block.add_input(group);
    uint32_t place = 0;
    const auto bind_next = [&](const typed::BindingPtr& binding) {
      in.expressions.bind(binding, in.block.add({binding->type, FieldStep{record, place}}));
      ++place;
    };
    for (const auto& key : map_.grouping->keys) bind_next(key.binding);
    for (const auto& value : map_.grouping->gathered) bind_next(value.binding);
  }

  Type record_type() const {
    const ShapePtr& shape = given_.shapes.of_source(map_.source);
    return shape ? shape->type : given_.program.sources[map_.source].schema;
  }

  /// The record and the items of the first loops as the block's inputs.
  std::vector<ValueId> add_inputs(BlockInProgress& in, size_t loops) const {
    std::vector<ValueId> inputs = {in.block.add_input(record_type())};
    in.expressions.bind_source(map_.record, inputs.front());
    for (size_t i = 0; i < loops; ++i) {
      inputs.push_back(in.block.add_input(given_.shapes.type_of(*map_.loops[i].list).element()));
      in.expressions.bind(map_.loops[i].item, inputs.back());
    }
    return inputs;
  }

  void lower_loop(const typed::UnitLoop& loop, MapProgram& result) const {
    BlockInProgress in(given_, {loop.list.get()}, nothing_quiet_, nullptr);
    add_inputs(in, result.loops.size());
    const ValueId list = in.expressions.lower_as(loop.list, given_.shapes.type_of(*loop.list), in.block);
    result.loops.push_back({loop.name, in.block.finish({list}), loop.validation});
  }

  /// What the body computes as well notes its warnings and losses there, for the units that are still in.
  void lower_scope(const UnitRules& rules, const std::vector<const Expression*>& body, MapProgram& result) const {
    std::unordered_set<const Expression*> in_body;
    for (const Expression* root : body) collect_reachable(*root, in_body);
    BlockInProgress in(given_, scope_roots(rules), in_body, given_.arm_counts);
    const std::vector<ValueId> inputs = add_inputs(in, result.loops.size());
    for (size_t i = 0; i < inputs.size(); ++i) {
      const Validation validation =
          i == 0 ? shaped(map_.source_validation, given_.shapes.of_source(map_.source))
                 : shaped(map_.loops[i - 1].item_validation, given_.shapes.of_items(*map_.loops[i - 1].list));
      if (validation.empty()) continue;
      result.scope_judgements.push_back({Judgement::Kind::read, in.results.place_of(inputs[i]), validation, 0});
    }
    lower_skips(rules, in, result);
  }

  static void lower_skips(const UnitRules& rules, BlockInProgress& in, MapProgram& result) {
    for (const auto& skip : rules.skips) {
      result.scope_judgements.push_back(condition(Judgement::Kind::skip_when, skip, skip.rule, in));
    }
    result.scope = in.block.finish(in.results.values());
  }

  static void lower_rules(const UnitRules& rules, BlockInProgress& in, MapProgram& result) {
    for (const auto& require : rules.requires_) {
      result.body_judgements.push_back(condition(Judgement::Kind::require, require, require.point, in));
    }
    for (const auto& advise : rules.advises) {
      result.body_judgements.push_back(condition(Judgement::Kind::advise, advise, advise.warning, in));
    }
  }

  /// The target's record, its rules and its keys.
  void lower_target(const UnitRules& rules, BlockInProgress& in, MapProgram& result) const {
    lower_fields(in, result);
    lower_rules(rules, in, result);
    for (const auto& unique : map_.uniqueness) {
      Uniqueness rule{.keep = unique.keep,
                      .name = unique.name,
                      .point = unique.point,
                      .by = {},
                      .fields = unique.fields,
                      .exists = unique.exists};
      for (const auto& by : unique.by) rule.by.push_back(in.results.place_of(in.expressions.lower(*by, in.block)));
      if (unique.max) rule.max = in.results.place_of(in.expressions.lower(*unique.max, in.block));
      result.uniqueness.push_back(std::move(rule));
    }
    result.unwritable = map_.unwritable;
    for (const auto& path : map_.paths) {
      const size_t paths = in.results.place_of(in.expressions.lower(*path.paths, in.block));
      const size_t identities = in.results.place_of(in.expressions.lower(*path.identities, in.block));
      result.paths.push_back({path.point, paths, identities, path.one_words});
    }
    result.body = in.block.finish(in.results.values());
  }

  void lower_fields(BlockInProgress& in, MapProgram& result) const {
    const Type& schema = given_.program.targets[map_.target].schema;
    RecordStep record{{}, false};
    std::vector<Judgement> judgements(schema.fields().size(), Judgement{Judgement::Kind::validate, 0, {}, 0});
    std::vector<bool> judged(schema.fields().size());
    for (size_t i = 0; i < schema.fields().size(); ++i) {
      const typed::TargetField& field = map_.fields[i];
      const Type& type = schema.fields()[i].type;
      if (!field.value && field.there) {
        record.fields.push_back(in.expressions.lower_as(field.there, type, in.block));
        continue;
      }
      const ValueId value = in.expressions.lower_as(field.value, type, in.block);
      record.fields.push_back(field.there ? settled(value, field, type, in) : value);
      judged[i] = in.values[value].constant == nullptr || !field.validation.empty();
      if (judged[i])
        judgements[i] = {Judgement::Kind::validate,
                         in.results.place_of(field.there ? where_there(value, type, in) : value), field.validation, 0};
    }
    const ValueId made = in.block.add({schema, record});
    if (map_.result) in.expressions.bind(map_.result, made);
    result.record = in.results.place_of(made);
    if (map_.update) lower_update(record.fields, in, result, judgements, judged);
    for (size_t i = 0; i < judgements.size(); ++i) {
      if (judged[i]) result.body_judgements.push_back(judgements[i]);
    }
  }

  /// The value; what the target has in its place where it is left alone; nothing where it is cleared.
  static ValueId settled(ValueId value, const typed::TargetField& field, const Type& type, BlockInProgress& in) {
    const ValueId there = in.expressions.lower_as(field.there, type, in.block);
    const ValueId made = in.block.add(
        {type, CallStep{"as it is where it is left, missing where it is cleared", settle_field(), {value, there}}});
    if (!type.is(TypeKind::list) || type.optional()) return made;
    return in.block.add({type, CallStep{"missing lists are empty", fill_missing_lists(), {made}}});
  }

  /// The value as it is judged: what is left alone is judged where nothing is there.
  ValueId where_there(ValueId value, const Type& type, BlockInProgress& in) const {
    const ValueId found = in.expressions.lower(*map_.update->found, in.block);
    return in.block.add(
        {type, CallStep{"missing where nothing is there to be left", missing_where_nothing_is_left(), {value, found}}});
  }

  /// Whether a record is there is known by its key, and nothing else is said of one that is not.
  void lower_update(const std::vector<ValueId>& fields, BlockInProgress& in, MapProgram& result,
                    const std::vector<Judgement>& judgements, std::vector<bool>& judged) const {
    const typed::TargetUpdate& update = *map_.update;
    result.update = TargetUpdate{.index = update.index, .key = {}, .deletes = update.deletes};
    for (const uint32_t place : update.key) {
      result.update->key.push_back(in.results.place_of(fields[place]));
      if (judged[place]) result.body_judgements.push_back(judgements[place]);
      judged[place] = false;
    }
    if (update.or_reject)
      result.body_judgements.push_back(
          condition(Judgement::Kind::require, *update.or_reject, update.or_reject->point, in));
    if (update.or_skip)
      result.body_judgements.push_back(
          condition(Judgement::Kind::skip_when, *update.or_skip, update.or_skip->rule, in));
  }

  /// A `skip when`, `require` or `advise`.
  template <class Rule>
  static Judgement condition(Judgement::Kind kind, const Rule& rule, uint32_t id, BlockInProgress& in) {
    const ValueId value = in.expressions.lower_as(rule.condition, Type(TypeKind::boolean), in.block);
    Judgement judgement{kind, in.results.place_of(value), rule.validation, id};
    const bool acts_on = kind == Judgement::Kind::skip_when;
    if (rule.reason)
      judgement.reason = in.results.place_of(in.expressions.lower_reason(*rule.reason, value, acts_on, in.block));
    return judgement;
  }

  const typed::Map& map_;
  const MapLoweringInputs& given_;
  const std::unordered_set<const Expression*> nothing_quiet_;
  std::vector<size_t> key_places_;  // in the members' results
  std::vector<std::optional<size_t>> value_places_;
};

}  // namespace

MapProgram lower_map(const typed::Map& map, Shapes& shapes, Program& program, ArmCounts* arm_counts,
                     const typed::LossKeepers& keepers) {
  const MapLoweringInputs given{shapes, program, arm_counts, keepers};
  return MapLowering(map, given).lower();
}

}  // namespace damson::lowering
