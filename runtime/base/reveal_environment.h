// What a place is called where people see it, with the secrets that the environment has for it.
#pragma once

#include <optional>
#include <string>

namespace damson {

/// `{env("NAME")}` in a text replaced by what the environment says now; by nothing where it says nothing.
std::string reveal_environment(std::string text);

/// The first variable in it that is not set.
std::optional<std::string> unset_variable(const std::string& text);

}  // namespace damson
