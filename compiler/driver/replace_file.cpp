// Written beside its place and renamed, as targets are.
#include "compiler/driver/replace_file.h"

#include <filesystem>

#include "runtime/connectors/disk/disk_staged_file.h"
#include "runtime/connectors/disk/file_steps.h"
#include "runtime/publication/publish_together.h"

namespace damson {

std::optional<Problem> replace_file(const std::string& path, std::string_view content) {
  std::error_code failure;
  const std::filesystem::path place = std::filesystem::canonical(path, failure);
  const std::string on_disk = place.empty() ? path : place.string();
  auto staged = stage_on_disk({.path = path, .disk_path = on_disk});
  if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
  StagedFile& file = *std::get<std::unique_ptr<StagedFile>>(staged);
  auto done = file.append(content);
  if (std::holds_alternative<std::monostate>(done)) done = file.finish();
  if (auto* problem = std::get_if<Problem>(&done)) return std::move(*problem);
  PublishStep step = file.hand_over();
  step.shown = path;
  step.place = on_disk;
  FileSteps disk("");
  NullJournal nobody_comes_after;
  return publish_together({&step, 1}, disk, nobody_comes_after).problem;
}

}  // namespace damson
