// Files by their identity on disk, and what is wrong where two of them meet.
#include "runtime/engine/pipeline/read_and_written.h"

#include <fmt/format.h>

#include <filesystem>

#include "runtime/diagnostics/catalogue/quarantine_in_use.h"
#include "runtime/diagnostics/catalogue/target_is_a_source.h"
#include "runtime/diagnostics/catalogue/targets_share_a_file.h"

namespace damson {

namespace {

Problem target_is_read(const std::string& target, const std::string& path) {
  return target_is_a_source(target, path).note("write the target under another name");
}

Problem quarantine_is_read(const std::string& map, const std::string& path) {
  return quarantine_in_use(map, path, "this spec reads").note("read a copy of it into other targets, with another `--state` folder");
}

Problem quarantine_is_a_target(const std::string& map, const std::string& path, const std::string& target) {
  return quarantine_in_use(map, path, fmt::format("is the target `{}`", target)).note("write the target somewhere else");
}

}  // namespace

std::optional<Problem> ReadAndWritten::read(const std::string& path) {
  const std::string identity = identity_of(path);
  read_.try_emplace(identity, path);
  const auto written = written_.find(identity);
  if (written == written_.end()) return std::nullopt;
  if (written->second.target.empty()) return quarantine_is_read(written->second.map, path);
  return target_is_read(written->second.target, path);
}

std::optional<Problem> ReadAndWritten::write_target(const std::string& target, const std::string& path) {
  const std::string identity = identity_of(path);
  if (const auto read = read_.find(identity); read != read_.end()) return target_is_read(target, read->second);
  const auto [written, added] = written_.try_emplace(identity, Written{.target = target, .map = {}, .path = path});
  if (added) return std::nullopt;
  if (written->second.target.empty()) return quarantine_is_a_target(written->second.map, path, target);
  return targets_share_a_file(written->second.target, target, path);
}

std::optional<Problem> ReadAndWritten::write_quarantine(const std::string& map, const std::string& path) {
  const std::string identity = identity_of(path);
  if (const auto read = read_.find(identity); read != read_.end()) return quarantine_is_read(map, read->second);
  const auto [written, added] = written_.try_emplace(identity, Written{.target = {}, .map = map, .path = path});
  if (added || written->second.target.empty()) return std::nullopt;
  return quarantine_is_a_target(map, path, written->second.target);
}

std::string ReadAndWritten::identity_of(const std::string& path) const {
  const std::filesystem::path place = std::filesystem::path(base_folder_) / path;
  std::error_code failure;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(place, failure);
  return (failure ? place : canonical).string();  // what cannot be resolved is compared as it is written
}

}  // namespace damson
