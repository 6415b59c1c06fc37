// Walking folders part by part of a pattern.
#include "runtime/connectors/disk/find_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "runtime/connectors/disk/glob.h"

namespace damson {

namespace {

class FileFinder {
 public:
  FileFinder(std::filesystem::path base, std::vector<std::string> parts) : base_(std::move(base)), parts_(std::move(parts)) {}

  std::vector<std::string> find(const std::string& start) {
    descend(start, 0);
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  static std::string joined(const std::string& folder, const std::string& name) {
    if (folder.empty() || folder.ends_with('/')) return folder + name;
    return folder + "/" + name;
  }

  std::filesystem::path on_disk(const std::string& path) const { return path.empty() ? base_ : base_ / path; }

  void descend(const std::string& folder, size_t part) {
    const std::string& pattern = parts_[part];
    if (pattern == "**") return descend_any_depth(folder, part);
    if (!is_glob(pattern)) return enter(joined(folder, pattern), part);
    for (const std::string& name : names_in(folder)) {
      if (glob_part_matches(pattern, name)) enter(joined(folder, name), part);
    }
  }

  /// `**` stands for no folder or any number of them; as the last part for every file below.
  void descend_any_depth(const std::string& folder, size_t part) {
    const bool last = part + 1 == parts_.size();
    if (!last) descend(folder, part + 1);
    for (const std::string& name : names_in(folder)) {
      if (name.starts_with('.')) continue;
      const std::string path = joined(folder, name);
      std::error_code ignored;
      const auto status = std::filesystem::symlink_status(on_disk(path), ignored);
      if (std::filesystem::is_directory(status)) {
        descend_any_depth(path, part);  // links to folders are not followed: they may lead in circles
      } else if (last) {
        enter(path, part);
      }
    }
  }

  void enter(const std::string& path, size_t part) {
    std::error_code ignored;
    const auto status = std::filesystem::status(on_disk(path), ignored);
    if (part + 1 < parts_.size()) {
      if (std::filesystem::is_directory(status)) descend(path, part + 1);
    } else if (std::filesystem::exists(status) && !std::filesystem::is_directory(status)) {
      found_.push_back(path);
    }
  }

  std::vector<std::string> names_in(const std::string& folder) const {
    std::vector<std::string> names;
    std::error_code ignored;
    std::filesystem::directory_iterator entries(on_disk(folder), ignored);
    for (; entries != std::filesystem::directory_iterator(); entries.increment(ignored)) {
      names.push_back(entries->path().filename().string());
    }
    return names;
  }

  std::filesystem::path base_;
  std::vector<std::string> parts_;
  std::vector<std::string> found_;
};

std::vector<std::string> pattern_parts(const std::string& pattern) {
  std::vector<std::string> parts;
  size_t begin = 0;
  while (begin <= pattern.size()) {
    const size_t end = std::min(pattern.find('/', begin), pattern.size());
    if (end > begin) parts.push_back(pattern.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::vector<std::string> find_files(const std::string& base_folder, const std::string& pattern) {
  std::vector<std::string> parts = pattern_parts(pattern);
  if (parts.empty()) return {};
  std::error_code ignored;
  const std::filesystem::path base(base_folder.empty() ? "." : base_folder);
  const auto exact = std::filesystem::status(base / pattern, ignored);  // a name may have brackets in it
  if (std::filesystem::exists(exact) && !std::filesystem::is_directory(exact)) return {pattern};
  return FileFinder(base, std::move(parts)).find(pattern.starts_with('/') ? "/" : "");
}

}  // namespace damson
