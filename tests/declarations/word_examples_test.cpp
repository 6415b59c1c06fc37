// Every word of the language has an example that compiles, and `damson explain` knows everything it lists.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "compiler/driver/explain/explain.h"
#include "compiler/driver/explain/word.h"
#include "compiler/elsewhere/foreign_word.h"
#include "tests/declarations/run_text.h"

using namespace damson;
using namespace damson::test;

TEST_CASE("every word's example is right") {
  for (const Word& word : all_words()) {
    CAPTURE(word.name);
    const std::string text = spec_around(word);
    const CompiledSpec spec = compile_text("example.damson", text, ".");
    INFO(text);
    INFO(rendered(spec));
    CHECK(spec.program.has_value());
  }
}

TEST_CASE("every word has a name of its own and a summary") {
  std::set<std::string_view> names;
  for (const Word& word : all_words()) {
    CAPTURE(word.name);
    CHECK(names.insert(word.name).second);
    CHECK(word.summary.ends_with('.'));
  }
}

TEST_CASE("everything that can be named is explained") {
  for (const std::string_view name : all_explained_names()) {
    CAPTURE(name);
    const auto text = explain_name(name, {});
    REQUIRE(text.has_value());
    CHECK(text->find(name) != std::string::npos);
  }
  CHECK_FALSE(explain_name("no such thing", {}).has_value());
}

TEST_CASE("all explanations together hold the page of every declaration") {
  const std::string all = explain_all({});
  std::set<std::string_view> second_names;  // of words of other languages: the page has the first
  for (const ForeignWord& word : all_foreign_words()) second_names.insert(word.also.begin(), word.also.end());
  for (const std::string_view name : all_explained_names()) {
    if (second_names.contains(name)) continue;
    CAPTURE(name);
    CHECK(all.find(name) != std::string::npos);
  }
}

TEST_CASE("the spec of the README is right") {
  std::ifstream file(DAMSON_SOURCE_FOLDER "/README.md");
  REQUIRE(file.good());
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  const size_t begin = readme.find("```damson\n") + 10;
  const std::string text = readme.substr(begin, readme.find("```", begin) - begin);
  REQUIRE(text.find("migration") != std::string::npos);
  const CompiledSpec spec = compile_text("readme.damson", text, ".");
  INFO(rendered(spec));
  CHECK(spec.program.has_value());
  CHECK(spec.problems.all().empty());
}
