// Specs on disk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "runtime/base/result.h"

namespace damson {

bool file_is_there(const std::filesystem::path& path);

/// The content of a file, or why it cannot be read. Reads no more than is needed to see that a spec is too large.
Result<std::string> read_spec_file(const std::filesystem::path& path);

/// The same for every way to name a file.
std::string identity_of(const std::filesystem::path& path);

/// A file beside the one named whose name is much like it.
std::optional<std::string> nearest_file(const std::filesystem::path& path);

}  // namespace damson
