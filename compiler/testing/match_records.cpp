// Finding expected records in what came out.
#include "compiler/testing/match_records.h"

#include <fmt/format.h>

#include "compiler/testing/compare_record.h"
#include "compiler/testing/shown_value.h"

namespace damson::testing {

namespace {

class Matching {
 public:
  Matching(const RecordList& records, const std::string& target)
      : records_(records), target_(target), taken_(records.size()) {}

  std::vector<TestFailure> match(const std::vector<WantedRecord>& wanted) {
    std::vector<const WantedRecord*> missed;
    for (const WantedRecord& one : wanted) {
      if (!take_next(one)) missed.push_back(&one);
    }
    std::vector<TestFailure> failures;
    for (const WantedRecord* one : missed) failures.push_back(failure_of(*one));
    return failures;
  }

 private:
  /// The earliest one that is like it, behind those taken so far: whatever comes later leaves less to the next.
  bool take_next(const WantedRecord& wanted) {
    for (size_t i = next_; i < records_.size(); ++i) {
      if (!differences(wanted.record, records_.column(i), records_.row(i)).empty()) continue;
      taken_[i] = true;
      next_ = i + 1;
      return true;
    }
    return false;
  }

  TestFailure failure_of(const WantedRecord& wanted) {
    const std::string target = shown_name(target_);
    TestFailure nearest{.span = wanted.span, .message = fmt::format("no record of `{}` came out", target)};
    if (records_.size() != 0)
      nearest.message =
          fmt::format("`{}` has no record left for this: all that came out belong to other expectations", target);
    std::optional<size_t> found;
    for (size_t i = 0; i < records_.size(); ++i) {
      if (taken_[i]) continue;
      auto different = differences(wanted.record, records_.column(i), records_.row(i));
      if (different.empty())
        return {.span = wanted.span,
                .message = fmt::format(
                    "a record of `{}` is like this, but it comes before one that is expected before it", target)};
      if (found && different.size() >= nearest.differences.size()) continue;
      found = i;
      nearest.message = records_.size() == 1
                            ? fmt::format("the record of `{}` is not like this", target)
                            : fmt::format("no record of `{}` is like this; the nearest is record {}", target, i + 1);
      nearest.differences = std::move(different);
    }
    if (found) taken_[*found] = true;  // it is held against one of them only
    return nearest;
  }

  const RecordList& records_;
  const std::string& target_;
  std::vector<bool> taken_;
  size_t next_ = 0;
};

}  // namespace

std::vector<TestFailure> match_records(const std::vector<WantedRecord>& wanted, const RecordList& records,
                                       const std::string& target) {
  return Matching(records, target).match(wanted);
}

}  // namespace damson::testing
