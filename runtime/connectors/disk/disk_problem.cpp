// Choosing the diagnostic for an error number and adding what helps: near names, missing folders.
#include "runtime/connectors/disk/disk_problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include "runtime/diagnostics/catalogue/disk_full.h"
#include "runtime/diagnostics/catalogue/file_not_found.h"
#include "runtime/diagnostics/catalogue/file_not_readable.h"
#include "runtime/diagnostics/catalogue/folder_not_writable.h"
#include "runtime/diagnostics/catalogue/no_file_named.h"
#include "runtime/diagnostics/catalogue/path_is_a_folder.h"
#include "runtime/diagnostics/catalogue/reading_failed.h"
#include "runtime/diagnostics/catalogue/writing_failed.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

std::string folder_name(const std::string& path) {
  std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::vector<std::string> visible_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  fs::directory_iterator entries(folder, ignored);
  for (; entries != fs::directory_iterator(); entries.increment(ignored)) {
    std::string name = entries->path().filename().string();
    if (!name.starts_with('.')) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// The first thing on the way to a file that is there and no folder; empty when there is none.
fs::path first_file_on_the_way(const fs::path& disk_path) {
  std::error_code ignored;
  fs::path way;
  for (const fs::path& part : disk_path.parent_path()) {
    way /= part;
    if (fs::exists(way, ignored) && !fs::is_directory(way, ignored)) return way;
  }
  return {};
}

/// The first folder on the way to a file that is not there; empty when they all are.
fs::path first_missing_folder(const fs::path& disk_path) {
  std::error_code ignored;
  fs::path way;
  for (const fs::path& part : disk_path.parent_path()) {
    way /= part;
    if (!fs::exists(way, ignored)) return way;
  }
  return {};
}

std::string listed_names(const std::vector<std::string>& names) {
  constexpr size_t shown = 5;
  std::string out;
  for (size_t i = 0; i < std::min(names.size(), shown); ++i) out += fmt::format("{}`{}`", i == 0 ? "" : ", ", names[i]);
  if (names.size() > shown) out += fmt::format(" and {} more", names.size() - shown);
  return out;
}

std::string what_is_there(const fs::path& disk_path) {
  const fs::path no_folder = first_file_on_the_way(disk_path);
  if (!no_folder.empty())
    return fmt::format("`{}`, on the way to it, is a file and no folder", no_folder.filename().string());
  const fs::path missing = first_missing_folder(disk_path);
  if (!missing.empty()) {
    const std::vector<std::string> beside = visible_names(missing.parent_path().empty() ? "." : missing.parent_path());
    const std::string name = missing.filename().string();
    if (const auto near = nearest_name(name, beside))
      return fmt::format("there is no folder `{}`; did you mean `{}`?", name, *near);
    return fmt::format("there is no folder `{}` on the way to it", name);
  }
  const std::vector<std::string> names = visible_names(disk_path.parent_path().empty() ? "." : disk_path.parent_path());
  if (const auto near = nearest_name(disk_path.filename().string(), names)) {
    return fmt::format("the folder holds `{}`; did you mean that?", *near);
  }
  if (names.empty()) return "the folder is empty";
  return fmt::format("the folder holds {}", listed_names(names));
}

}  // namespace

std::string system_words(int error_number) {
  std::string words = std::generic_category().message(error_number);
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

Problem missing_file_problem(const std::string& path, const std::string& disk_path) {
  return file_not_found(path).note(what_is_there(disk_path)).note("names are relative to the folder of the spec");
}

Problem opening_problem(const std::string& path, const std::string& disk_path, int error_number) {
  if (path.empty()) return no_file_named().note("write the name of a file, relative to the folder of the spec");
  if (error_number == ENOENT || error_number == ENOTDIR) return missing_file_problem(path, disk_path);
  if (error_number == EACCES || error_number == EPERM) {
    return file_not_readable(path).note("ask whoever owns it to permit reading it, or run damson as a user who may");
  }
  if (error_number == EISDIR) {
    return path_is_a_folder(path).note(fmt::format("to read every file in it write a pattern: `{}/*`", path));
  }
  return reading_failed(path, uint64_t{0}, system_words(error_number));
}

Problem reading_problem(const std::string& path, uint64_t bytes_read, int error_number) {
  return reading_failed(path, bytes_read, system_words(error_number))
      .note("copy the file to a local disk and run again");
}

Problem writing_problem(const std::string& path, int error_number) {
  if (error_number == EFBIG) {
    return disk_full(path).note(
        "the process may not write files of this size (`ulimit -f`), or the file system cannot hold them");
  }
  if (error_number == ENOSPC || error_number == EDQUOT) {
    return disk_full(path).note("make room on the disk, or write the output elsewhere, and run again");
  }
  return writing_failed(path, system_words(error_number));
}

Problem staging_problem(const std::string& path, int error_number) {
  if (path.empty()) return no_file_named().note("write the name of a file, relative to the folder of the spec");
  if (error_number == ENOSPC || error_number == EDQUOT) return writing_problem(path, error_number);
  if (error_number == EISDIR) return path_is_a_folder(path).note("a target wants the name of a file");
  return folder_not_writable(folder_name(path), system_words(error_number))
      .note(
          fmt::format("the output `{}` is first written beside its final place, so the folder must be writable", path));
}

}  // namespace damson
