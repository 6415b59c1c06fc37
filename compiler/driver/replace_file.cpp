// Written beside its place and renamed, as targets are.
#include "compiler/driver/replace_file.h"

#include <filesystem>

#include "runtime/connectors/disk/disk_staged_file.h"

namespace damson {

std::optional<Problem> replace_file(const std::string& path, std::string_view content) {
  std::error_code failure;
  const std::filesystem::path place = std::filesystem::canonical(path, failure);
  const auto permissions = std::filesystem::status(path, failure).permissions();
  std::optional<unsigned> kept;
  if (!failure) kept = static_cast<unsigned>(permissions & std::filesystem::perms::mask);
  auto staged = stage_on_disk(path, place.empty() ? path : place.string(), kept);
  if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
  StagedFile& file = *std::get<std::unique_ptr<StagedFile>>(staged);
  auto done = file.append(content);
  if (std::holds_alternative<std::monostate>(done)) done = file.finish();
  if (std::holds_alternative<std::monostate>(done)) done = file.publish();
  if (auto* problem = std::get_if<Problem>(&done)) return std::move(*problem);
  return std::nullopt;
}

}  // namespace damson
