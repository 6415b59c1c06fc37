// Specs on disk.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/base/result.h"

namespace damson {

/// Contents that count in the place of those that files have, by `identity_of` their names.
using ChangedFiles = std::map<std::string, std::string>;

bool file_is_there(const std::filesystem::path& path);

/// The content of a file, or why it cannot be read. Reads no more than is needed to see that a spec is too large.
Result<std::string> read_spec_file(const std::filesystem::path& path);

/// The same for every way to name a file.
std::string identity_of(const std::filesystem::path& path);

/// Specs in the folder of a file, or else in folders beside and inside of it, as they are reached from here; a few.
std::vector<std::string> specs_near(const std::filesystem::path& path);
/// Whether the name is one of a file of data, not of a spec: `works.csv`.
bool is_named_as_data(const std::filesystem::path& path);

/// A file beside the one named whose name is much like it.
std::optional<std::string> nearest_file(const std::filesystem::path& path);

}  // namespace damson
