// What the quarantine files of a migration are called. No two maps share one, and no two specs, whatever their names
// are.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "runtime/connectors/storage.h"
#include "runtime/program/program.h"

namespace damson {

/// Where a map's rejected records go, and the reasons.
struct QuarantinePaths {
  std::string records;
  std::string reasons;
};

class QuarantineNames {
 public:
  QuarantineNames(const Program& program, const std::string& state_folder);

  /// The spec's own part of the state folder: no other spec has it, whether beside this one or elsewhere.
  const std::string& folder() const { return folder_; }
  QuarantinePaths of(uint32_t map, const std::string& extension) const;
  /// What earlier runs of the spec have left there, whatever their maps were called. Files that no run has written,
  /// such as a corrected copy, are not among them: they have no file of reasons.
  std::variant<std::vector<std::string>, Problem> of_earlier_runs(Storage& storage) const;

 private:
  std::string folder_;
  std::vector<std::string> stems_;  // by map
};

}  // namespace damson
