// Plans in files: what is written is read again, and whatever is damaged is no plan.
#include "runtime/saved_plan/saved_plan.h"

#include <doctest/doctest.h>

#include "runtime/saved_plan/plan_changes.h"

using namespace damson;

namespace {

SavedPlan example() {
  RunReport report;
  report.spec = "Works";
  report.fingerprint = "ff";
  report.parameters = {{"batch", "A"}};
  report.sources = {{.name = "works",
                     .records = 3,
                     .bytes = 30,
                     .files = {"a.csv"},
                     .parts = {{.place = "a.csv", .size = 40, .modified = 1, .digest = "d1"}}}};
  report.targets = {{.name = "assets",
                     .path = "out.csv",
                     .records = 2,
                     .bytes = 10,
                     .digest = "d2",
                     .before = ObservedState{.place = "out.csv", .size = 7, .digest = "d0"}}};
  return make_plan({.id = "0123",
                    .project = "4567",
                    .made = "now",
                    .made_by = "damson",
                    .spec_file = "m.damson",
                    .state_folder = {},
                    .given = {"batch"},
                    .environment = {},
                    .parts = {{"map works -> assets", "m1"}},
                    .files = {}},
                   report);
}

std::string refused(const std::string& text) {
  const auto read = read_plan("plan.json", text);
  const auto* problem = std::get_if<Problem>(&read);
  return problem == nullptr ? std::string() : problem->id;
}

}  // namespace

TEST_CASE("a plan that is read is the one that was written") {
  const SavedPlan plan = example();
  const auto read = read_plan("plan.json", to_text(plan));
  REQUIRE(std::holds_alternative<SavedPlan>(read));
  const SavedPlan& again = std::get<SavedPlan>(read);
  CHECK(again.facts == plan.facts);
  CHECK(again.parameters == plan.parameters);
  CHECK(again.sources[0].parts[0].digest == "d1");
  CHECK(again.targets[0].before.size == 7);
  CHECK(to_text(again) == to_text(plan));
}

TEST_CASE("other line ends are no damage, other facts are") {
  std::string text = to_text(example());
  std::string windows;
  for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(refused(windows).empty());
  text.replace(text.find("\"records\": 2"), 12, "\"records\": 5");
  CHECK(refused(text) == "E0742");
}

TEST_CASE("a plan of very many levels is no plan, and needs no stack") {
  const std::string deep =
      R"({"damson_plan": 1, "seal": "x", "a": )" + std::string(500'000, '[') + std::string(500'000, ']') + "}";
  CHECK(refused(deep) == "E0742");
  const std::string objects = R"({"damson_plan": 1, "seal": "x", "a": )";
  std::string nested;
  for (int level = 0; level < 5'000; ++level) nested += R"({"a": )";
  CHECK(refused(objects + nested) == "E0742");
}

TEST_CASE("a number that no number type holds is damage") {
  CHECK(refused(R"({"damson_plan": 1e999})") == "E0742");
  CHECK(refused(R"({"damson_plan": 1, "seal": -184e3294})") == "E0742");
}

TEST_CASE("a plan that is cut off anywhere, or lacks a member, is no plan and nothing worse") {
  const SavedPlan plan = example();
  const std::string text = to_text(plan);
  const size_t last = text.rfind('}');
  for (size_t end = 0; end <= last; ++end) CHECK(refused(text.substr(0, end)) == "E0742");
  for (const auto& [name, value] : plan.facts.items()) {
    CAPTURE(name);
    SavedPlan less = plan;
    less.facts.erase(name);
    CHECK(refused(to_text(less)) == "E0742");
    less.facts[name] = nlohmann::ordered_json::array({1});
    CHECK(refused(to_text(less)) == "E0742");
  }
}

TEST_CASE("a plan says which part of a spec has changed, and which parameter") {
  const SavedPlan plan = example();
  PresentSpec now{
      .fingerprint = "ff", .parameters = plan.parameters, .environment = {}, .parts = plan.identity.parts, .files = {}};
  CHECK(changes_of_spec(plan, now).empty());
  now.fingerprint = "fe";
  CHECK(changes_of_spec(plan, now) == std::vector<std::string>{"the spec means something else"});
  now.parts = {{"map works -> assets", "m2"}, {"target more", "t"}};
  CHECK(changes_of_spec(plan, now) == std::vector<std::string>{"the spec: `map works -> assets` means something else",
                                                               "the spec: `target more` is new"});
  now.parameters["batch"] = "B";
  CHECK(changes_of_spec(plan, now) ==
        std::vector<std::string>{"the parameter `batch` was `A` in the plan and is `B` now"});
}
