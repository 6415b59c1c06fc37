// Bringing a path into its normal form.
#include "runtime/values/path_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "runtime/base/limits.h"

namespace damson {

namespace {

bool is_separator(char c) { return c == '/' || c == '\\'; }

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// `C:\export` and `C:`.
bool begins_with_drive(Text path) {
  return path.size() >= 2 && is_ascii_letter(path[0]) && path[1] == ':' && (path.size() == 2 || is_separator(path[2]));
}

/// Takes the next part off `path`, and the separator behind it.
Text take_part(Text& path) {
  const auto* end = std::find_if(path.begin(), path.end(), is_separator);
  const Text part = path.substr(0, static_cast<size_t>(end - path.begin()));
  path.remove_prefix(std::min(path.size(), part.size() + 1));
  return part;
}

std::optional<Error> reason_against(Text path) {
  if (path.empty()) return fail("the path is empty");
  if (path.size() > limits::path_bytes) {
    return fail(fmt::format("the path is {} bytes long, more than {}", path.size(), limits::path_bytes));
  }
  if (path.find('\0') != Text::npos) return fail("the path holds a NUL character");
  if (path.find("://") != Text::npos) {
    return fail(fmt::format("'{}' is a web address, not a path", path));
  }
  if (is_separator(path.front()) || begins_with_drive(path)) {
    return fail(fmt::format("the path '{}' is absolute, it must begin with a folder or file name", path));
  }
  for (Text rest = path; !rest.empty();) {
    if (take_part(rest) == "..") return fail(fmt::format("the path '{}' leaves its folder with '..'", path));
  }
  return std::nullopt;
}

}  // namespace

bool is_normal_path(Text path) {
  if (path.find('\\') != Text::npos || path.ends_with('/') || reason_against(path)) return false;
  for (Text rest = path; !rest.empty();) {
    const Text part = take_part(rest);
    if (part.empty() || part == ".") return false;
  }
  return true;
}

Result<Text> normalise_path(Arena& arena, Text path) {
  if (is_normal_path(path)) return path;
  if (const auto reason = reason_against(path)) return *reason;

  char* const begin = arena.array<char>(path.size() + 1);
  char* out = begin;
  for (Text rest = path; !rest.empty();) {
    const Text part = take_part(rest);
    if (part.empty() || part == ".") continue;
    if (out != begin) *out++ = '/';
    out = std::copy(part.begin(), part.end(), out);
  }
  const Text result(begin, static_cast<size_t>(out - begin));
  arena.shrink_last(begin, result.size());
  if (result.empty()) return fail(fmt::format("the path '{}' names no file or folder", path));
  return result;
}

}  // namespace damson
