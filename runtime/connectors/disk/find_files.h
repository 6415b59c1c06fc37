// The files of a folder tree that fit a pattern.
#pragma once

#include <string>
#include <vector>

namespace damson {

/// Paths as the pattern writes them (relative to `base_folder` when it is relative), sorted byte by byte. A name without
/// a pattern gives itself when there is such a file. Folders that may not be read are passed over.
std::vector<std::string> find_files(const std::string& base_folder, const std::string& pattern);

}  // namespace damson
