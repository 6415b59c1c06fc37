// Blocks of rows that come from one part of a source.
#include "runtime/connectors/database/row_staging.h"

namespace damson {

std::optional<Problem> RowStaging::append(const PreparedRows& rows, std::span<const RecordRange> kept,
                                          const RecordOrigins& origins) {
  StagedBlock block{.table = table_};
  for (const RecordRange& range : kept) {
    for (size_t place = range.begin; place < range.end; ++place) {
      const RecordOrigin origin = origins(place);
      if (!block.places.empty() && block.part != origin.part) {
        if (auto problem = hand_on(block)) return problem;
      }
      if (block.places.empty()) block.part = origin.part;
      block.places.push_back({origin.record, origin.line});
      block.values.append(rows.values, rows.begin_of(place), rows.ends[place] - rows.begin_of(place));
    }
  }
  return block.places.empty() ? std::nullopt : hand_on(block);
}

std::optional<Problem> RowStaging::hand_on(StagedBlock& block) {
  {
    const StageTimer timer(clock_, Stage::digest);
    if (clock_ != nullptr) clock_->count(Stage::digest, 0, block.values.size());
    digest_.add(block.values);
  }
  records_ += block.places.size();
  bytes_ += block.values.size();
  const StageTimer timer(clock_, Stage::write);
  if (clock_ != nullptr) clock_->count(Stage::write, 0, block.values.size());
  auto problem = take_(block);
  block.places.clear();
  block.values.clear();
  return problem;
}

}  // namespace damson
