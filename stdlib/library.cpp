// The library, declared once and found by name.
#include "stdlib/library.h"

#include <algorithm>

#include "stdlib/all_functions.h"

namespace damson {

namespace {

std::vector<Function> sorted_functions() {
  std::vector<Function> functions = declare_all_functions();
  std::sort(functions.begin(), functions.end(), [](const Function& a, const Function& b) { return a.name < b.name; });
  return functions;
}

}  // namespace

const std::vector<Function>& all_functions() {
  static const std::vector<Function> functions = sorted_functions();
  return functions;
}

const Function* find_function(std::string_view name) {
  const auto& functions = all_functions();
  const auto found =
      std::lower_bound(functions.begin(), functions.end(), name,
                       [](const Function& function, std::string_view wanted) { return function.name < wanted; });
  return found != functions.end() && found->name == name ? &*found : nullptr;
}

}  // namespace damson
