// Every block of the language's reference: whole specs compile without a problem, pieces parse.
#include <doctest/doctest.h>

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "compiler/driver/compile.h"
#include "compiler/syntax/parse.h"
#include "tests/declarations/run_text.h"

using namespace damson;
using namespace damson::test;

namespace {

struct ReferenceBlock {
  std::string chapter;
  std::string kind;  // what stands after the three backquotes
  std::string text;
};

std::vector<ReferenceBlock> reference_blocks() {
  std::vector<std::filesystem::path> chapters;
  for (const auto& entry : std::filesystem::directory_iterator(DAMSON_SOURCE_FOLDER "/grammar/reference"))
    chapters.push_back(entry.path());
  std::sort(chapters.begin(), chapters.end());
  std::vector<ReferenceBlock> blocks;
  for (const auto& chapter : chapters) {
    std::ifstream file(chapter);
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
      if (!line.starts_with("```")) {
        if (inside) blocks.back().text += line + "\n";
        continue;
      }
      inside = !inside;
      if (inside) blocks.push_back({.chapter = chapter.filename().string(), .kind = line.substr(3), .text = {}});
    }
  }
  return blocks;
}

std::string problems_of_parse(const std::string& text) {
  SourceTexts texts;
  Problems problems;
  const uint32_t id = texts.add("reference.damson", text);
  (void)parse(id, texts, problems);
  std::string out;
  for (const Problem& problem : problems.all()) out += fmt::format("{} {}\n", problem.id, problem.message);
  return out;
}

/// A whole text for a piece of one, or nothing for blocks of another kind.
std::string completed(const ReferenceBlock& block) {
  if (block.kind == "damson declarations") return block.text;
  if (block.kind == "damson lines") return "map a -> b {\n" + block.text + "}\n";
  if (block.kind != "damson values") return {};
  std::string functions;
  for (size_t begin = 0; begin < block.text.size();) {
    const size_t end = block.text.find('\n', begin);
    functions += "fn f() -> any = " + block.text.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return functions;
}

}  // namespace

TEST_CASE("the whole specs of the reference are right") {
  size_t count = 0;
  for (const ReferenceBlock& block : reference_blocks()) {
    if (block.kind != "damson") continue;
    ++count;
    CAPTURE(block.chapter);
    CAPTURE(block.text);
    const CompiledSpec spec = compile_text(block.chapter, block.text, ".");
    INFO(rendered(spec));
    CHECK(spec.program.has_value());
    CHECK(spec.problems.all().empty());
  }
  CHECK(count >= 6);
}

TEST_CASE("the pieces of the reference parse") {
  size_t count = 0;
  for (const ReferenceBlock& block : reference_blocks()) {
    if (block.kind == "damson") continue;
    ++count;
    CAPTURE(block.chapter);
    CAPTURE(block.text);
    const std::string text = completed(block);
    CHECK_FALSE(text.empty());
    CHECK(problems_of_parse(text) == "");
  }
  CHECK(count >= 15);
}
