// Every function's examples and edge cases give what they say.
#include <doctest/doctest.h>

#include <set>

#include "tests/unit/stdlib/example_evaluator.h"
#include "stdlib/library.h"

namespace damson::test {

namespace {

void check_example(const Function& function, const Example& example) {
  const std::string found = evaluate_example(example.expression);
  INFO(function.name);
  INFO(example.expression);
  if (example.result.starts_with("fails \"")) {
    std::string_view part = example.result.substr(7);
    part.remove_suffix(1);
    INFO(found);
    const bool as_said = found.starts_with("fails") && found.find(part) != std::string::npos;
    CHECK(as_said);
    return;
  }
  CHECK(found == literal_as_json(example.result));
}

bool mentions(const Function& function, std::string_view result) {
  for (const Example& example : function.edge_cases) {
    if (example.result == result) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every example of every function gives what it says") {
  REQUIRE(all_functions().size() > 10);
  for (const Function& function : all_functions()) {
    CHECK_MESSAGE(function.examples.size() >= 2, function.name);
    CHECK_MESSAGE(!function.edge_cases.empty(), function.name);
    for (const Example& example : function.examples) check_example(function, example);
    for (const Example& example : function.edge_cases) check_example(function, example);
  }
}

TEST_CASE("functions are declared in whole") {
  std::set<std::string_view> names;
  for (const Function& function : all_functions()) {
    INFO(function.name);
    CHECK(names.insert(function.name).second);
    CHECK(!function.family.empty());
    CHECK(function.summary.ends_with("."));
    CHECK(!function.parameters.empty());
    size_t longest = 0;
    for (const Overload& overload : function.body) longest = std::max(longest, overload.slots.size());
    CHECK(longest == function.parameters.size());
    for (const Parameter& parameter : function.parameters) CHECK(parameter.summary.ends_with("."));
    CHECK((mentions(function, "missing") || mentions(function, "true") || mentions(function, "0") || mentions(function, "false")));
  }
}

}  // namespace damson::test
