// Finding names of variables in a text.
#include "runtime/base/reveal_environment.h"

#include <cstdlib>
#include <string_view>

namespace damson {

namespace {

constexpr std::string_view opening = "{env(\"";
constexpr std::string_view closing = "\")}";

/// Each `{env("NAME")}` becomes what `value_of` gives for its name.
template <class ValueOf>
std::string with_values(std::string text, const ValueOf& value_of) {
  for (size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
    const size_t end = text.find(closing, at);
    if (end == std::string::npos) break;
    const std::string value = value_of(text.substr(at + opening.size(), end - at - opening.size()));
    text.replace(at, end + closing.size() - at, value);
    at += value.size();
  }
  return text;
}

}  // namespace

std::string reveal_environment(std::string text) {
  return with_values(std::move(text), [](const std::string& name) {
    const char* found = std::getenv(name.c_str());
    return found == nullptr ? std::string() : std::string(found);
  });
}

std::optional<std::string> unset_variable(const std::string& text) {
  std::optional<std::string> unset;
  (void)with_values(text, [&](const std::string& name) {
    const char* found = std::getenv(name.c_str());
    if (!unset && (found == nullptr || *found == '\0')) unset = name;
    return std::string();
  });
  return unset;
}

}  // namespace damson
