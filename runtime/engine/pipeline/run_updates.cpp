// What becomes of the records that a target held before the run, where it updates.
#include "runtime/diagnostics/catalogue/books_do_not_balance.h"
#include "runtime/engine/pipeline/read_in_order.h"
#include "runtime/engine/pipeline/run.h"

namespace damson {

std::optional<Problem> Run::carry_over() {
  for (uint32_t source = 0; source < program_.sources.size(); ++source) {
    const auto& target = program_.sources[source].present_of;
    if (!target || !sources_.is_open(source) || !sinks_[*target]->wants_present_again()) continue;
    RecordSink& sink = *sinks_[*target];
    auto opened = begin_pass(source, true);
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    std::optional<Problem> problem;
    const auto commit = [&](BatchSlot& slot) {
      if (slot.problem)
        problem = std::move(slot.problem);
      else if (slot.batch.problem)
        problem = std::move(slot.batch.problem);
      else
        problem = sink.carry_over(*slot.reader, *slot.block, slot.batch.records.rows);
      return !problem;
    };
    read_in_order(*std::get<0>(opened), in_flight(), {[](BatchSlot&) {}, commit, profile_.get(), options_.stop});
    end_part("merging " + program_.targets[*target].name);
    if (problem) return problem;
  }
  return std::nullopt;
}

std::optional<Problem> Run::check_changes() const {
  std::vector<ChangeCounts> judged(program_.targets.size());
  for (size_t map = 0; map < program_.maps.size(); ++map)
    judged[program_.maps[map].target].add(accounts_.maps[map].changes);
  for (size_t target = 0; target < sinks_.size(); ++target) {
    if (!program_.targets[target].updates) continue;
    const ChangeCounts done = sinks_[target]->summary().changes;
    for (const ChangeWords& change : all_changes) {
      if (done[change.change] == judged[target][change.change]) continue;
      return books_do_not_balance(program_.targets[target].name, judged[target][change.change], done[change.change]);
    }
  }
  return std::nullopt;
}

}  // namespace damson
