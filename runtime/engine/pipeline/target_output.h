// One target on its way: its bytes are counted, digested and staged; they become the target only when published.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/stage_clock.h"
#include "runtime/connectors/connector.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

class TargetOutput {
 public:
  /// `clock`: of who writes; null: nobody wants to know what it takes.
  TargetOutput(std::string path, std::unique_ptr<RecordWriter> writer, StageClock* clock)
      : path_(std::move(path)), writer_(std::move(writer)), separator_(writer_->separator()), clock_(clock) {}

  const RecordWriter& writer() const { return *writer_; }
  const std::string& path() const { return path_; }
  uint64_t records() const { return records_; }
  uint64_t bytes() const { return bytes_; }
  std::string digest() const { return digest_.text(); }

  /// A plan stages nothing: it counts and digests, and finds out whether staging would do.
  std::optional<Problem> begin(Storage& storage, bool plan);
  /// Records as `serialise` makes them, each with a separator before it.
  std::optional<Problem> append(std::string_view records, uint64_t count);
  /// The footer, and everything safe on disk.
  std::optional<Problem> finish();
  /// Adds the step that puts it in place; none in a plan.
  void hand_over(const std::string& target, std::vector<PublishStep>& steps);

 private:
  std::optional<Problem> write(std::string_view bytes);
  void add_to_digest(std::string_view bytes);

  std::string path_;
  std::unique_ptr<RecordWriter> writer_;
  std::string separator_;
  StageClock* clock_;
  std::unique_ptr<StagedFile> staged_;
  StreamingDigest digest_;
  uint64_t records_ = 0;
  uint64_t bytes_ = 0;
};

/// The problem of an operation that gives nothing else.
template <class Value>
std::optional<Problem> problem_of(std::variant<Value, Problem> outcome) {
  if (auto* problem = std::get_if<Problem>(&outcome)) return std::move(*problem);
  return std::nullopt;
}

}  // namespace damson
