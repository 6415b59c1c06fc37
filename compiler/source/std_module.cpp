// Looking up modules by name.
#include "compiler/source/std_module.h"

namespace damson {

std::optional<std::string_view> std_module(std::string_view name) {
  for (const StdModule& module : all_std_modules()) {
    if (module.name == name) return module.text;
  }
  return std::nullopt;
}

std::vector<std::string_view> std_module_names() {
  std::vector<std::string_view> names;
  for (const StdModule& module : all_std_modules()) names.push_back(module.name);
  return names;
}

}  // namespace damson
