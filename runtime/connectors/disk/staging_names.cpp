// `.NAME.damson-staged-PROCESS[-ATTEMPT][-replaced]`: what has no living writer has no lock.
#include "runtime/connectors/disk/staging_names.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <vector>

#include "runtime/connectors/disk/file_lock.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view replaced_ending = "-replaced";

std::string staging_prefix(const fs::path& disk_path) { return fmt::format(".{}.damson-staged-", disk_path.filename().string()); }

/// "4711" or "4711-2".
bool is_process_and_attempt(std::string_view text) {
  const auto is_number = [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  const size_t dash = text.find('-');
  return is_number(text.substr(0, dash)) && (dash == std::string_view::npos || is_number(text.substr(dash + 1)));
}

/// Every file beside `disk_path` that has one of its passing names with this ending.
std::vector<fs::path> with_passing_names(const fs::path& disk_path, std::string_view ending) {
  const std::string prefix = staging_prefix(disk_path);
  std::vector<fs::path> found;
  std::error_code ignored;  // what cannot be listed is left alone
  fs::directory_iterator entries(disk_path.has_parent_path() ? disk_path.parent_path() : fs::path("."), ignored);
  for (; !ignored && entries != fs::directory_iterator(); entries.increment(ignored)) {
    const std::string name = entries->path().filename().string();
    std::string_view rest = name;
    if (!rest.starts_with(prefix) || !rest.ends_with(ending)) continue;
    rest.remove_prefix(prefix.size());
    rest.remove_suffix(std::min(rest.size(), ending.size()));
    if (is_process_and_attempt(rest)) found.push_back(entries->path());
  }
  return found;
}

void remove_abandoned(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    // held while it is removed: a writer that has just made the file sees that it is taken
    const FileLock lock = FileLock::of_file(file.string());
    if (lock.is_at(file.string())) ::unlink(file.c_str());
  }
}

}  // namespace

std::string staging_name(const fs::path& disk_path, int attempt) {
  const std::string name = fmt::format("{}{}{}", staging_prefix(disk_path), ::getpid(), attempt == 0 ? "" : fmt::format("-{}", attempt));
  return (disk_path.parent_path() / name).string();
}

std::string replaced_name(const std::string& staged_path) { return staged_path + std::string(replaced_ending); }

void remove_staged_leftovers(const fs::path& disk_path) { remove_abandoned(with_passing_names(disk_path, {})); }

void remove_replaced_leftovers(const fs::path& disk_path) { remove_abandoned(with_passing_names(disk_path, replaced_ending)); }

}  // namespace damson
