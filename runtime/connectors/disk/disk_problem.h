// What the operating system says went wrong, in the reader's words.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/diagnostics/problem.h"

namespace damson {

/// A system's error number as words: "permission denied".
std::string system_words(int error_number);

/// `path` is the name that the reader knows, `disk_path` where it is.
Problem opening_problem(const std::string& path, const std::string& disk_path, int error_number);
Problem reading_problem(const std::string& path, uint64_t bytes_read, int error_number);
Problem writing_problem(const std::string& path, int error_number);
Problem staging_problem(const std::string& path, int error_number);

/// No such file; says which name of its folder is near, or which folder on the way is not there.
Problem missing_file_problem(const std::string& path, const std::string& disk_path);

}  // namespace damson
