// Keeping a file for later: moved where it is kept, and given a second name where it is wanted again; copied where a
// disk ends.
#pragma once

#include <filesystem>
#include <string>

namespace damson {

/// Every folder on the way that is not there is made, open to nobody else. Otherwise false, and `errno` says why.
bool make_private_folders(const std::filesystem::path& folder);
/// Folders on the way are made, open to nobody else. A copy keeps permissions, owner and time. False when the file is
/// still where it was.
bool move_to_keep(const std::string& from, const std::filesystem::path& to);
/// `to`, which must not be there, becomes the same file or a copy of it, safe on disk. Gives an error number, or 0.
int link_or_copy(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace damson
