// Files by their identity on disk, and what is wrong where two of them meet.
#include "runtime/engine/pipeline/read_and_written.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "runtime/diagnostics/catalogue/no_file_named.h"
#include "runtime/diagnostics/catalogue/quarantine_in_use.h"
#include "runtime/diagnostics/catalogue/target_in_state_folder.h"
#include "runtime/diagnostics/catalogue/target_is_a_source.h"
#include "runtime/diagnostics/catalogue/targets_inside_each_other.h"
#include "runtime/diagnostics/catalogue/targets_share_a_file.h"

namespace damson {

namespace {

Problem target_is_read(const std::string& target, const std::string& path) {
  return target_is_a_source(target, path).note("write the target under another name");
}

Problem quarantine_is_read(const std::string& map, const std::string& path) {
  return quarantine_in_use(map, path, "this spec reads")
      .note("read a copy of it into other targets, with another `--state` folder");
}

/// Both as `identity_of` gives them.
bool is_inside(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace

std::optional<Problem> ReadAndWritten::read(const std::string& path) {
  const std::string identity = identity_of(path);
  read_.try_emplace(identity, path);
  auto written = written_.find(identity);
  if (written == written_.end()) {
    written = std::ranges::find_if(written_, [&](const auto& one) { return same_file(path, one.second.path); });
  }
  if (written == written_.end()) return std::nullopt;
  if (written->second.target.empty()) return quarantine_is_read(written->second.map, path);
  return target_is_read(written->second.target, path);
}

std::optional<Problem> ReadAndWritten::write_target(const std::string& target, const std::string& path, bool shared) {
  if (path.empty())
    return no_file_named().note("write the name of a file as the target `" + target +
                                "`, relative to the folder of the spec");
  const std::string identity = identity_of(path);
  if (const auto read = read_.find(identity); read != read_.end()) return target_is_read(target, read->second);
  for (const auto& [other, read] : read_) {
    if (same_file(path, read)) return target_is_read(target, read);
  }
  if (auto problem = check_folders(target, path, identity)) return problem;
  for (const auto& [other, written] : written_) {
    if (!written.target.empty() && other != identity && same_file(path, written.path))
      return targets_share_a_file(written.target, target, path);
  }
  const auto [written, added] =
      written_.try_emplace(identity, Written{.target = target, .map = {}, .path = path, .shared = shared});
  if (added || (shared && written->second.shared)) return std::nullopt;
  return targets_share_a_file(written->second.target, target, path);
}

std::optional<Problem> ReadAndWritten::write_quarantine(const std::string& map, const std::string& path) {
  const std::string identity = identity_of(path);
  if (const auto read = read_.find(identity); read != read_.end()) return quarantine_is_read(map, read->second);
  written_.try_emplace(identity, Written{.target = {}, .map = map, .path = path});  // no target is in the state folder
  return std::nullopt;
}

std::optional<Problem> ReadAndWritten::check_folders(const std::string& target, const std::string& path,
                                                     const std::string& identity) const {
  const std::string state = identity_of(state_folder_);
  if (identity == state || is_inside(identity, state)) {
    return target_in_state_folder(target, path, state_folder_).note("write the target somewhere else");
  }
  if (is_inside(state, identity))
    return targets_inside_each_other(target, path, std::string_view("the state folder"), state_folder_);
  for (const auto& [other, written] : written_) {
    if (written.target.empty()) continue;
    if (is_inside(other, identity)) return targets_inside_each_other(target, path, written.target, written.path);
    if (is_inside(identity, other)) return targets_inside_each_other(written.target, written.path, target, path);
  }
  return std::nullopt;
}

bool ReadAndWritten::same_file(const std::string& path, const std::string& other) const {
  std::error_code not_there;
  const std::filesystem::path base(base_folder_);
  return std::filesystem::equivalent(base / path, base / other, not_there) && !not_there;
}

std::string ReadAndWritten::identity_of(const std::string& path) const {
  const std::filesystem::path place = std::filesystem::path(base_folder_) / path;
  std::error_code failure;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(place, failure);
  return (failure ? place : canonical).string();  // what cannot be resolved is compared as it is written
}

}  // namespace damson
