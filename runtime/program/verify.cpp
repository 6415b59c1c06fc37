// Checks a program's inner references, block by block.
#include "runtime/program/verify.h"

#include <span>

#include <fmt/format.h>

#include "runtime/program/operands.h"
#include "runtime/program/program_text.h"

namespace damson {

namespace {

class ProgramVerifier {
 public:
  explicit ProgramVerifier(const Program& program) : program_(program) {}

  std::vector<std::string> verify() {
    for (const auto& table : program_.tables) expect(table.source < program_.sources.size(), "a table's source");
    for (const auto& index : program_.indexes) verify_index(index);
    for (const auto& table : program_.references) verify_references(table);
    for (const auto& map : program_.maps) verify_map(map);
    for (const auto& figure : program_.figures) verify_figure(figure);
    for (const auto& expectation : program_.expectations) verify_expectation(expectation);
    return std::move(complaints_);
  }

 private:
  void expect(bool holds, std::string_view what) {
    if (!holds) complaints_.push_back(fmt::format("{}: {}", place_, what));
  }

  void verify_index(const LookupIndex& index) {
    place_ = "index";
    if (index.table >= program_.tables.size()) return expect(false, "no such table");
    const Type& read = program_.sources[program_.tables[index.table].source].read;
    for (const uint32_t field : index.key_fields) expect(field < read.fields().size(), "a key field that is not read");
  }

  void verify_references(const ReferenceTable& table) {
    place_ = "references";
    if (table.source >= program_.sources.size() || table.target >= program_.targets.size())
      return expect(false, "no such source or target");
    expect(table.key_names.size() == table.key_fields.size(), "as many names as key fields");
    expect(table.key < program_.targets[table.target].schema.fields().size(), "no such key of the target");
    const size_t fields = program_.sources[table.source].read.fields().size();
    for (const uint32_t field : table.key_fields)
      expect(table.of_groups || field < fields, "a key field that is not read");
    for (const auto& map : program_.maps) {
      if (map.source != table.source || map.target != table.target) continue;
      expect(map.loops.empty(), "several units of a record");
      expect((map.grouping != nullptr) == table.of_groups, "groups and records in one table");
      expect(!map.grouping || map.grouping->by.size() == table.key_fields.size(), "groups by other keys");
    }
  }

  void verify_map(const MapProgram& map) {
    place_ = map.name;
    if (map.source >= program_.sources.size() || map.target >= program_.targets.size())
      return expect(false, "no such source or target");
    if (map.grouping) verify_grouping(map);
    std::vector<Type> inputs = unit_inputs(program_, map, 0);
    for (const UnitLoop& loop : map.loops) {
      place_ = map.name + " for " + loop.name;
      verify_block(loop.block, {}, inputs, 1);
      const std::vector<Type> types = register_types(loop.block, {}, inputs);
      const bool is_list = loop.block.results.size() == 1 && loop.block.results[0] < types.size() &&
                           types[loop.block.results[0]].is(TypeKind::list);
      if (!is_list) return expect(false, "a loop over what is no list");
      verify_validation(loop.validation, types[loop.block.results[0]]);
      inputs.push_back(types[loop.block.results[0]].element());
    }
    place_ = map.name + " scope";
    verify_block(map.scope, {}, inputs, map.scope.results.size());
    verify_judgements(map.scope, map.scope_judgements, inputs);
    place_ = map.name + " body";
    verify_block(map.body, {}, inputs, map.body.results.size());
    verify_judgements(map.body, map.body_judgements, inputs);
    expect(map.record < map.body.results.size(), "the record is no result");
    expect(!map.unwritable || *map.unwritable < program_.points.size(), "no such point");
    for (const auto& rule : map.uniqueness) {
      for (const size_t by : rule.by) expect(by < map.body.results.size(), "a key is no result");
      expect(!rule.max || *rule.max < map.body.results.size(), "the greatest is no result");
      expect(rule.keep != Uniqueness::Keep::reject_second || rule.point < program_.points.size(), "no such point");
      expect(rule.fields.empty() || rule.exists < program_.points.size(), "no such point");
      expect(rule.fields.empty() || rule.fields.size() == rule.by.size(), "not as many fields as are compared");
      for (const std::string& field : rule.fields)
        expect(program_.targets[map.target].schema.find_field(field) >= 0, "no such field");
    }
    if (map.update) verify_update(map, *map.update);
    for (const auto& path : map.paths) verify_path(map, path, register_types(map.body, {}, inputs));
  }

  void verify_update(const MapProgram& map, const TargetUpdate& update) {
    expect(program_.targets[map.target].updates, "an update of a target that does not");
    if (update.index >= program_.indexes.size()) return expect(false, "no such index");
    const LookupIndex& index = program_.indexes[update.index];
    expect(index.unique && update.key.size() == index.key_fields.size(), "another key");
    if (index.table >= program_.tables.size() || program_.tables[index.table].source >= program_.sources.size()) return;
    const ProgramSource& present = program_.sources[program_.tables[index.table].source];
    expect(present.present_of == map.target, "what another target holds");
    expect(present.read == present.schema, "a part of what the target holds");
    for (const size_t key : update.key) expect(key < map.body.results.size(), "a key is no result");
  }

  void verify_path(const MapProgram& map, const TargetPath& path, const std::vector<Type>& types) {
    expect(path.point < program_.points.size(), "no such point");
    const auto& results = map.body.results;
    if (path.paths >= results.size() || path.identities >= results.size()) return expect(false, "a path is no result");
    const Type& paths = types[results[path.paths]];
    const Type& identities = types[results[path.identities]];
    const bool list = paths.is(TypeKind::list);
    expect(list == identities.is(TypeKind::list), "a list of paths and no list of what they have in common");
    if (list != identities.is(TypeKind::list)) return;
    expect((list ? paths.element() : paths).is(TypeKind::path), "no path");
    expect((list ? identities.element() : identities).is(TypeKind::text), "what paths have in common is no text");
  }

  void verify_grouping(const MapProgram& map) {
    const Grouping& grouping = *map.grouping;
    if (grouping.members.grouping) return expect(false, "groups of groups");
    verify_map(grouping.members);
    place_ = map.name + " groups";
    expect(map.loops.empty(), "loops over a group");
    const auto& results = grouping.members.body.results;
    const std::vector<Type> types = register_types(
        grouping.members.body, {}, unit_inputs(program_, grouping.members, grouping.members.loops.size()));
    const auto is_result = [&](size_t place) { return place < results.size() && results[place] < types.size(); };
    expect(grouping.group.is(TypeKind::record), "a group is no record");
    if (grouping.group.fields().size() != grouping.by.size() + grouping.gathered.size())
      return expect(false, "a group has other fields");
    for (size_t i = 0; i < grouping.by.size(); ++i) {
      const size_t by = grouping.by[i];
      expect(is_result(by) && types[results[by]].required() == grouping.group.fields()[i].type.required(),
             "a group's key");
    }
    for (size_t i = 0; i < grouping.gathered.size(); ++i) {
      const GatheredValue& value = grouping.gathered[i];
      const Type& type = grouping.group.fields()[grouping.by.size() + i].type;
      const bool sound = value.result ? is_result(*value.result) && value.list.is(TypeKind::list) &&
                                            (value.fold || type.is(TypeKind::list))
                                      : type.is(TypeKind::integer);
      expect(sound, "a gathered value");
    }
  }

  void verify_figure(const Figure& figure) {
    place_ = figure.text;
    const size_t known = figure.of_target ? program_.targets.size() : program_.sources.size();
    if (figure.of >= known) return expect(false, "no such source or target");
    if (figure.kind != Figure::Kind::sum) return;
    if (!figure.of_target) return expect(false, "a sum that is not of a target");
    Type type = program_.targets[figure.of].schema;
    for (const uint32_t place : figure.path) {
      while (type.is(TypeKind::list)) type = type.element();
      if (!type.is(TypeKind::record) || place >= type.fields().size()) return expect(false, "adds up no field");
      type = type.fields()[place].type;
    }
    while (type.is(TypeKind::list)) type = type.element();
    expect(type.is(TypeKind::integer) || type.is(TypeKind::decimal), "adds up no numbers");
  }

  void verify_expectation(const Expectation& expectation) {
    place_ = "expect " + expectation.text;
    std::vector<Type> inputs;
    for (const uint32_t figure : expectation.figures) {
      if (figure >= program_.figures.size()) return expect(false, "no such figure");
      inputs.push_back(type_of(program_.figures[figure]));
    }
    verify_block(expectation.block, {}, inputs, expectation.compared ? 3 : 1);
    const std::vector<Type> types = register_types(expectation.block, {}, inputs);
    const Register holds = expectation.block.results.empty() ? 0 : expectation.block.results.front();
    expect(holds < types.size() && types[holds].is(TypeKind::boolean), "is no condition");
  }

  void verify_judgements(const Block& block, const std::vector<Judgement>& judgements,
                         const std::vector<Type>& inputs) {
    const std::vector<Type> types = register_types(block, {}, inputs);
    for (const Judgement& judgement : judgements) {
      if (judgement.result >= block.results.size() || block.results[judgement.result] >= types.size()) {
        expect(false, "a judgement looks at no result");
        continue;
      }
      const Type& type = types[block.results[judgement.result]];
      verify_validation(judgement.validation, type);
      expect(!judgement.reason || *judgement.reason < block.results.size(), "a reason is no result");
      switch (judgement.kind) {
        case Judgement::Kind::read:
        case Judgement::Kind::decided:
        case Judgement::Kind::validate: break;
        case Judgement::Kind::skip_when:
          expect(type.is(TypeKind::boolean) && judgement.rule < program_.skip_rules.size(), "a skip rule");
          break;
        case Judgement::Kind::require:
          expect(type.is(TypeKind::boolean) && judgement.rule < program_.points.size(), "a requirement");
          break;
        case Judgement::Kind::advise:
          expect(type.is(TypeKind::boolean) && judgement.rule < program_.warnings.size(), "an advice");
          break;
      }
    }
  }

  void verify_validation(const Validation& validation, const Type& type) {
    const auto point = [&](const std::optional<PointId>& id) {
      expect(!id || *id < program_.points.size(), "no such point");
    };
    point(validation.missing);
    point(validation.error);
    point(validation.unmatched);
    for (const auto& constraint : validation.constraints) point(constraint.point);
    if (validation.children.empty()) return;
    if (type.is(TypeKind::list) && validation.children.size() == 1)
      return verify_validation(validation.children[0], type.element());
    if (!type.is(TypeKind::record) || validation.children.size() != type.fields().size()) {
      return expect(false, fmt::format("a validation that is not parallel to {}", structure_text(type)));
    }
    for (size_t i = 0; i < validation.children.size(); ++i)
      verify_validation(validation.children[i], type.fields()[i].type);
  }

  void verify_block(const Block& block, std::span<const Type> enclosing, const std::vector<Type>& inputs,
                    size_t results) {
    for (const Register captured : block.captures)
      expect(captured < enclosing.size(), "captures what is not there yet");
    expect(block.inputs == inputs.size(), "another number of inputs than the step supplies");
    expect(block.results.size() == results, "another number of results than the step wants");
    const std::vector<Type> types = register_types(block, enclosing, inputs);
    size_t defined = block.captures.size() + block.inputs;
    for (const Step& step : block.steps) {
      verify_step(step, {types.data(), defined});
      ++defined;
    }
    for (const Register result : block.results) expect(result < types.size(), "gives what is not there");
  }

  void verify_step(const Step& step, std::span<const Type> types) {
    bool defined = true;
    Step copy = step;
    each_operand(copy, [&](Register& one) { defined = defined && one < types.size(); });
    if (!defined) return expect(false, "uses what is not there yet: " + step_text(step, types));
    if (!suits(step, types)) expect(false, "does not suit its operands: " + step_text(step, types));
    verify_blocks_of(step, types);
  }

  void verify_blocks_of(const Step& step, std::span<const Type> types) {
    if (const auto* choice = std::get_if<SwitchStep>(&step.what)) {
      for (const Block& block : choice->blocks) verify_block(block, types, {}, 1);
    } else if (const auto* recover = std::get_if<RecoverStep>(&step.what)) {
      verify_block(recover->block, types, {}, 1);
    } else if (const auto* loop = std::get_if<ForEachStep>(&step.what)) {
      verify_block(loop->block, types, {types[loop->list].element()}, 1 + loop->omit_losses.size());
    } else if (const auto* filter = std::get_if<FilterStep>(&step.what)) {
      verify_block(filter->block, types, {types[filter->list].element()}, 1);
    }
  }

  bool suits(const Step& step, std::span<const Type> types) const {
    struct Suits {
      const Program& program;
      const Type& result;
      std::span<const Type> types;

      bool loss(int rule) const { return rule < 0 || static_cast<size_t>(rule) < program.losses.size(); }
      bool same_kind(const Type& a, const Type& b) const { return a.with_optional(false) == b.with_optional(false); }
      bool list(Register one) const { return types[one].is(TypeKind::list); }

      bool operator()(const ConstantStep& what) const {
        return what.value != nullptr && what.value->constant() && what.value->rows == 1;
      }
      bool operator()(const CallStep& what) const { return what.kernel != nullptr && loss(what.loss); }
      bool operator()(const FieldStep& what) const {
        const Type& record = types[what.record];
        return record.is(TypeKind::record) && what.field < record.fields().size() &&
               same_kind(record.fields()[what.field].type, result);
      }
      bool operator()(const ListFieldStep& what) const {
        if (!list(what.list) || !result.is(TypeKind::list)) return false;
        const Type& record = types[what.list].element();
        return record.is(TypeKind::record) && what.field < record.fields().size() &&
               same_kind(record.fields()[what.field].type, result.element());
      }
      bool operator()(const RecordStep& what) const {
        return result.is(TypeKind::record) && what.fields.size() == result.fields().size();
      }
      bool operator()(const ListStep&) const { return result.is(TypeKind::list); }
      bool operator()(const SwitchStep& what) const {
        return types[what.selector].is(TypeKind::integer) && !what.blocks.empty();
      }
      bool operator()(const RecoverStep& what) const {
        return what.fact != State::present && what.fact != State::decided;
      }
      bool operator()(const ForEachStep& what) const {
        for (const int rule : what.omit_losses) {
          if (!loss(rule)) return false;
        }
        return list(what.list) && result.is(TypeKind::list);
      }
      bool operator()(const FilterStep& what) const {
        return list(what.list) && result.is(TypeKind::list) && loss(what.loss);
      }
      bool operator()(const LookupStep& what) const {
        if (what.index >= program.indexes.size()) return false;
        const LookupIndex& index = program.indexes[what.index];
        if (what.keys.size() != index.key_fields.size()) return false;
        const Type& read = program.sources[program.tables[index.table].source].read;
        if (what.parent && (!what.many || *what.parent >= read.fields().size() || what.keys.size() != 1)) return false;
        return same_kind(what.many && result.is(TypeKind::list) ? result.element() : result, read);
      }
      bool operator()(const ReferenceStep& what) const {
        if (what.table >= program.references.size()) return false;
        const ReferenceTable& table = program.references[what.table];
        const Type& record = program.targets[table.target].schema;
        return what.keys.size() == table.key_fields.size() && table.key < record.fields().size() &&
               same_kind(record.fields()[table.key].type, result);
      }
      bool operator()(const DecideStep& what) const {
        if (what.kind == FailureKind::reject) return what.rule < program.points.size();
        if (what.kind == FailureKind::leave || what.kind == FailureKind::clear) return true;
        return what.kind == FailureKind::skip && what.rule < program.skip_rules.size();
      }
      bool operator()(const NoteStep& what) const {
        const bool warning = what.kind == NoteStep::Kind::warning;
        return what.rule < (warning ? program.warnings.size() : program.vocabularies.size());
      }
    };
    return std::visit(Suits{program_, step.type, types}, step.what);
  }

  const Program& program_;
  std::string place_ = "program";
  std::vector<std::string> complaints_;
};

}  // namespace

std::vector<std::string> verify(const Program& program) { return ProgramVerifier(program).verify(); }

}  // namespace damson
