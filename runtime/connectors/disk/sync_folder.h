// A folder's names survive a power cut only once the folder itself is synced.
#pragma once

#include <filesystem>

namespace damson {

/// Gives an error number, or 0. What cannot be synced at all (no right to read it, a file system without it) is no
/// failure.
int sync_folder(const std::filesystem::path& folder);

}  // namespace damson
