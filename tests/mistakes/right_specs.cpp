// Takes the inputs of golden files that stand there as they are (`--- name`).
#include "tests/mistakes/right_specs.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>

#include "tests/mistakes/read_mistakes.h"

namespace damson::test {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view spec_ending = ".damson";

std::vector<fs::path> golden_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

FolderFiles inputs_of(const fs::path& golden) {
  FolderFiles inputs;
  std::ifstream file(golden, std::ios::binary);
  std::optional<std::string> name;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("=== ")) break;
    if (line.starts_with("--- ")) {
      name = line.substr(4);
      if (name->find(' ') != std::string::npos) name.reset();  // escaped or packed
      continue;
    }
    if (name) inputs[*name] += line + "\n";
  }
  return inputs;
}

std::optional<std::string> spec_among(const FolderFiles& files) {
  const auto spec = std::ranges::find_if(files, [](const auto& file) { return file.first.ends_with(spec_ending); });
  return spec == files.end() ? std::nullopt : std::optional(spec->first);
}

}  // namespace

std::vector<RightSpec> read_right_specs(const fs::path& root) {
  std::vector<RightSpec> specs;
  for (const char* folder : {"examples", "tests/mistakes/bases"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(root / folder)) {
      if (!entry.is_directory()) continue;
      FolderFiles files = read_base(entry.path());
      if (const auto spec = spec_among(files))
        specs.push_back({entry.path().filename().string(), std::move(files), *spec});
    }
  }
  std::ranges::sort(specs, {}, &RightSpec::origin);
  for (const fs::path& golden : golden_files(root / "tests/golden")) {
    if (golden.filename().string().starts_with("fail_")) continue;
    FolderFiles files = inputs_of(golden);
    if (const auto spec = spec_among(files))
      specs.push_back({golden.lexically_relative(root).generic_string(), std::move(files), *spec});
  }
  return specs;
}

}  // namespace damson::test
