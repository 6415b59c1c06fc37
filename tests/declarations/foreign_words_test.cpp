// What other languages call things: every example is no Damson, has one mistake, and is right as soon as the help is
// followed to the letter.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "compiler/driver/explain/explain.h"
#include "compiler/driver/explain/word.h"
#include "compiler/elsewhere/foreign_word.h"
#include "tests/declarations/run_text.h"

using namespace damson;
using namespace damson::test;

namespace {

/// Specs that the example may be a part of: as a value of each kind, as a condition, as a type.
std::vector<std::string> specs_with(const ForeignWord& word) {
  if (word.place == ForeignPlace::type) {
    return {fmt::format(
        "schema Work {{\n  key id: text\n  extra: {}\n}}\nsource works: Work from ndjson(\"works.ndjson\")\n"
        "target assets: Work to ndjson(\"assets.ndjson\")\nmap works -> assets {{ keep id, extra }}\n",
        word.example)};
  }
  std::vector<std::string> specs;
  for (const std::string_view field : {"title", "year", "area", "keywords", "is_public"}) {
    const std::string line = fmt::format("  {} = {}", field, word.example);
    specs.push_back(spec_around({"", WordKind::map_line, "", line, WordPlace::map}));
  }
  const std::string condition = fmt::format("  skip when {} because \"the example says so\"", word.example);
  specs.push_back(spec_around({"", WordKind::map_line, "", condition, WordPlace::map}));
  const std::string computed = fmt::format("  title = {} | to_text", word.example);
  specs.push_back(spec_around({"", WordKind::map_line, "", computed, WordPlace::map}));
  return specs;
}

std::string obeyed(std::string text, const Problem& problem) {
  const Suggestion& help = problem.suggestions.front();
  return text.replace(help.span.begin, help.span.end - help.span.begin, help.replacement);
}

/// Whether the spec has one mistake, and none when its help is followed.
bool is_mended(const std::string& text, std::string& shown) {
  const CompiledSpec spec = compile_text("example.damson", text, ".");
  if (spec.problems.error_count() != 1) {
    shown += rendered(spec);
    return false;
  }
  for (const Problem& problem : spec.problems.all()) {
    if (problem.severity != Severity::error || problem.suggestions.empty()) continue;
    const CompiledSpec mended = compile_text("example.damson", obeyed(text, problem), ".");
    shown += rendered(spec) + rendered(mended);
    return mended.program.has_value();
  }
  shown += rendered(spec);
  return false;
}

}  // namespace

TEST_CASE("the help for every foreign word is right when it is followed to the letter") {
  for (const ForeignWord& word : all_foreign_words()) {
    if (word.example.empty()) continue;
    CAPTURE(word.name);
    std::string shown;
    bool mended = false;
    for (const std::string& spec : specs_with(word)) mended = mended || is_mended(spec, shown);
    INFO(shown);
    CHECK(mended);
  }
}

TEST_CASE("every foreign word says what to write") {
  for (const ForeignWord& word : all_foreign_words()) {
    CAPTURE(word.name);
    CHECK((!word.forms.empty() || !word.note.empty()));
    CHECK_FALSE(word.note.ends_with('.'));
    CHECK_FALSE(word.languages.empty());
    CHECK((word.forms.empty() || word.place == ForeignPlace::form || !word.example.empty()));
  }
}

TEST_CASE("a foreign word has one meaning at a place") {
  std::set<std::pair<ForeignPlace, std::string>> seen;
  for (const ForeignWord& word : all_foreign_words()) {
    std::vector<std::string_view> names = word.also;
    names.insert(names.begin(), word.name);
    for (const std::string_view name : names) {
      std::string low(name);
      for (char& c : low) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      CAPTURE(low);
      CHECK(seen.insert({word.place, low}).second);
    }
  }
}

TEST_CASE("every foreign word is explained") {
  for (const ForeignWord& word : all_foreign_words()) {
    CAPTURE(word.name);
    const auto text = explain_name(word.name, {});
    REQUIRE(text.has_value());
    CHECK(text->find(word.languages) != std::string::npos);
  }
}
