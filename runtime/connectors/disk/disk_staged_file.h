// A file that is written under a passing name in its folder and renamed into place when it is whole.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "runtime/connectors/storage.h"

namespace damson {

/// `path` is the name that the reader knows, `disk_path` where it is. Missing folders are made.
/// `permissions` are those of a file of which this becomes the new content; otherwise they are the process's usual ones.
std::variant<std::unique_ptr<StagedFile>, Problem> stage_on_disk(const std::string& path, const std::string& disk_path,
                                                                 std::optional<unsigned> permissions = {});

/// Why that would be refused, as far as that can be known without writing anything.
std::optional<Problem> obstacle_to_staging_on_disk(const std::string& path, const std::string& disk_path);

}  // namespace damson
