// The tables of mistakes (README.md describes their form).
#pragma once

#include <filesystem>
#include <vector>

#include "tests/mistakes/mistake.h"

namespace damson::test {

/// All files of a folder, by their names in it.
FolderFiles read_base(const std::filesystem::path& folder);

/// The files of a base, or of the example of that name. Empty where there is neither.
FolderFiles base_content(const std::filesystem::path& folder, const std::string& name);

/// The mistakes of all tables in `folder`/tables, made in the specs of `folder`/bases. Throws std::runtime_error with
/// the place in the table for a table that is not as it should be.
std::vector<Mistake> read_mistakes(const std::filesystem::path& folder);

}  // namespace damson::test
