// Walking folders part by part of a pattern.
#include "runtime/connectors/disk/find_files.h"

#include <dirent.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/disk/glob.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

bool is_not_there(const std::error_code& error) { return error.value() == ENOENT || error.value() == ENOTDIR; }

class FileFinder {
 public:
  FileFinder(fs::path base, std::vector<std::string> parts) : base_(std::move(base)), parts_(std::move(parts)) {}

  std::variant<std::vector<std::string>, Problem> find(const std::string& start) {
    descend(start, 0);
    if (problem_) return *std::move(problem_);
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  static std::string joined(const std::string& folder, const std::string& name) {
    if (folder.empty() || folder.ends_with('/')) return folder + name;
    return folder + "/" + name;
  }

  fs::path on_disk(const std::string& path) const { return path.empty() ? base_ : base_ / path; }

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
      std::error_code error;
      const auto status = fs::symlink_status(on_disk(path), error);
      if (error) return fail(path, error);
      if (fs::is_directory(status)) {
        descend_any_depth(path, part);  // links to folders are not followed: they may lead in circles
      } else if (last) {
        enter(path, part);
      }
    }
  }

  void enter(const std::string& path, size_t part) {
    std::error_code error;
    const auto status = fs::status(on_disk(path), error);
    if (!fs::exists(status)) return pass_over(path, error);
    const bool last = part + 1 == parts_.size();
    if (!last && fs::is_directory(status)) return descend(path, part + 1);
    if (last && !fs::is_directory(status)) found_.push_back(path);
  }

  /// What is not there is none of the files; a link to what is not there may be one on a disk that is not mounted.
  void pass_over(const std::string& path, const std::error_code& error) {
    if (error && !is_not_there(error)) return fail(path, error);
    std::error_code unlinked;
    const fs::path target = fs::read_symlink(on_disk(path), unlinked);
    if (unlinked || problem_) return;
    problem_ = missing_file_problem(path, on_disk(path).string());
    problem_->notes.insert(problem_->notes.begin(),
                           fmt::format("it is a link to `{}`, which is not there", target.string()));
  }

  void fail(const std::string& path, const std::error_code& error) {
    if (!problem_) problem_ = opening_problem(path.empty() ? "." : path, on_disk(path).string(), error.value());
  }

  std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    if (problem_) return names;
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(on_disk(folder).c_str()), ::closedir);
    std::error_code error(entries == nullptr ? errno : 0, std::generic_category());
    while (!error) {
      errno = 0;
      const dirent* entry = ::readdir(entries.get());
      if (entry == nullptr) {
        error.assign(errno, std::generic_category());
        break;
      }
      const std::string name = entry->d_name;
      if (name != "." && name != "..") names.push_back(name);
    }
    if (!error) return names;
    if (!is_not_there(error)) fail(folder, error);
    return {};
  }

  fs::path base_;
  std::vector<std::string> parts_;
  std::vector<std::string> found_;
  std::optional<Problem> problem_;  // the first
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

std::variant<std::vector<std::string>, Problem> find_files(const std::string& base_folder, const std::string& pattern) {
  std::vector<std::string> parts = pattern_parts(pattern);
  if (parts.empty()) return std::vector<std::string>();
  std::error_code error;
  const fs::path base(base_folder.empty() ? "." : base_folder);
  const auto exact = fs::status(base / pattern, error);  // a name may have brackets in it
  if (fs::exists(exact) && !fs::is_directory(exact)) return std::vector<std::string>{pattern};
  return FileFinder(base, std::move(parts)).find(pattern.starts_with('/') ? "/" : "");
}

}  // namespace damson
