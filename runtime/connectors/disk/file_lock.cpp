// `flock`: of the open file and not of the process, so that two writers of one process do not meet either.
#include "runtime/connectors/disk/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace damson {

FileLock::FileLock(int descriptor, int how) : descriptor_(descriptor) {
  if (descriptor_ == none || ::flock(descriptor_, how) == 0) return;
  ::close(descriptor_);
  descriptor_ = none;
}

FileLock::~FileLock() {
  if (held()) ::close(descriptor_);
}

FileLock FileLock::of_open_file(int descriptor) { return FileLock(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0), LOCK_EX); }

FileLock FileLock::of_file(const std::string& path) {
  return FileLock(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC), LOCK_EX | LOCK_NB);
}

bool FileLock::has_name() const {
  struct stat locked{};
  return held() && ::fstat(descriptor_, &locked) == 0 && locked.st_nlink != 0;
}

bool FileLock::is_at(const std::string& path) const {
  struct stat locked{};
  struct stat named{};
  return held() && ::fstat(descriptor_, &locked) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         S_ISREG(locked.st_mode) && locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
}

}  // namespace damson
