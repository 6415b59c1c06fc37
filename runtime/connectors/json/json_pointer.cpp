// Taking JSON pointers apart.
#include "runtime/connectors/json/json_pointer.h"

#include <fmt/format.h>

#include <algorithm>

namespace damson {

namespace {

Result<std::string> resolved_pointer_name(std::string_view name) {
  std::string out;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '~') {
      out += name[i];
      continue;
    }
    ++i;
    if (i == name.size() || (name[i] != '0' && name[i] != '1')) {
      return fail(fmt::format("in a path `~` is written `~0` and `/` is written `~1`; `{}` has another `~`", name));
    }
    out += name[i] == '0' ? '~' : '/';
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> parse_json_pointer(std::string_view text) {
  std::vector<std::string> names;
  if (text.empty()) return names;
  if (!text.starts_with('/')) {
    names.emplace_back(text);
    return names;
  }
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('/', at + 1), text.size());
    auto name = resolved_pointer_name(text.substr(at + 1, end - at - 1));
    if (!name.ok()) return name.error();
    names.push_back(std::move(name).value());
    at = end;
  }
  return names;
}

}  // namespace damson
