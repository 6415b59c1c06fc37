// Looks at a name without following it.
#include "runtime/connectors/disk/file_kind.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/diagnostics/catalogue/not_a_file.h"

namespace damson {

namespace {

const char* kind_words(mode_t mode) {
  if (S_ISLNK(mode)) return "a symbolic link";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

}  // namespace

std::optional<Problem> no_file_problem(const std::string& path, const std::string& disk_path) {
  struct stat facts{};
  if (::lstat(disk_path.c_str(), &facts) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    return staging_problem(path, errno);
  }
  if (S_ISREG(facts.st_mode)) return std::nullopt;
  if (S_ISDIR(facts.st_mode)) return staging_problem(path, EISDIR);
  ProblemDraft problem = not_a_file(path, std::string_view(kind_words(facts.st_mode)));
  if (!S_ISLNK(facts.st_mode)) return problem.note("a target wants the name of a file");
  std::error_code failure;
  const std::filesystem::path leads_to = std::filesystem::read_symlink(disk_path, failure);
  if (!failure) problem.note(fmt::format("write the name of the file that it leads to: `{}`", leads_to.string()));
  return problem;
}

}  // namespace damson
