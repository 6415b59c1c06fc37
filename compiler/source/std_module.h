// The modules that come with Damson: stdlib/modules/NAME.damson is `import std.NAME`; the build puts them into the
// program.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace damson {

struct StdModule {
  std::string_view name;  // "std.iptc"
  std::string_view text;
};

/// Every module, by name; the build writes it.
std::span<const StdModule> all_std_modules();

/// The text of a module, or nothing when there is none of this name.
std::optional<std::string_view> std_module(std::string_view name);

std::vector<std::string_view> std_module_names();

}  // namespace damson
