// `.NAME.damson-staged-RUN[-ATTEMPT][-replaced]` and `.NAME.damson-lock`.
#include "runtime/connectors/disk/staging_names.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <vector>

namespace damson {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view replaced_ending = "-replaced";

std::string staging_prefix(const fs::path& disk_path) {
  return fmt::format(".{}.damson-staged-", disk_path.filename().string());
}

/// "7" or "7-2".
bool is_number_and_attempt(std::string_view text) {
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
    if (is_number_and_attempt(rest)) found.push_back(entries->path());
  }
  return found;
}

void remove_files(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) ::unlink(file.c_str());
}

}  // namespace

std::string staging_name(const fs::path& disk_path, int64_t number, int attempt) {
  const std::string name =
      fmt::format("{}{}{}", staging_prefix(disk_path), number, attempt == 0 ? "" : fmt::format("-{}", attempt));
  return (disk_path.parent_path() / name).string();
}

int first_free_attempt(const fs::path& disk_path, int64_t number) {
  int attempt = 0;
  std::error_code ignored;
  while (fs::exists(fs::symlink_status(replaced_name(staging_name(disk_path, number, attempt)), ignored))) ++attempt;
  return attempt;
}

std::string replaced_name(const std::string& staged_path) { return staged_path + std::string(replaced_ending); }

std::string lock_name(const fs::path& disk_path) {
  return (disk_path.parent_path() / fmt::format(".{}.damson-lock", disk_path.filename().string())).string();
}

void remove_staged_leftovers(const fs::path& disk_path) { remove_files(with_passing_names(disk_path, {})); }

void remove_replaced_leftovers(const fs::path& disk_path) {
  remove_files(with_passing_names(disk_path, replaced_ending));
}

}  // namespace damson
