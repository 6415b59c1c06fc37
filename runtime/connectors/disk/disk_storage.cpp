// The world of files as the disk has it.
#include "runtime/connectors/disk/disk_storage.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/disk/disk_staged_file.h"
#include "runtime/connectors/disk/file_steps.h"
#include "runtime/connectors/disk/find_files.h"
#include "runtime/connectors/disk/staging_names.h"
#include "runtime/connectors/storage.h"
#include "runtime/diagnostics/catalogue/interrupted.h"

namespace damson {

namespace {

FileFacts facts_of(const struct stat& found) {
  constexpr int64_t nanoseconds = 1'000'000'000;
  return {.size = static_cast<uint64_t>(found.st_size),
          .modified = int64_t{found.st_mtim.tv_sec} * nanoseconds + found.st_mtim.tv_nsec,
          .inode = found.st_ino,
          .device = found.st_dev,
          .regular = S_ISREG(found.st_mode)};
}

/// Until `file` has something to read, has ended, or somebody asks to stop. False: somebody asked.
bool wait_for_input(int file, const StopRequest* stop) {
  constexpr int for_ever = -1;
  std::array<pollfd, 2> awaited{{{.fd = file, .events = POLLIN, .revents = 0},
                                 {.fd = stop == nullptr ? -1 : stop->descriptor(), .events = POLLIN, .revents = 0}}};
  while (::poll(awaited.data(), awaited.size(), for_ever) < 0 && errno == EINTR) {
  }
  return stop == nullptr || !stop->made();
}

class DiskInputFile : public StoredFile {
 public:
  /// `stop` is null where nothing can keep a reader waiting, or nobody can ask.
  DiskInputFile(int file, std::string path, bool keeps_waiting, const StopRequest* stop)
      : file_(file), path_(std::move(path)), keeps_waiting_(keeps_waiting), stop_(stop) {}
  DiskInputFile(const DiskInputFile&) = delete;
  DiskInputFile& operator=(const DiskInputFile&) = delete;
  ~DiskInputFile() override { ::close(file_); }

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    while (true) {
      if (keeps_waiting_ && !wait_for_input(file_, stop_)) return Problem(interrupted());
      const ssize_t count = ::read(file_, buffer, capacity);
      if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (count < 0) return reading_problem(path_, bytes_read_, errno);
      bytes_read_ += static_cast<uint64_t>(count);
      return static_cast<size_t>(count);
    }
  }

  std::variant<FileFacts, Problem> facts() override {
    struct stat found{};
    if (::fstat(file_, &found) != 0) return reading_problem(path_, bytes_read_, errno);
    return facts_of(found);
  }

 private:
  int file_;
  std::string path_;
  bool keeps_waiting_;
  const StopRequest* stop_;
  uint64_t bytes_read_ = 0;
};

class DiskStorage : public Storage {
 public:
  DiskStorage(std::string base_folder, LockHolder writer, const StopRequest* stop)
      : base_(base_folder.empty() ? "." : std::move(base_folder)),
        writer_(std::move(writer)),
        stop_(stop),
        steps_(base_) {}

  std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string& path) override {
    const std::string place = on_disk(path);
    // a pipe that nobody writes to yet is opened at once, and waited for where somebody can be asked to stop
    const int file = ::open(place.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return opening_problem(path, place, errno);
    struct stat facts{};
    const bool known = ::fstat(file, &facts) == 0;
    auto input = std::make_unique<DiskInputFile>(file, path, known && !S_ISREG(facts.st_mode), stop_);
    if (known && S_ISDIR(facts.st_mode)) return opening_problem(path, place, EISDIR);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
    return input;
  }

  std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string& path,
                                                           const StageOptions& options) override {
    StagedOnDisk wanted{.path = path, .disk_path = on_disk(path), .writer = writer_};
    if (!options.no_wider_than.empty()) wanted.most_permissions = permissions_of_all(options.no_wider_than);
    return stage_on_disk(std::move(wanted));
  }

  std::optional<Problem> obstacle_to_staging(const std::string& path) override {
    return obstacle_to_staging_on_disk(path, on_disk(path));
  }

  std::optional<PublishStep> removal_of(const std::string& path) override {
    const std::string place = on_disk(path);
    remove_staged_leftovers(place);
    struct stat facts{};
    if (::lstat(place.c_str(), &facts) != 0 && errno == ENOENT) return std::nullopt;
    const int64_t number = writer_.run != 0 ? writer_.run : ::getpid();
    const std::string kept = replaced_name(staging_name(place, number, first_free_attempt(place, number)));
    return PublishStep{.kind = PublishStep::Kind::remove_file,
                       .place = path,
                       .kept = std::filesystem::path(kept).filename().string(),
                       .replaces = true};
  }

  std::variant<StepState, Problem> state_of(const PublishStep& step) override { return steps_.state_of(step); }
  std::optional<Problem> apply(const PublishStep& step) override { return steps_.apply(step); }
  std::optional<Problem> take_back(const PublishStep& step) override { return steps_.take_back(step); }
  std::optional<Problem> make_durable(std::span<const PublishStep> steps) override {
    return steps_.make_durable(steps);
  }
  bool settle(const PublishStep& step) override { return steps_.settle(step); }

  std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) override {
    return find_files(base_, pattern);
  }

  std::variant<FileFacts, Problem> facts(const std::string& path) override {
    const std::string place = on_disk(path);
    struct stat found{};
    if (::stat(place.c_str(), &found) != 0) return opening_problem(path, place, errno);
    return facts_of(found);
  }

  std::optional<std::string> place_on_disk(const std::string& path) override { return on_disk(path); }

 private:
  std::string on_disk(const std::string& path) const { return (std::filesystem::path(base_) / path).string(); }

  /// What everybody may do who may do it with all of these. A group counts only where the new file will be of the same
  /// one.
  unsigned permissions_of_all(const std::vector<std::string>& paths) const {
    constexpr unsigned of_group = 0070;
    unsigned most = 0666;
    for (const std::string& path : paths) {
      struct stat facts{};
      if (::stat(on_disk(path).c_str(), &facts) != 0) return 0600;
      unsigned allowed = facts.st_mode & 0777U;
      if (facts.st_gid != ::getegid()) allowed = (allowed & ~of_group) | ((allowed & 0007U) << 3U);
      most &= allowed | 0600U;
    }
    return most;
  }

  std::string base_;
  LockHolder writer_;
  const StopRequest* stop_;
  FileSteps steps_;
};

}  // namespace

std::unique_ptr<Storage> disk_storage(std::string base_folder, LockHolder writer, const StopRequest* stop) {
  return std::make_unique<DiskStorage>(std::move(base_folder), std::move(writer), stop);
}

std::unique_ptr<Storage> disk_storage(std::string base_folder) {
  return disk_storage(std::move(base_folder), LockHolder());
}

}  // namespace damson
