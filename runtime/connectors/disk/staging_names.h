// The passing names beside a file, and what runs that were killed left under them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace damson {

/// `number`: of the run, or of the process where there is no run. `attempt`: the first names may be taken.
std::string staging_name(const std::filesystem::path& disk_path, int64_t number, int attempt);
/// The first attempt for which nothing has been kept: what an earlier journal's run of this number replaced may be the
/// only copy.
int first_free_attempt(const std::filesystem::path& disk_path, int64_t number);
/// What was there before the staged file, until nobody can take it back.
std::string replaced_name(const std::string& staged_path);
/// The file whose lock is held by who writes `disk_path`.
std::string lock_name(const std::filesystem::path& disk_path);

/// Removes what was staged for `disk_path`. Only by who holds its lock: then whoever staged it is no more.
void remove_staged_leftovers(const std::filesystem::path& disk_path);
/// Removes what such runs had replaced: only when there is something newer in its place.
void remove_replaced_leftovers(const std::filesystem::path& disk_path);

}  // namespace damson
