// Gathering problems, finding places, and what the JSON says.
#include "runtime/diagnostics/problem.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <set>

#include "compiler/diagnostics/all_compiler_diagnostics.h"
#include "runtime/diagnostics/all_runtime_diagnostics.h"
#include "runtime/diagnostics/nearest_name.h"
#include "runtime/diagnostics/render_json.h"

namespace damson {
namespace {

inline constexpr Diagnostic<std::string_view> about{{.id = "E0298", .name = "about"}, "about {}"};

TEST_CASE("lines and columns of a text with every kind of line break") {
  const SourceText text("t", "ab\r\nсд\n\nx");
  CHECK(text.line_count() == 4);
  CHECK(text.line(1) == "ab");
  CHECK(text.line(2) == "сд");
  CHECK(text.line(3).empty());
  CHECK(text.line(4) == "x");
  CHECK(text.place(0).column == 1);
  CHECK(text.place(6).line == 2);
  CHECK(text.place(6).column == 2);
  CHECK(text.place(9).line == 3);
  CHECK(text.place(1000).line == 4);
  CHECK(text.place(1000).column == 2);
}

TEST_CASE("a slice stays inside its text") {
  SourceTexts texts;
  const uint32_t id = texts.add("t", "abc");
  CHECK(texts.slice({id, 1, 2}) == "b");
  CHECK(texts.slice({id, 2, 90}) == "c");
  CHECK(texts.slice({id, 80, 90}).empty());
}

TEST_CASE("problems are sorted by place and equal ones are said once") {
  Problems problems;
  problems.add(about("nowhere"));
  problems.add(about(Span{1, 0, 1}, "second text"));
  problems.add(about(Span{0, 5, 6}, "later"));
  problems.add(about(Span{0, 1, 2}, "earlier"));
  problems.add(about(Span{0, 5, 6}, "other words"));
  problems.add(about(Span{0, 5, 6}, "later"));
  problems.add(about(DataPlace{.file = "a", .record = 1}, "data"));
  problems.add(about(DataPlace{.file = "a", .record = 2}, "data"));
  problems.add(about(DataPlace{.file = "a", .record = 1}, "data"));
  CHECK(problems.error_count() == 9);
  problems.sort_and_deduplicate();
  std::vector<std::string> messages;
  for (const Problem& problem : problems.all()) messages.push_back(problem.message);
  CHECK(messages == std::vector<std::string>{"about earlier", "about later", "about other words", "about second text",
                                             "about nowhere", "about data", "about data"});
  CHECK(problems.error_count() == 7);
  CHECK(problems.has_errors());
}

TEST_CASE("a suggestion says what to do") {
  const Problem problem = about(Span{0, 1, 2}, "x")
                              .suggest({0, 1, 2}, "y")
                              .suggest({0, 1, 1}, "?", Fix::safe)
                              .suggest({0, 1, 2}, "")
                              .suggest({0, 1, 2}, "z", Fix::safe, "take z");
  REQUIRE(problem.suggestions.size() == 4);
  CHECK(problem.suggestions[0].text == "write `y`");
  CHECK_FALSE(problem.suggestions[0].safe);
  CHECK(problem.suggestions[1].text == "add `?`");
  CHECK(problem.suggestions[1].safe);
  CHECK(problem.suggestions[2].text == "remove this");
  CHECK(problem.suggestions[3].text == "take z");
}

TEST_CASE("a label without a place is kept as a note") {
  const Problem problem = about("x").label("words");
  CHECK_FALSE(problem.where.has_value());
  CHECK(problem.notes == std::vector<std::string>{"words"});
}

TEST_CASE("problems as JSON, with broken bytes repaired") {
  SourceTexts texts;
  texts.add("a.damson", "one\ntwo three\n");
  const Problem problem = about(Span{0, 4, 7}, "caf\xE9")
                              .label("here")
                              .related({0, 0, 3}, "there")
                              .data({.file = "a.csv", .record = 3, .excerpt = "\xFF"})
                              .suggest({0, 4, 7}, "2", Fix::safe)
                              .note("n");
  const auto json = nlohmann::json::parse(render_json(std::vector{problem}, texts));
  CHECK(json == nlohmann::json::parse(R"([{"id": "E0298", "severity": "error", "message": "about caf\ufffd",
    "file": "a.damson", "line": 2, "column": 1, "end_line": 2, "end_column": 4, "label": "here",
    "related": [{"file": "a.damson", "line": 1, "column": 1, "end_line": 1, "end_column": 4, "label": "there"}],
    "data": [{"file": "a.csv", "record": 3, "excerpt": "\ufffd"}],
    "suggestions": [{"file": "a.damson", "line": 2, "column": 1, "end_line": 2, "end_column": 4, "replacement": "2",
                     "text": "write `2`", "safe": true}],
    "notes": ["n"]}])"));
}

TEST_CASE("the nearest name") {
  const std::vector<std::string> names{"title", "creditLine", "acno", "id", "dateText", "Titel"};
  CHECK(nearest_name("titel", names) == "Titel");
  CHECK(nearest_name("titlle", names) == "title");
  CHECK(nearest_name("credit_line", names) == "creditLine");
  CHECK(nearest_name("CREDITLINE", names) == "creditLine");
  CHECK(nearest_name("anco", names) == "acno");
  CHECK_FALSE(nearest_name("xy", names).has_value());
  CHECK_FALSE(nearest_name("photographer", names).has_value());
  CHECK_FALSE(nearest_name("", names).has_value());
}

void check_declarations(std::span<const DiagnosticInfo* const> all, std::set<std::string_view>& ids,
                        std::set<std::string_view>& names) {
  for (const DiagnosticInfo* info : all) {
    CAPTURE(info->id);
    CAPTURE(info->name);
    CHECK(ids.insert(info->id).second);
    CHECK(names.insert(info->name).second);
    CHECK(info->id.size() == 5);
    CHECK(info->id[0] == (info->severity == Severity::warning ? 'W' : 'E'));
    CHECK_FALSE(info->message.empty());
    CHECK_FALSE(info->message.ends_with('.'));
    CHECK_FALSE(info->explanation.empty());
    const bool shown = (!info->fails.empty() && !info->works.empty()) || !info->example.empty();
    CHECK(shown);
  }
}

TEST_CASE("every diagnostic has its own id and name, an explanation and an example") {
  std::set<std::string_view> ids;
  std::set<std::string_view> names;
  check_declarations(all_compiler_diagnostics(), ids, names);
  check_declarations(all_runtime_diagnostics(), ids, names);
}

}  // namespace
}  // namespace damson
