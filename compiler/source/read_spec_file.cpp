// Specs are read whole: they are small, and places in them are offsets.
#include "compiler/source/read_spec_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <vector>

#include "runtime/base/limits.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

constexpr size_t looked_at_files = 1000;  // of a folder, for a name that may have been meant
constexpr size_t shown_specs = 8;

/// As they are reached from here, in the order of their names.
std::vector<std::string> specs_in(const std::filesystem::path& folder) {
  std::error_code failure;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (names.size() == looked_at_files) break;
    std::error_code unknown;
    if (entry->path().extension() == ".damson" && entry->is_regular_file(unknown))
      names.push_back(entry->path().lexically_normal().generic_string());
  }
  std::sort(names.begin(), names.end());
  if (names.size() > shown_specs) names.resize(shown_specs);
  return names;
}

/// A named pipe waits for a writer that may never come, a device has no end. What a shell hands over is read.
bool is_pipe_or_device(const std::filesystem::path& path) {
  const std::string name = path.generic_string();
  if (name == "/dev/stdin" || name.starts_with("/dev/fd/") || name.starts_with("/proc/self/fd/")) return false;
  std::error_code failure;
  const std::filesystem::file_status status = std::filesystem::status(path, failure);
  return !failure && std::filesystem::is_other(status);
}

}  // namespace

bool file_is_there(const std::filesystem::path& path) {
  std::error_code failure;
  return std::filesystem::exists(path, failure) && !failure;
}

Result<std::string> read_spec_file(const std::filesystem::path& path) {
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure)) return fail("it is a folder");
  if (is_pipe_or_device(path)) return fail("it is a pipe or a device, not a file");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(std::generic_category().message(errno == 0 ? EIO : errno));
  std::string content;
  std::array<char, 64 * limits::kibibyte> piece;
  while (file && content.size() <= limits::spec_bytes) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    content.append(piece.data(), static_cast<size_t>(file.gcount()));
  }
  if (file.bad()) return fail(std::generic_category().message(errno == 0 ? EIO : errno));
  return content;
}

std::string identity_of(const std::filesystem::path& path) {
  std::error_code failure;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, failure);
  return (failure ? path : canonical).generic_string();
}

std::vector<std::string> specs_near(const std::filesystem::path& path) {
  std::error_code failure;
  const bool is_folder = std::filesystem::is_directory(path, failure);
  const std::filesystem::path folder = is_folder                ? path
                                       : path.has_parent_path() ? path.parent_path()
                                                                : std::filesystem::path(".");
  std::vector<std::string> found = specs_in(folder);
  if (!found.empty()) return found;
  std::vector<std::filesystem::path> folders{folder / ".."};
  for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (folders.size() == looked_at_files) break;
    std::error_code unknown;
    if (entry->is_directory(unknown)) folders.push_back(entry->path());
  }
  std::sort(folders.begin(), folders.end());
  for (const auto& near : folders) {
    for (std::string& name : specs_in(near)) found.push_back(std::move(name));
  }
  if (found.size() > shown_specs) found.resize(shown_specs);
  return found;
}

bool is_named_as_data(const std::filesystem::path& path) {
  static constexpr std::array<std::string_view, 10> endings{".csv", ".tsv",  ".json", ".ndjson", ".jsonl",
                                                            ".xml", ".xlsx", ".xls",  ".gz",     ".zst"};
  return std::find(endings.begin(), endings.end(), path.extension().string()) != endings.end();
}

std::optional<std::string> nearest_file(const std::filesystem::path& path) {
  std::error_code failure;
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (names.size() == looked_at_files) break;
    std::error_code unknown;
    if (entry->path().extension() == ".damson" && entry->is_regular_file(unknown))
      names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const auto nearest = nearest_name(path.filename().string(), names);
  return nearest ? std::optional(std::string(*nearest)) : std::nullopt;
}

}  // namespace damson
