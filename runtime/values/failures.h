// Why rows of a batch have no value: reasons of errors, of lookups without a match, and of decisions.
#pragma once

#include <vector>

#include "runtime/values/column.h"

namespace damson {

/// waiting: another reading will tell; what comes of it is of no account.
/// leave, clear: what becomes of a field of a record that is there, in place of a value.
enum class FailureKind : uint8_t { error, unmatched, reject, skip, waiting, leave, clear };

struct Failure {
  FailureKind kind = FailureKind::error;
  /// reject: a rejection point, skip: a skip rule (ids of the program); waiting: what it waits for. Unused for error
  /// and unmatched: where those end up unhandled decides their rejection point.
  uint32_t rule = 0;
  Text reason;
};

/// The failures of one batch. Ids start at 1.
class Failures {
 public:
  FailureId add(Failure failure) {
    failures_.push_back(failure);
    return static_cast<FailureId>(failures_.size());
  }
  const Failure& operator[](FailureId id) const { return failures_[id - 1]; }
  void clear() { failures_.clear(); }
  size_t size() const { return failures_.size(); }
  /// Copies the reasons of all behind the first `known` into `arena`, where they outlive what they were made in.
  void keep_reasons(size_t known, Arena& arena) {
    for (size_t i = known; i < failures_.size(); ++i) failures_[i].reason = arena.copy(failures_[i].reason);
  }

 private:
  std::vector<Failure> failures_;
};

/// The same column with failures of `from` written again into `to`. Their reasons stay where they are.
Column with_failures_in(const Column& column, const Failures& from, Failures& to, Arena& arena);

}  // namespace damson
