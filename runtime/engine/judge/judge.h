// Deciding what becomes of the units of a batch: judgements in order, the first that decides counts.
#pragma once

#include "runtime/engine/evaluate/frame.h"
#include "runtime/engine/evaluate/input_use.h"
#include "runtime/engine/judge/violation.h"
#include "runtime/program/program.h"

namespace damson {

/// A judgement made ready once a run.
struct PreparedJudgement {
  explicit PreparedJudgement(const Judgement& judgement) : declared(&judgement), validation(judgement.validation) {}

  const Judgement* declared;
  CheckedValidation validation;
};

struct PreparedLoop {
  const UnitLoop* declared;
  CheckedValidation validation;
  std::vector<InputUse> uses;  // of the inputs of its block
};

struct PreparedMap {
  PreparedMap(const Program& whole, uint32_t index);
  /// The map itself, or the members of its groups.
  PreparedMap(const Program& whole, const MapProgram& declared, uint32_t index);

  const Program* program;
  const MapProgram* map;
  uint32_t index;
  std::vector<PreparedJudgement> scope;
  std::vector<PreparedJudgement> body;
  std::vector<PreparedLoop> loops;
  std::vector<InputUse> uses;            // of the inputs of the scope and the body
  std::vector<std::string_view> points;  // names by id

  ViolationWords words() const { return {map->name, &points}; }
};

/// Something else that is wrong with a rejected unit.
Note fault_note(uint32_t unit, const Verdict& fault);

/// What a rule says when the spec gives no text of its own for the unit.
std::string_view standing_reason(const Program& program, const Judgement& judgement);

/// Sets the verdicts of the units of `frame` that have none yet; warnings become notes. `results[i]`: column of the
/// block's result i.
void judge(const std::vector<PreparedJudgement>& judgements, const PreparedMap& map, const Column* results,
           const Frame& frame, UnitState* units, Evaluation& evaluation);

}  // namespace damson
