// Deciding what becomes of the units of a batch.
#include "runtime/engine/judge/judge.h"

#include "runtime/engine/judge/screen.h"

namespace damson {

namespace {

class BatchJudge {
 public:
  BatchJudge(const PreparedMap& map, const Column* results, const Frame& frame, UnitState* units,
             Evaluation& evaluation)
      : map_(map), results_(results), frame_(frame), units_(units), evaluation_(evaluation) {}

  void judge(const PreparedJudgement& judgement) {
    switch (judgement.declared->kind) {
      case Judgement::Kind::read:
      case Judgement::Kind::decided:
      case Judgement::Kind::validate: validate(judgement); return;
      case Judgement::Kind::skip_when:
      case Judgement::Kind::require:
      case Judgement::Kind::advise: ask(judgement); return;
    }
  }

 private:
  void validate(const PreparedJudgement& judgement) {
    const Column& column = results_[judgement.declared->result];
    auto* suspects = evaluation_.arena.zeroed<uint8_t>(frame_.rows);
    screen(column, &judgement.validation, frame_.rows, suspects, evaluation_.arena);
    for (uint32_t row = 0; row < frame_.rows; ++row) {
      if (suspects[row] != 0) look_closely(judgement, row);
    }
  }

  /// A condition acts on one of its two values; anything but a value is validated.
  void ask(const PreparedJudgement& judgement) {
    const Column& condition = results_[judgement.declared->result];
    const bool acts_on = judgement.declared->kind == Judgement::Kind::skip_when;
    for (uint32_t row = 0; row < frame_.rows; ++row) {
      if (!condition.present(row)) {
        look_closely(judgement, row);
      } else if ((condition.value<uint8_t>(row) != 0) == acts_on) {
        act(*judgement.declared, row);
      }
    }
  }

  void look_closely(const PreparedJudgement& judgement, uint32_t row) {
    UnitState& unit = units_[frame_.unit(row)];
    if (unit.verdict.kind != Verdict::Kind::none && !adds_faults(unit, judgement)) return;
    const bool declared_only =
        judgement.declared->kind == Judgement::Kind::read || judgement.declared->kind == Judgement::Kind::decided;
    const auto search = declared_only ? violation_in_reading : first_violation;
    further_.clear();
    auto verdict = search(results_[judgement.declared->result], row, &judgement.validation, map_.words(),
                          evaluation_.failures, evaluation_.arena, &further_);
    if (!verdict) return;
    if (unit.verdict.kind == Verdict::Kind::none) {
      unit.verdict = *verdict;
    } else {
      add_fault(row, *verdict);
    }
    for (const Verdict& fault : further_) add_fault(row, fault);
  }

  /// A condition that cannot be answered follows from what is known to be wrong already.
  static bool adds_faults(const UnitState& unit, const PreparedJudgement& judgement) {
    const auto kind = judgement.declared->kind;
    const bool condition =
        kind == Judgement::Kind::skip_when || kind == Judgement::Kind::require || kind == Judgement::Kind::advise;
    return unit.verdict.kind == Verdict::Kind::reject && !condition;
  }

  void add_fault(uint32_t row, const Verdict& fault) {
    if (fault.kind == Verdict::Kind::reject) evaluation_.notes.push_back(fault_note(frame_.unit(row), fault));
  }

  void act(const Judgement& judgement, uint32_t row) {
    UnitState& unit = units_[frame_.unit(row)];
    const bool another = unit.verdict.kind == Verdict::Kind::reject && judgement.kind == Judgement::Kind::require;
    if (unit.verdict.kind != Verdict::Kind::none && !another) return;
    const Text reason = reason_of(judgement, row);
    if (another) return add_fault(row, {Verdict::Kind::reject, judgement.rule, reason});
    switch (judgement.kind) {
      case Judgement::Kind::skip_when: unit.verdict = {Verdict::Kind::skip, judgement.rule, reason}; return;
      case Judgement::Kind::require: unit.verdict = {Verdict::Kind::reject, judgement.rule, reason}; return;
      case Judgement::Kind::advise:
        evaluation_.notes.push_back({.kind = Note::Kind::warning,
                                     .rule = judgement.rule,
                                     .unit = frame_.unit(row),
                                     .text = reason,
                                     .after = {}});
        return;
      case Judgement::Kind::read:
      case Judgement::Kind::decided:
      case Judgement::Kind::validate: return;
    }
  }

  Text reason_of(const Judgement& judgement, uint32_t row) const {
    if (judgement.reason) {
      const Column& words = results_[*judgement.reason];
      if (words.present(row)) return words.value<Text>(row);
    }
    return standing_reason(*map_.program, judgement);
  }

  const PreparedMap& map_;
  const Column* results_;
  const Frame& frame_;
  UnitState* units_;
  Evaluation& evaluation_;
  FurtherViolations further_;
};

}  // namespace

Note fault_note(uint32_t unit, const Verdict& fault) {
  return {.kind = Note::Kind::fault, .rule = fault.rule, .unit = unit, .text = fault.reason, .after = {}};
}

PreparedMap::PreparedMap(const Program& whole, uint32_t map_index)
    : PreparedMap(whole, whole.maps[map_index], map_index) {}

PreparedMap::PreparedMap(const Program& whole, const MapProgram& declared, uint32_t map_index)
    : program(&whole), map(&declared), index(map_index) {
  for (const Judgement& judgement : map->scope_judgements) scope.emplace_back(judgement);
  for (const Judgement& judgement : map->body_judgements) body.emplace_back(judgement);
  const size_t inputs = 1 + map->loops.size();
  for (const UnitLoop& loop : map->loops) {
    loops.push_back({&loop, CheckedValidation(loop.validation), uses_of_inputs(loop.block, {}, 1 + loops.size())});
  }
  uses = uses_of_inputs(map->scope, map->scope_judgements, inputs);
  const std::vector<InputUse> in_body = uses_of_inputs(map->body, map->body_judgements, inputs);
  for (size_t i = 0; i < inputs; ++i) uses[i].add(in_body[i]);
  for (const RejectionPoint& point : whole.points) points.emplace_back(point.name);
}

std::string_view standing_reason(const Program& program, const Judgement& judgement) {
  const auto because_or_name = [](const auto& rule) -> std::string_view {
    return rule.because.empty() ? rule.name : rule.because;
  };
  switch (judgement.kind) {
    case Judgement::Kind::skip_when: return program.skip_rules[judgement.rule].name;
    case Judgement::Kind::require: return because_or_name(program.points[judgement.rule]);
    case Judgement::Kind::advise: return because_or_name(program.warnings[judgement.rule]);
    case Judgement::Kind::read:
    case Judgement::Kind::decided:
    case Judgement::Kind::validate: return {};
  }
  return {};
}

void judge(const std::vector<PreparedJudgement>& judgements, const PreparedMap& map, const Column* results,
           const Frame& frame, UnitState* units, Evaluation& evaluation) {
  BatchJudge batch(map, results, frame, units, evaluation);
  for (const PreparedJudgement& judgement : judgements) batch.judge(judgement);
}

}  // namespace damson
