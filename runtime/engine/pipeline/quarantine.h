// Rejected records as they came, in a file that can be corrected and read again, and beside it the reasons.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/connectors/connector.h"
#include "runtime/engine/pipeline/quarantine_names.h"

namespace damson {

/// What else is wrong with a unit that is rejected.
struct OtherFault {
  std::string_view point;
  std::string_view reason;
};

struct RejectedRecord {
  std::string_view raw;
  std::string_view point;
  std::string_view reason;
  std::string_view file;
  uint64_t record = 0;
  uint64_t line = 0;
  std::optional<std::string> item = {};  // which unit of the record, where a map makes several; empty for all of them
  std::optional<std::string> key;        // of the target's record, where it came so far
  std::vector<OtherFault> also = {};
};

class Quarantine {
 public:
  Quarantine(Storage& storage, QuarantinePaths paths, QuarantineForm form, std::vector<std::string> sources);

  const std::string& records_file() const { return paths_.records; }
  const std::string& reasons_file() const { return paths_.reasons; }
  uint64_t records() const { return kept_; }
  bool empty() const { return records_ == nullptr; }

  /// The first record makes the files. A record of which several units are rejected stands there once.
  std::optional<Problem> add(const RejectedRecord& rejected);
  std::optional<Problem> finish();
  /// What takes the place of an earlier run's files; nothing where nothing was rejected.
  void hand_over(std::vector<PublishStep>& steps);

 private:
  std::optional<Problem> begin();

  Storage& storage_;
  std::vector<std::string> sources_;  // the files that the records come from
  QuarantineForm form_;
  QuarantinePaths paths_;
  std::unique_ptr<StagedFile> records_;
  std::unique_ptr<StagedFile> reasons_;
  uint64_t kept_ = 0;  // records so far, and the last of them
  std::string last_file_;
  uint64_t last_record_ = 0;
};

}  // namespace damson
