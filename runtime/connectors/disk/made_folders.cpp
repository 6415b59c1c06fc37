// Removes folders from the innermost on.
#include "runtime/connectors/disk/made_folders.h"

#include <unistd.h>

#include "runtime/connectors/disk/staging_names.h"

namespace damson {

void remove_made_folders(const std::filesystem::path& file, uint32_t count) {
  if (count == 0) return;
  ::unlink(lock_name(file).c_str());
  std::filesystem::path folder = file.parent_path();
  for (uint32_t i = 0; i < count && !folder.empty(); ++i, folder = folder.parent_path()) {
    if (::rmdir(folder.c_str()) != 0) return;  // somebody has something there
  }
}

}  // namespace damson
