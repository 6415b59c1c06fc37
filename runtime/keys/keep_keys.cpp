// Sorts what it is shown, and writes it down.
#include "runtime/keys/keep_keys.h"

#include <cerrno>
#include <filesystem>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/disk/preserve_file.h"
#include "runtime/connectors/disk/sync_folder.h"
#include "runtime/diagnostics/catalogue/key_file_unwritable.h"
#include "runtime/keys/key_file.h"

namespace damson {

SortKeys::SortKeys(const Program& program, const HashSecret& secret, std::string folder) {
  for (const ProgramTarget& target : program.targets) {
    digesters_.emplace_back(target.schema, target.key, secret);
    sorters_.emplace_back((std::filesystem::path(folder) / target.name).string());
  }
}

KeepKeys::KeepKeys(const Program& program, const HashSecret& secret, std::string folder)
    : SortKeys(program, secret, folder), program_(program), folder_(std::move(folder)) {}

std::optional<Problem> KeepKeys::make_folder() {
  if (made_) return std::nullopt;
  if (!make_private_folders(folder_)) return key_file_unwritable(folder_, system_words(errno));
  made_ = true;
  return std::nullopt;
}

std::optional<Problem> KeepKeys::written(uint32_t target, const KeyEntry& entry) {
  if (auto problem = make_folder()) return problem;
  return SortKeys::written(target, entry);
}

std::optional<Problem> KeepKeys::finish(const std::vector<std::vector<std::string>>& parts) {
  if (auto problem = make_folder()) return problem;
  KeptTarget kept;
  for (const MapProgram& map : program_.maps) kept.maps.push_back({map.name, map.source});
  for (size_t source = 0; source < program_.sources.size(); ++source)
    kept.sources.push_back({program_.sources[source].name, parts[source]});
  for (uint32_t target = 0; target < program_.targets.size(); ++target) {
    kept.target = program_.targets[target];
    if (auto problem = write(target, to_text(kept))) return problem;
  }
  if (const int reason = sync_folder(folder_)) return key_file_unwritable(folder_, system_words(reason));
  return std::nullopt;
}

std::optional<Problem> KeepKeys::write(uint32_t target, const std::string& about) {
  auto created =
      KeyFileWriter::create((std::filesystem::path(folder_) / program_.targets[target].name).string(), about);
  if (auto* problem = std::get_if<Problem>(&created)) return std::move(*problem);
  KeyFileWriter& writer = std::get<KeyFileWriter>(created);
  auto sorted = sorter(target).sorted();
  if (auto* problem = std::get_if<Problem>(&sorted)) return std::move(*problem);
  SortedEntries& entries = *std::get<0>(sorted);
  while (const KeyEntry* entry = entries.next()) {
    if (auto problem = writer.add(*entry)) return problem;
  }
  if (auto problem = entries.problem()) return problem;
  return writer.finish(true);
}

}  // namespace damson
