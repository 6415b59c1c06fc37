// A lock file is made, locked, and filled with its holder's particulars, a line each.
#include "runtime/connectors/disk/write_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/diagnostics/catalogue/run_interrupted.h"
#include "runtime/diagnostics/catalogue/state_folder_in_use.h"
#include "runtime/diagnostics/catalogue/target_in_use.h"

namespace damson {

namespace {

struct Particulars {
  std::string process;
  std::string run;
  std::string since;
  std::string state_folder;
};

std::string to_lines(const LockHolder& holder) {
  return fmt::format("process {}\nrun {}\nsince {}\nstate {}\n", ::getpid(), holder.run, holder.since,
                     holder.state_folder);
}

std::string rest_of_line(const std::string& text, std::string_view word) {
  const size_t at = text.starts_with(word) ? 0 : text.find("\n" + std::string(word));
  if (at == std::string::npos) return {};
  const size_t begin = at + (at == 0 ? 0 : 1) + word.size();
  return text.substr(begin, text.find('\n', begin) - begin);
}

Particulars read_particulars(int descriptor) {
  constexpr size_t most = 16384;
  std::string text(most, '\0');
  const ssize_t count = ::pread(descriptor, text.data(), text.size(), 0);
  text.resize(count < 0 ? 0 : static_cast<size_t>(count));
  return {rest_of_line(text, "process "), rest_of_line(text, "run "), rest_of_line(text, "since "),
          rest_of_line(text, "state ")};
}

Problem in_use(WriteLock::Of of, const std::string& name, const Particulars& by) {
  const std::string process = by.process.empty() ? "another process" : "process " + by.process;
  const std::string since = by.since.empty() ? "a moment ago" : by.since;
  if (of == WriteLock::Of::state_folder) return state_folder_in_use(name, process, since);
  ProblemDraft problem = target_in_use(name, process, since);
  if (!by.state_folder.empty()) problem.note(fmt::format("its journal is in `{}`", by.state_folder));
  return problem;
}

Problem not_locked(WriteLock::Of of, const std::string& name, int error_number) {
  if (of == WriteLock::Of::target) return staging_problem(name, error_number);
  return ledger_not_writable(name, system_words(error_number));
}

/// A file system that knows no locks, as against a lock that somebody holds.
bool no_locks(int error_number) { return error_number != EWOULDBLOCK && error_number != EINTR; }

int64_t to_number(const std::string& text) {
  int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::variant<WriteLock, Problem> WriteLock::acquire(Of of, const std::string& name, const std::string& lock_path,
                                                    const LockHolder& holder) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    const int file = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (file < 0) return not_locked(of, name, errno);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
      const int reason = errno;
      const Particulars by = read_particulars(file);
      ::close(file);
      if (reason == EINTR) continue;
      if (!no_locks(reason)) return in_use(of, name, by);
      ::unlink(lock_path.c_str());
      return WriteLock();
    }
    FileLock lock = FileLock::taken(file);
    if (!lock.is_at(lock_path)) continue;  // its holder removed it between opening and locking
    const Particulars before = read_particulars(file);
    WriteLock acquired(std::move(lock), lock_path);
    const bool of_another = !before.state_folder.empty() && before.state_folder != holder.state_folder;
    if (of == Of::target && of_another && holder.was_interrupted &&
        holder.was_interrupted(before.state_folder, to_number(before.run))) {
      acquired.leave();
      return Problem(run_interrupted(to_number(before.run), before.since)
                         .note(fmt::format("it was writing `{}`; its journal is in `{}`", name, before.state_folder)));
    }
    const std::string lines = to_lines(holder);
    if (::ftruncate(file, 0) != 0 ||
        ::pwrite(file, lines.data(), lines.size(), 0) != static_cast<ssize_t>(lines.size())) {
      return not_locked(of, name, errno);
    }
    return acquired;
  }
  return in_use(of, name, {});
}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  if (this == &other) return *this;
  release();
  lock_ = std::move(other.lock_);
  path_ = std::exchange(other.path_, {});
  return *this;
}

WriteLock::~WriteLock() { release(); }

/// Removed before it is unlocked: who waits for it sees that the file has gone.
void WriteLock::release() {
  if (held() && !path_.empty() && lock_.is_at(path_)) ::unlink(path_.c_str());
  path_.clear();
  lock_ = FileLock();
}

}  // namespace damson
