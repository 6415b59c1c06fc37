// Renames and links, and copies where the system refuses them.
#include "runtime/connectors/disk/preserve_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <vector>

#include "runtime/connectors/disk/sync_folder.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

/// Closed whatever happens.
class Descriptor {
 public:
  explicit Descriptor(int file) : file_(file) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (file_ >= 0) ::close(file_);
  }
  int get() const { return file_; }
  bool open() const { return file_ >= 0; }

 private:
  int file_;
};

int copy_bytes(int from, int to) {
  std::vector<char> buffer(size_t{1} << 20);
  while (true) {
    const ssize_t count = ::read(from, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return 0;
    for (ssize_t done = 0; done < count;) {
      const ssize_t written = ::write(to, buffer.data() + done, static_cast<size_t>(count - done));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return errno;
      done += written;
    }
  }
}

/// Permissions, owner and time, as far as the system allows; an owner that only an administrator can give is left out.
int copy_facts(int from, int to) {
  struct stat facts{};
  if (::fstat(from, &facts) != 0) return errno;
  if (::fchown(to, facts.st_uid, facts.st_gid) != 0) (void)!::fchown(to, static_cast<uid_t>(-1), facts.st_gid);
  if (::fchmod(to, facts.st_mode & 07777) != 0 && errno != EPERM && errno != ENOTSUP) return errno;
  const std::array<timespec, 2> times{facts.st_atim, facts.st_mtim};
  (void)::futimens(to, times.data());
  return 0;
}

int copy_whole(const fs::path& from, const fs::path& to) {
  const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!source.open()) return errno;
  const Descriptor copy(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!copy.open()) return errno;
  int reason = copy_bytes(source.get(), copy.get());
  if (reason == 0) reason = copy_facts(source.get(), copy.get());
  if (reason == 0 && ::fsync(copy.get()) != 0 && errno != EINVAL && errno != ENOTSUP) reason = errno;
  if (reason != 0) ::unlink(to.c_str());
  return reason;
}

}  // namespace

bool make_private_folders(const fs::path& folder) {
  fs::path way;
  for (const fs::path& part : folder) {
    way /= part;
    if (::mkdir(way.c_str(), 0700) == 0)
      (void)sync_folder(way.parent_path());
    else if (errno != EEXIST && ::access(way.c_str(), X_OK) != 0)
      return false;
  }
  return true;
}

bool move_to_keep(const std::string& from, const fs::path& to) {
  if (!make_private_folders(to.parent_path())) return false;
  if (std::rename(from.c_str(), to.c_str()) != 0) {
    if (errno != EXDEV && errno != EPERM && errno != EOPNOTSUPP) return false;
    // complete before it has its name: a copy that was cut off by a crash is never taken for the whole
    fs::path passing = to;
    passing += ".part";
    ::unlink(passing.c_str());
    if (copy_whole(from, passing) != 0) return false;
    if (std::rename(passing.c_str(), to.c_str()) != 0 || sync_folder(to.parent_path()) != 0) return false;
    return ::unlink(from.c_str()) == 0;
  }
  (void)sync_folder(to.parent_path());
  return true;
}

int link_or_copy(const fs::path& from, const fs::path& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return 0;
  if (errno == ENOENT || errno == EEXIST) return errno;
  return copy_whole(from, to);
}

}  // namespace damson
