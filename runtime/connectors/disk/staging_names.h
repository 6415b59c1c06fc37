// The passing names beside a file, and what runs that were killed left under them.
#pragma once

#include <filesystem>
#include <string>

namespace damson {

/// `attempt`: the first names may be taken.
std::string staging_name(const std::filesystem::path& disk_path, int attempt);
/// What the staged file replaces, until nobody can take it back.
std::string replaced_name(const std::string& staged_path);

/// Removes what was staged for `disk_path` by processes that are no more.
void remove_staged_leftovers(const std::filesystem::path& disk_path);
/// Removes what such processes had replaced: only when there is something newer in its place.
void remove_replaced_leftovers(const std::filesystem::path& disk_path);

}  // namespace damson
