// Writing, syncing and renaming on a POSIX file system.
#include "runtime/connectors/disk/disk_staged_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/disk/file_lock.h"
#include "runtime/connectors/disk/staging_names.h"

namespace damson {

namespace {

class DiskStagedFile : public StagedFile {
 public:
  DiskStagedFile(int file, FileLock lock, std::string path, std::string disk_path, std::string staged_path)
      : file_(file), lock_(std::move(lock)), path_(std::move(path)), disk_path_(std::move(disk_path)), staged_path_(std::move(staged_path)) {}

  DiskStagedFile(const DiskStagedFile&) = delete;
  DiskStagedFile& operator=(const DiskStagedFile&) = delete;

  ~DiskStagedFile() override {
    close_file();
    if (published_) {
      settle();
    } else {
      ::unlink(staged_path_.c_str());
    }
  }

  std::variant<std::monostate, Problem> append(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return writing_problem(path_, errno);
      bytes.remove_prefix(static_cast<size_t>(written));
    }
    return std::monostate{};
  }

  std::variant<std::monostate, Problem> finish() override {
    if (file_ < 0) return std::monostate{};
    // what a device without sync (a pipe, some network drives) refuses is not a failure
    if (::fsync(file_) != 0 && errno != EINVAL && errno != ENOTSUP) return writing_problem(path_, errno);
    if (!close_file()) return writing_problem(path_, errno);
    return std::monostate{};
  }

  std::variant<std::monostate, Problem> publish() override {
    if (!keep_aside()) return writing_problem(path_, errno);
    if (std::rename(staged_path_.c_str(), disk_path_.c_str()) != 0) {
      const int reason = errno;
      put_back();
      return writing_problem(path_, reason);
    }
    published_ = true;
    sync_folder();
    return std::monostate{};
  }

  std::variant<std::monostate, Problem> withdraw() override {
    if (!published_) return std::monostate{};
    published_ = false;
    if (!(aside_ ? put_back() : ::unlink(disk_path_.c_str()) == 0)) return writing_problem(path_, errno);
    sync_folder();
    return std::monostate{};
  }

  void settle() override {
    if (aside_) ::unlink(aside_path().c_str());
    aside_ = false;
    aside_lock_ = FileLock();
    remove_replaced_leftovers(disk_path_);
  }

  std::string path() const override { return path_; }

 private:
  bool close_file() {
    const int file = file_;
    file_ = -1;
    return file < 0 || ::close(file) == 0;
  }

  std::string aside_path() const { return replaced_name(staged_path_); }

  /// A second name for what stands there, so that the place is never empty; moved away where a file has one name only.
  bool keep_aside() {
    const std::string aside = aside_path();
    ::unlink(aside.c_str());  // of a run that was killed under the same process id
    aside_ = ::link(disk_path_.c_str(), aside.c_str()) == 0;
    if (!aside_) {
      if (errno == ENOENT) return true;
      if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK && errno != EXDEV) return false;
      aside_ = std::rename(disk_path_.c_str(), aside.c_str()) == 0;
    }
    if (aside_) aside_lock_ = FileLock::of_file(aside);
    return aside_;
  }

  bool put_back() {
    if (!aside_) return true;
    aside_ = false;
    aside_lock_ = FileLock();
    return std::rename(aside_path().c_str(), disk_path_.c_str()) == 0;
  }

  /// So that the new name survives a power cut. The content is safe either way.
  void sync_folder() const {
    std::string folder = std::filesystem::path(disk_path_).parent_path().string();
    if (folder.empty()) folder = ".";
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
  }

  int file_;
  FileLock lock_;  // until the end: renamed, it is still this one's
  FileLock aside_lock_;
  std::string path_;
  std::string disk_path_;
  std::string staged_path_;
  bool published_ = false;
  bool aside_ = false;  // what stood there before has the name `aside_path()`
};

/// What a folder that is not there yet will be made in.
std::filesystem::path nearest_existing(std::filesystem::path folder) {
  std::error_code ignored;
  while (!folder.empty() && !std::filesystem::exists(folder, ignored) && folder.has_relative_path()) folder = folder.parent_path();
  return folder.empty() ? "." : folder;
}

}  // namespace

std::optional<Problem> obstacle_to_staging_on_disk(const std::string& path, const std::string& disk_path) {
  const std::filesystem::path place(disk_path);
  std::error_code error;
  if (std::filesystem::is_directory(place, error) || !place.has_filename()) return staging_problem(path, EISDIR);
  const std::filesystem::path folder = nearest_existing(place.parent_path());
  if (!std::filesystem::is_directory(folder, error)) return staging_problem(path, ENOTDIR);
  if (::access(folder.c_str(), W_OK | X_OK) != 0) return staging_problem(path, errno);
  return std::nullopt;
}

std::variant<std::unique_ptr<StagedFile>, Problem> stage_on_disk(const std::string& path, const std::string& disk_path,
                                                                 std::optional<unsigned> permissions) {
  if (auto problem = obstacle_to_staging_on_disk(path, disk_path)) return std::move(*problem);
  const std::filesystem::path place(disk_path);
  std::error_code error;
  if (place.has_parent_path()) std::filesystem::create_directories(place.parent_path(), error);
  if (error && error != std::errc::file_exists) return staging_problem(path, error.value());
  remove_staged_leftovers(place);
  // two targets of one run, or a run that was killed under the same process id, may have taken the first names
  for (int attempt = 0;; ++attempt) {
    std::string staged = staging_name(place, attempt);
    const int file = ::open(staged.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions ? 0600 : 0666);
    if (file >= 0) {
      FileLock lock = FileLock::of_open_file(file);
      if (lock.held() && !lock.has_name()) {  // taken for a leftover before it was locked
        ::close(file);
        continue;
      }
      auto opened = std::make_unique<DiskStagedFile>(file, std::move(lock), path, disk_path, std::move(staged));
      if (permissions && ::fchmod(file, *permissions) != 0) return staging_problem(path, errno);
      return opened;
    }
    if (errno != EEXIST || attempt == 1000) return staging_problem(path, errno);
  }
}

}  // namespace damson
