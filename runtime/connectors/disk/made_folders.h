// Folders that a run made on the way to a file: gone again when the file is.
#pragma once

#include <cstdint>
#include <filesystem>

namespace damson {

/// The innermost `count` of the folders on the way to a file that is gone, as far as they are empty. The lock that the
/// caller has on the file goes first, where it lies in one of them.
void remove_made_folders(const std::filesystem::path& file, uint32_t count);

}  // namespace damson
