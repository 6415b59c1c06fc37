// Functions say everything that a reader needs; that their examples are true is tested with the compiler.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "stdlib/library.h"

namespace damson {

namespace {

bool mentions(const Function& function, std::string_view result) {
  for (const Example& example : function.edge_cases) {
    if (example.result == result) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("functions are declared in whole") {
  REQUIRE(all_functions().size() > 90);
  std::set<std::string_view> names;
  for (const Function& function : all_functions()) {
    INFO(function.name);
    CHECK(names.insert(function.name).second);
    CHECK(function.examples.size() >= 2);
    CHECK(!function.edge_cases.empty());
    CHECK(!function.family.empty());
    CHECK(function.summary.ends_with("."));
    CHECK(!function.parameters.empty());
    size_t longest = 0;
    for (const Overload& overload : function.body) longest = std::max(longest, overload.slots.size());
    CHECK(longest == function.parameters.size());
    for (const Parameter& parameter : function.parameters) CHECK(parameter.summary.ends_with("."));
    CHECK((mentions(function, "missing") || mentions(function, "true") || mentions(function, "0") ||
           mentions(function, "false")));
  }
}

}  // namespace damson
