// A file that is written under a passing name in its folder, and put in place by a publish step when it is whole.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "runtime/connectors/disk/write_lock.h"
#include "runtime/connectors/storage.h"

namespace damson {

struct StagedOnDisk {
  std::string path;       // the name that the reader knows
  std::string disk_path;  // where it is
  LockHolder writer = {};
  std::optional<unsigned> most_permissions = {};  // it may be readable for nobody else
};

/// Missing folders are made. The file gets the permissions and, as far as the system allows, the owner of the file that
/// it replaces.
std::variant<std::unique_ptr<StagedFile>, Problem> stage_on_disk(StagedOnDisk wanted);

/// Why that would be refused, as far as that can be known without writing anything.
std::optional<Problem> obstacle_to_staging_on_disk(const std::string& path, const std::string& disk_path);

}  // namespace damson
