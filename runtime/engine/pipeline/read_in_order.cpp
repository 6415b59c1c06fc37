// Reads a source block by block, works on many blocks at once and hands them on in the order of the input.
#include "runtime/engine/pipeline/read_in_order.h"

namespace damson {

namespace {

/// Whether there is something to hand on: a block or a problem.
bool read_block(RecordReader& reader, BatchSlot& slot, RunProfile* profile) {
  StageClock* const clock = profile == nullptr ? nullptr : profile->reader();
  const StageTimer timer(clock, Stage::cut);
  if (slot.block == nullptr) slot.block = reader.make_block();
  auto read = reader.next(*slot.block);
  if (const bool* more = std::get_if<bool>(&read)) {
    if (*more && clock != nullptr) clock->count(Stage::cut, 0, slot.block_bytes());
    return *more;
  }
  slot.problem = std::move(std::get<Problem>(read));
  return true;
}

void parse_block(const RecordReader& reader, BatchSlot& slot) {
  slot.arena.reset();
  slot.failures.clear();
  slot.batch = RecordBatch();
  slot.reader = &reader;
  slot.lines_found = false;
  const StageTimer timer(stages_of(slot.times.get()), Stage::parse);
  reader.parse(*slot.block, slot.batch, slot.arena, slot.failures);
  if (slot.times != nullptr) slot.times->stages.count(Stage::parse, slot.batch.records.rows, slot.block_bytes());
}

}  // namespace

void read_in_order(RecordReader& reader, size_t in_flight, const BlockWork& blocks) {
  const auto read = [&](BatchSlot& slot) { return read_block(reader, slot, blocks.profile); };
  const auto work = [&](BatchSlot& slot) {
    parse_block(reader, slot);
    blocks.work(slot);
  };
  work_in_order(in_flight, {read, work, blocks.commit, blocks.profile, blocks.stop});
}

}  // namespace damson
