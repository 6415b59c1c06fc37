// Running a block: captures to the rows it runs on, then one step after the other.
#include <utility>

#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

const uint32_t* units_of_selection(const Frame& outer, Selection selection, Arena& arena) {
  if (selection.rows == nullptr) return outer.units;
  if (outer.units == nullptr) return selection.rows;
  auto* units = arena.array<uint32_t>(selection.count);
  for (uint32_t i = 0; i < selection.count; ++i) units[i] = outer.units[selection.rows[i]];
  return units;
}

}  // namespace

Column evaluate_step(const Step& step, const Frame& frame, Evaluation& evaluation) {
  return std::visit([&](const auto& what) { return evaluate(what, step.type, frame, evaluation); }, step.what);
}

Frame run_block(const Block& block, const Frame& outer, Selection selection, std::span<const Column> inputs,
                Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  Frame frame{.rows = selection.count, .units = units_of_selection(outer, selection, arena), .columns = nullptr};
  frame.columns = make_columns(block.captures.size() + block.inputs + block.steps.size(), arena);
  size_t next = 0;
  for (const Register captured : block.captures) {
    const Column& column = outer.columns[captured];
    frame.columns[next++] = selection.rows == nullptr ? column : gather(column, selection.rows, selection.count, arena);
  }
  for (const Column& input : inputs) frame.columns[next++] = input;
  for (const Step& step : block.steps) {
    const StepTimer timer(evaluation.times, step, frame.rows);
    frame.columns[next] = evaluate_step(step, frame, evaluation);
    ++next;
  }
  return frame;
}

Column block_result(const Block& block, const Frame& frame, size_t place, const Type& type, Evaluation& evaluation) {
  return retyped(frame.columns[block.results[place]], type, evaluation.arena);
}

}  // namespace damson
