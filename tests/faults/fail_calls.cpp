// A library to preload: counts the calls to the system that change or look at files, and fails or kills at the one it
// is told.
//
//   FAULT_LOG=file     the number of calls, written at each; a line a call with FAULT_NAMES=1
//   FAULT_AT=N         at the Nth call …
//   FAULT=kill         … the process is killed before it,
//   FAULT=after        … it is done, then the process is killed,
//   FAULT=5            … it fails with this error number,
//   FAULT=nolinks      … and every later link fails with EPERM, as on file systems without hard links.
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace {

std::atomic<long> calls{0};

const char* setting(const char* name) { return getenv(name); }

/// With bare system calls: the calls of this library are not to be counted.
void write_down(long number, const char* name) {
  static const char* log = setting("FAULT_LOG");
  if (log == nullptr) return;
  static const bool names = setting("FAULT_NAMES") != nullptr;
  static const int file =
      static_cast<int>(syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  char line[96];
  const int size = names ? snprintf(line, sizeof(line), "%ld %s\n", number, name) : snprintf(line, sizeof(line), ".");
  (void)!syscall(SYS_write, file, line, static_cast<size_t>(size));
}

struct Fault {
  int error = 0;  // what the call fails with; 0: it is done
  bool kill_after = false;
};

Fault before(const char* name) {
  static const char* wanted = setting("FAULT");
  static const long at = setting("FAULT_AT") == nullptr ? -1 : atol(setting("FAULT_AT"));
  const long number = ++calls;
  write_down(number, name);
  if (wanted != nullptr && strcmp(wanted, "nolinks") == 0) return {strcmp(name, "link") == 0 ? EPERM : 0};
  if (wanted == nullptr || number != at) return {};
  if (strcmp(wanted, "kill") == 0) raise(SIGKILL);
  if (strcmp(wanted, "after") == 0) return {0, true};
  return {atoi(wanted)};
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

template <class Answer, class... Arguments>
Answer call(const char* name, Answer failed, Arguments... arguments) {
  const Fault fault = before(name);
  if (fault.error != 0) {
    errno = fault.error;
    return failed;
  }
  const Answer answer = real<Answer (*)(Arguments...)>(name)(arguments...);
  if (fault.kill_after) raise(SIGKILL);
  return answer;
}

mode_t mode_of(int flags, va_list list) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0; }

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = mode_of(flags, list);
  va_end(list);
  return call<int>("open", -1, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = mode_of(flags, list);
  va_end(list);
  return call<int>("open64", -1, path, flags, mode);
}
ssize_t write(int file, const void* bytes, size_t count) { return call<ssize_t>("write", -1, file, bytes, count); }
ssize_t pwrite(int file, const void* bytes, size_t count, off_t at) {
  return call<ssize_t>("pwrite", -1, file, bytes, count, at);
}
ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) {
  return call<ssize_t>("pwrite64", -1, file, bytes, count, at);
}
ssize_t read(int file, void* bytes, size_t count) { return call<ssize_t>("read", -1, file, bytes, count); }
ssize_t pread(int file, void* bytes, size_t count, off_t at) {
  return call<ssize_t>("pread", -1, file, bytes, count, at);
}
ssize_t pread64(int file, void* bytes, size_t count, off64_t at) {
  return call<ssize_t>("pread64", -1, file, bytes, count, at);
}
int fsync(int file) { return call<int>("fsync", -1, file); }
int fdatasync(int file) { return call<int>("fdatasync", -1, file); }
int ftruncate(int file, off_t size) { return call<int>("ftruncate", -1, file, size); }
int ftruncate64(int file, off64_t size) { return call<int>("ftruncate64", -1, file, size); }
int rename(const char* from, const char* to) noexcept { return call<int>("rename", -1, from, to); }
int link(const char* from, const char* to) noexcept { return call<int>("link", -1, from, to); }
int unlink(const char* path) noexcept { return call<int>("unlink", -1, path); }
int rmdir(const char* path) noexcept { return call<int>("rmdir", -1, path); }
int mkdir(const char* path, mode_t mode) noexcept { return call<int>("mkdir", -1, path, mode); }
int fchmod(int file, mode_t mode) noexcept { return call<int>("fchmod", -1, file, mode); }
int fchown(int file, uid_t owner, gid_t group) noexcept { return call<int>("fchown", -1, file, owner, group); }
int flock(int file, int how) noexcept { return call<int>("flock", -1, file, how); }
int lstat(const char* path, struct stat* facts) noexcept { return call<int>("lstat", -1, path, facts); }
int stat(const char* path, struct stat* facts) noexcept { return call<int>("stat", -1, path, facts); }
int fstat(int file, struct stat* facts) noexcept { return call<int>("fstat", -1, file, facts); }
}
