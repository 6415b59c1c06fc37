// Right specs to make mistakes in: those of the examples, of the golden files and of the tables.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/mistakes/mistake.h"

namespace damson::test {

struct RightSpec {
  std::string origin;  // where it comes from
  FolderFiles files;   // with what it imports and reads
  std::string spec;    // which of them is the spec
};

/// Below `root`, the project's folder. Whether they are right is for the reader to try: golden files hold wrong ones
/// too.
std::vector<RightSpec> read_right_specs(const std::filesystem::path& root);

}  // namespace damson::test
