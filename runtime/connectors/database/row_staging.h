// Rows of one target on their way into what is staged for its database.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "runtime/connectors/database/staged_rows.h"
#include "runtime/connectors/sink.h"

namespace damson {

/// Values of rows, one row behind the other.
class PreparedRows : public PreparedRecords {
 public:
  void clear() override {
    values.clear();
    ends.clear();
  }
  size_t size_in_bytes() const override { return values.size(); }
  size_t begin_of(size_t place) const { return place == 0 ? 0 : ends[place - 1]; }

  std::string values;
  std::vector<size_t> ends;  // where each record ends
};

/// Makes blocks of the rows that are kept, counts and digests them, and hands them on.
class RowStaging {
 public:
  using Take = std::function<std::optional<Problem>(const StagedBlock& block)>;

  RowStaging(size_t table, StageClock* clock, Take take)
      : table_(static_cast<uint32_t>(table)), clock_(clock), take_(std::move(take)) {}

  std::optional<Problem> append(const PreparedRows& rows, std::span<const RecordRange> kept,
                                const RecordOrigins& origins);

  uint64_t records() const { return records_; }
  uint64_t bytes() const { return bytes_; }
  std::string digest() const { return digest_.text(); }

 private:
  std::optional<Problem> hand_on(StagedBlock& block);

  uint32_t table_;
  StageClock* clock_;
  Take take_;
  StreamingDigest digest_;
  uint64_t records_ = 0;
  uint64_t bytes_ = 0;
};

}  // namespace damson
