// Looks at the three names of a step (its place, what is staged, what is kept) to know how far it came, and renames.
#include "runtime/connectors/disk/file_steps.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <set>
#include <vector>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/disk/file_kind.h"
#include "runtime/connectors/disk/made_folders.h"
#include "runtime/connectors/disk/preserve_file.h"
#include "runtime/connectors/disk/staging_names.h"
#include "runtime/connectors/disk/sync_folder.h"
#include "runtime/diagnostics/catalogue/changed_while_publishing.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

using Effect = std::optional<Problem>;

/// What stands under a name; its parts are only of use when it is there.
struct Name {
  explicit Name(std::string named)
      : path(std::move(named)), there(::lstat(path.c_str(), &facts) == 0), error(there ? 0 : errno) {}
  bool unknown() const { return !there && error != ENOENT && error != ENOTDIR; }
  bool is_file() const { return there && S_ISREG(facts.st_mode); }
  bool same_as(const Name& other) const {
    return there && other.there && facts.st_dev == other.facts.st_dev && facts.st_ino == other.facts.st_ino;
  }
  bool empty() const { return is_file() && facts.st_size == 0; }

  std::string path;
  struct stat facts{};
  bool there;
  int error;
};

struct StepPlaces {
  StepPlaces(const std::string& base, const PublishStep& step)
      : folder((std::filesystem::path(base) / step.place).parent_path()),
        place((std::filesystem::path(base) / step.place).string()),
        staged(step.staged.empty() ? std::string() : (folder / step.staged).string()),
        kept((folder / step.kept).string()) {}

  /// A name that cannot be looked at is neither there nor not there.
  Effect unknown(const PublishStep& step) const {
    for (const Name* name : {&place, &staged, &kept}) {
      if (!name->path.empty() && name->unknown()) return writing_problem(shown_place(step), name->error);
    }
    return std::nullopt;
  }

  std::filesystem::path folder;
  Name place;
  Name staged;
  Name kept;
};

/// Nothing when the file cannot be read to its end.
std::variant<std::string, Problem> digest_of(const Name& file, const std::string& path) {
  const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return opening_problem(path, file.path, errno);
  StreamingDigest digest;
  std::vector<char> buffer(size_t{1} << 20);
  uint64_t total = 0;
  while (true) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int reason = errno;
      ::close(descriptor);
      return reading_problem(path, total, reason);
    }
    if (count == 0) break;
    total += static_cast<uint64_t>(count);
    digest.add({buffer.data(), static_cast<size_t>(count)});
  }
  ::close(descriptor);
  return digest.text();
}

/// Whether `file` is what the step wanted there.
std::variant<bool, Problem> holds_new_content(const Name& file, const PublishStep& step) {
  if (!file.is_file() || static_cast<uint64_t>(file.facts.st_size) != step.bytes) return false;
  if (step.digest.empty()) return true;
  auto digest = digest_of(file, shown_place(step));
  if (auto* problem = std::get_if<Problem>(&digest)) return std::move(*problem);
  return std::get<std::string>(digest) == step.digest;
}

Effect failed(const PublishStep& step) { return writing_problem(shown_place(step), errno); }

/// Links are refused by some file systems and for some files; then what is there is moved instead.
bool refuses_links(int error_number) {
  return error_number == EPERM || error_number == EOPNOTSUPP || error_number == ENOSYS || error_number == EMLINK ||
         error_number == EXDEV || error_number == EACCES;
}

/// Moved onto a file made for that: a folder that somebody has just made there cannot take the place of a file.
Effect move_aside(const StepPlaces& names, const PublishStep& step) {
  const int placeholder = ::open(names.kept.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (placeholder < 0) return failed(step);
  ::close(placeholder);
  if (std::rename(names.place.path.c_str(), names.kept.path.c_str()) == 0) return std::nullopt;
  const int reason = errno;
  ::unlink(names.kept.path.c_str());
  return writing_problem(shown_place(step), reason);
}

/// What is there gets a second name, so that the place is never empty.
Effect keep_what_is_there(const StepPlaces& names, const PublishStep& step) {
  if (names.kept.there) {
    if (names.kept.same_as(names.place) || !names.place.there) return std::nullopt;  // kept before a crash
    if (!names.kept.empty()) return changed_while_publishing(shown_place(step));
    if (::unlink(names.kept.path.c_str()) != 0)
      return failed(step);  // a crash came between making it and moving onto it
  }
  if (!names.place.there) return changed_while_publishing(shown_place(step));
  if (::link(names.place.path.c_str(), names.kept.path.c_str()) == 0) return std::nullopt;
  if (!refuses_links(errno)) return failed(step);
  return move_aside(names, step);
}

Effect put_file(const StepPlaces& names, const PublishStep& step) {
  if (auto problem = no_file_problem(shown_place(step), names.place.path)) return problem;
  if (step.replaces) {
    if (auto problem = keep_what_is_there(names, step)) return problem;
  } else if (names.place.there) {
    return changed_while_publishing(shown_place(step));
  }
  if (std::rename(names.staged.path.c_str(), names.place.path.c_str()) != 0) return failed(step);
  return std::nullopt;
}

Effect remove_file(const StepPlaces& names, const PublishStep& step) {
  if (auto problem = no_file_problem(shown_place(step), names.place.path)) return problem;
  if (std::rename(names.place.path.c_str(), names.kept.path.c_str()) != 0) return failed(step);
  return std::nullopt;
}

/// What was kept stands in its place again; when it never left, its second name goes.
Effect put_back(const StepPlaces& names, const PublishStep& step) {
  if (!names.kept.there) return std::nullopt;
  // a file that has two names keeps both when one is renamed to the other
  const bool second_name = names.kept.same_as(names.place);
  const bool placeholder = names.kept.empty() && names.staged.there && names.place.there;
  const bool put = second_name || placeholder ? ::unlink(names.kept.path.c_str()) == 0
                                              : std::rename(names.kept.path.c_str(), names.place.path.c_str()) == 0;
  return put ? Effect() : failed(step);
}

}  // namespace

std::variant<StepState, Problem> FileSteps::state_of(const PublishStep& step) {
  const StepPlaces names(base_, step);
  if (auto problem = names.unknown(step)) return std::move(*problem);
  if (step.kind == PublishStep::Kind::remove_file) {
    if (!names.kept.there) return names.place.there ? StepState::pending : StepState::undone;
    return names.place.there ? StepState::changed : StepState::applied;
  }
  if (names.staged.there) return StepState::pending;
  if (step.replaces && !names.kept.there) return StepState::undone;
  auto done = holds_new_content(names.place, step);
  if (auto* problem = std::get_if<Problem>(&done)) return std::move(*problem);
  if (std::get<bool>(done)) return StepState::applied;
  return names.place.there ? StepState::changed : StepState::undone;
}

std::optional<Problem> FileSteps::apply(const PublishStep& step) {
  const StepPlaces names(base_, step);
  if (auto problem = names.unknown(step)) return problem;
  return step.kind == PublishStep::Kind::put_file ? put_file(names, step) : remove_file(names, step);
}

std::optional<Problem> FileSteps::take_back(const PublishStep& step) {
  const StepPlaces names(base_, step);
  if (auto problem = names.unknown(step)) return problem;
  if (auto problem = put_back(names, step)) return problem;
  if (step.kind == PublishStep::Kind::remove_file) return std::nullopt;
  if (names.staged.there) return ::unlink(names.staged.path.c_str()) == 0 ? Effect() : failed(step);
  if (step.replaces || !names.place.there) return std::nullopt;
  auto done = holds_new_content(names.place, step);
  if (auto* problem = std::get_if<Problem>(&done)) return std::move(*problem);
  if (!std::get<bool>(done)) return std::nullopt;
  return ::unlink(names.place.path.c_str()) == 0 ? Effect() : failed(step);
}

namespace {

/// A way back that was interrupted may have removed the folder already, with those around it that the run had made: the
/// name that has gone is that of the outermost of them.
std::filesystem::path folder_that_is_there(std::filesystem::path folder) {
  std::error_code error;
  while (folder.has_relative_path() &&
         std::filesystem::symlink_status(folder, error).type() == std::filesystem::file_type::not_found)
    folder = folder.parent_path();
  return folder;
}

}  // namespace

std::optional<Problem> FileSteps::make_durable(std::span<const PublishStep> steps) {
  std::set<std::filesystem::path> synced;
  for (const PublishStep& step : steps) {
    const std::filesystem::path folder =
        folder_that_is_there((std::filesystem::path(base_) / step.place).parent_path());
    if (!synced.insert(folder).second) continue;
    if (const int reason = sync_folder(folder)) return writing_problem(shown_place(step), reason);
  }
  return std::nullopt;
}

bool FileSteps::settle(const PublishStep& step) {
  const StepPlaces names(base_, step);
  if (names.unknown(step)) return false;
  const std::filesystem::path preserved = std::filesystem::path(base_) / step.preserved;
  const bool gone = !names.kept.there || (step.preserved.empty() ? ::unlink(names.kept.path.c_str()) == 0
                                                                 : move_to_keep(names.kept.path, preserved));
  if (names.place.there && (gone || step.preserved.empty())) remove_replaced_leftovers(names.place.path);
  if (step.kind == PublishStep::Kind::remove_file && gone) remove_made_folders(names.place.path, step.folders_made);
  return gone;
}

std::variant<FileSteps::Aftermath, Problem> FileSteps::aftermath_of(const PublishStep& step) {
  const StepPlaces names(base_, step);
  if (auto problem = names.unknown(step)) return std::move(*problem);
  if (step.kind == PublishStep::Kind::remove_file) return names.place.there ? Aftermath::changed : Aftermath::as_done;
  if (!names.place.there) return Aftermath::gone;
  auto same = holds_new_content(names.place, step);
  if (auto* problem = std::get_if<Problem>(&same)) return std::move(*problem);
  return std::get<bool>(same) ? Aftermath::as_done : Aftermath::changed;
}

std::variant<bool, Problem> FileSteps::can_be_reverted(const PublishStep& step) const {
  if (step.kind == PublishStep::Kind::put_file && !step.replaces) return true;
  if (step.preserved.empty()) return false;
  const Name preserved((std::filesystem::path(base_) / step.preserved).string());
  if (preserved.unknown()) return writing_problem(shown_place(step), preserved.error);
  return preserved.is_file();
}

std::variant<PublishStep, Problem> FileSteps::stage_inverse(const PublishStep& step, int64_t run) {
  const std::filesystem::path place = std::filesystem::path(base_) / step.place;
  remove_staged_leftovers(place);
  const std::string staged = staging_name(place, run, first_free_attempt(place, run));
  PublishStep back{.kind = PublishStep::Kind::remove_file,
                   .target = step.target,
                   .place = step.place,
                   .shown = step.shown,
                   .kept = std::filesystem::path(replaced_name(staged)).filename().string(),
                   .replaces = step.kind == PublishStep::Kind::put_file,
                   .folders_made = step.folders_made};
  if (step.kind == PublishStep::Kind::put_file && !step.replaces) return back;
  back.kind = PublishStep::Kind::put_file;
  back.staged = std::filesystem::path(staged).filename().string();
  if (const int reason = link_or_copy(std::filesystem::path(base_) / step.preserved, staged))
    return writing_problem(shown_place(step), reason);
  const Name made(staged);
  back.bytes = static_cast<uint64_t>(made.facts.st_size);
  auto digest = digest_of(made, shown_place(step));
  if (auto* problem = std::get_if<Problem>(&digest)) {
    ::unlink(staged.c_str());
    return std::move(*problem);
  }
  back.digest = std::get<std::string>(std::move(digest));
  return back;
}

}  // namespace damson
