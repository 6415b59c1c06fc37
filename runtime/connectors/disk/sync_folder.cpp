// Opens a folder and syncs it.
#include "runtime/connectors/disk/sync_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace damson {

int sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return errno == EACCES || errno == EPERM ? 0 : errno;
  const int reason = ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EBADF ? 0 : errno;
  ::close(descriptor);
  return reason;
}

}  // namespace damson
