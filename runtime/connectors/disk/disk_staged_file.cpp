// Writing and syncing on a POSIX file system.
#include "runtime/connectors/disk/disk_staged_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/disk/file_kind.h"
#include "runtime/connectors/disk/staging_names.h"
#include "runtime/connectors/disk/sync_folder.h"

namespace damson {

namespace {

constexpr mode_t permission_bits = 0777;

bool exists(const std::string& path) {
  struct stat facts{};
  return ::lstat(path.c_str(), &facts) == 0;
}

/// The folders on the way that had to be made, the outermost first. Those that are still empty go with this.
class MadeFolders {
 public:
  MadeFolders() = default;
  MadeFolders(MadeFolders&&) = default;
  MadeFolders& operator=(MadeFolders&&) = default;
  ~MadeFolders() {
    for (size_t i = made_.size(); i-- > 0;) {
      if (::rmdir(made_[i].c_str()) != 0) return;
    }
  }

  uint32_t count() const { return static_cast<uint32_t>(made_.size()); }

  /// Gives an error number, or 0.
  int make(const std::filesystem::path& folder) {
    std::filesystem::path way;
    for (const std::filesystem::path& part : folder) {
      way /= part;
      if (::mkdir(way.c_str(), 0777) == 0) {
        made_.push_back(way.string());
        if (const int reason = sync_folder(way.parent_path())) return reason;
        continue;
      }
      const int reason = errno;
      struct stat facts{};
      if (::stat(way.c_str(), &facts) != 0) return reason;
      if (!S_ISDIR(facts.st_mode)) return ENOTDIR;
    }
    return 0;
  }

 private:
  std::vector<std::string> made_;
};

class DiskStagedFile : public StagedFile {
 public:
  DiskStagedFile(int file, StagedOnDisk wanted, std::string staged_path, WriteLock lock, MadeFolders folders)
      : folders_(std::move(folders)),
        lock_(std::move(lock)),
        file_(file),
        wanted_(std::move(wanted)),
        staged_path_(std::move(staged_path)) {}

  DiskStagedFile(const DiskStagedFile&) = delete;
  DiskStagedFile& operator=(const DiskStagedFile&) = delete;

  ~DiskStagedFile() override {
    close_file();
    if (!handed_over_) ::unlink(staged_path_.c_str());
    // whoever has the step could not end it: who comes after needs to know of whom this is
    if (handed_over_ && (exists(staged_path_) || exists(replaced_name(staged_path_)))) lock_.leave();
  }

  std::variant<std::monostate, Problem> append(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return writing_problem(wanted_.path, errno);
      bytes.remove_prefix(static_cast<size_t>(written));
      bytes_ += static_cast<uint64_t>(written);
    }
    return std::monostate{};
  }

  std::variant<std::monostate, Problem> finish() override {
    if (file_ < 0) return std::monostate{};
    if (!take_over_permissions()) return writing_problem(wanted_.path, errno);
    // what a device without sync (a pipe, some network drives) refuses is not a failure
    if (::fsync(file_) != 0 && errno != EINVAL && errno != ENOTSUP) return writing_problem(wanted_.path, errno);
    if (!close_file()) return writing_problem(wanted_.path, errno);
    return std::monostate{};
  }

  PublishStep hand_over() override {
    handed_over_ = true;
    return {.kind = PublishStep::Kind::put_file,
            .place = wanted_.path,
            .staged = std::filesystem::path(staged_path_).filename().string(),
            .kept = std::filesystem::path(replaced_name(staged_path_)).filename().string(),
            .replaces = exists(wanted_.disk_path),
            .folders_made = folders_.count(),
            .bytes = bytes_};
  }

  std::string path() const override { return wanted_.path; }

 private:
  bool close_file() {
    const int file = file_;
    file_ = -1;
    return file < 0 || ::close(file) == 0 || errno == EINTR;
  }

  /// Those of what it replaces, as that is now. An owner that only an administrator can give is left out.
  bool take_over_permissions() {
    struct stat replaced{};
    struct stat own{};
    if (::fstat(file_, &own) != 0) return false;
    const bool replaces = ::lstat(wanted_.disk_path.c_str(), &replaced) == 0 && S_ISREG(replaced.st_mode);
    mode_t mode = (replaces ? replaced.st_mode : own.st_mode) & permission_bits;
    if (wanted_.most_permissions) mode &= *wanted_.most_permissions;
    if (replaces && (replaced.st_uid != own.st_uid || replaced.st_gid != own.st_gid)) {
      if (::fchown(file_, replaced.st_uid, replaced.st_gid) != 0)
        (void)!::fchown(file_, static_cast<uid_t>(-1), replaced.st_gid);
    }
    if (mode == (own.st_mode & permission_bits)) return true;
    // a file system without permissions refuses to change them, and has nobody to keep out
    return ::fchmod(file_, mode) == 0 || errno == EPERM || errno == ENOTSUP;
  }

  MadeFolders folders_;  // they go last
  WriteLock lock_;
  int file_;
  StagedOnDisk wanted_;
  std::string staged_path_;
  uint64_t bytes_ = 0;
  bool handed_over_ = false;
};

/// What a folder that is not there yet will be made in.
std::filesystem::path nearest_existing(std::filesystem::path folder) {
  std::error_code ignored;
  while (!folder.empty() && !std::filesystem::exists(folder, ignored) && folder.has_relative_path())
    folder = folder.parent_path();
  return folder.empty() ? "." : folder;
}

/// Nobody else may look into what is to replace a closed file, not even while it is written.
mode_t first_permissions(const StagedOnDisk& wanted) {
  constexpr mode_t usual = 0666;
  return exists(wanted.disk_path) ? 0600 : usual & wanted.most_permissions.value_or(usual);
}

}  // namespace

std::optional<Problem> obstacle_to_staging_on_disk(const std::string& path, const std::string& disk_path) {
  const std::filesystem::path place(disk_path);
  if (!place.has_filename()) return staging_problem(path, EISDIR);
  if (auto problem = no_file_problem(path, disk_path)) return problem;
  const std::filesystem::path folder = nearest_existing(place.parent_path());
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return staging_problem(path, ENOTDIR);
  if (::access(folder.c_str(), W_OK | X_OK) != 0) return staging_problem(path, errno);
  return std::nullopt;
}

std::variant<std::unique_ptr<StagedFile>, Problem> stage_on_disk(StagedOnDisk wanted) {
  if (auto problem = obstacle_to_staging_on_disk(wanted.path, wanted.disk_path)) return std::move(*problem);
  const std::filesystem::path place(wanted.disk_path);
  MadeFolders folders;
  if (const int reason = folders.make(place.parent_path())) return staging_problem(wanted.path, reason);
  auto locked = WriteLock::acquire(WriteLock::Of::target, wanted.path, lock_name(place), wanted.writer);
  if (auto* problem = std::get_if<Problem>(&locked)) return std::move(*problem);
  WriteLock lock = std::get<WriteLock>(std::move(locked));
  if (lock.held()) remove_staged_leftovers(place);
  const int64_t number = wanted.writer.run != 0 ? wanted.writer.run : ::getpid();
  // where there are no locks, a run of another state folder may have taken the first names
  for (int attempt = first_free_attempt(place, number);; ++attempt) {
    std::string staged = staging_name(place, number, attempt);
    const int file =
        ::open(staged.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, first_permissions(wanted));
    if (file >= 0)
      return std::make_unique<DiskStagedFile>(file, std::move(wanted), std::move(staged), std::move(lock),
                                              std::move(folders));
    if (errno != EEXIST || attempt >= 1000) return staging_problem(wanted.path, errno);
  }
}

}  // namespace damson
