// The program that makes mistakes and reads what is said about them; README.md lists its options.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <fmt/core.h>

#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "tests/mistakes/harm_options.h"
#include "tests/mistakes/judge_mistake.h"
#include "tests/mistakes/read_mistakes.h"

namespace damson::test {

HarmOptions& harm_options() {
  static HarmOptions options;
  return options;
}

namespace {

int show(std::string_view words) {
  MistakeJudge judge;
  for (const Mistake& mistake : read_mistakes(DAMSON_MISTAKES_FOLDER)) {
    if (mistake.title.find(words) == std::string::npos && mistake.table != words) continue;
    const Judgement judgement = judge.judge(mistake);
    fmt::print("== {}:{}: {}\n{}", mistake.table, mistake.line, mistake.title, judgement.printed);
    for (const std::string& fault : judgement.faults) fmt::print("FAULT {}\n", fault);
    for (const std::string& harm : judgement.harm) fmt::print("HARM {}\n", harm);
    fmt::print("\n");
  }
  return 0;
}

}  // namespace

}  // namespace damson::test

int main(int count, char** arguments) {
  for (int at = 1; at + 1 < count; ++at) {
    const std::string_view word(arguments[at]);
    if (word == "--show") {
      try {
        return damson::test::show(arguments[at + 1]);
      } catch (const std::runtime_error& error) {
        fmt::print("{}\n", error.what());
        return 1;
      }
    }
    if (word == "--mutants") damson::test::harm_options().mutants = std::strtoull(arguments[at + 1], nullptr, 10);
    if (word == "--pairs") damson::test::harm_options().pairs = std::strtoull(arguments[at + 1], nullptr, 10);
    if (word == "--seed") damson::test::harm_options().seed = std::strtoull(arguments[at + 1], nullptr, 10);
  }
  return doctest::Context(count, arguments).run();
}
