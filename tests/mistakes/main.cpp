// The program that makes mistakes and reads what is said about them; with `--show WORDS` it prints that.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <fmt/core.h>

#include <string_view>

#include "tests/mistakes/judge_mistake.h"
#include "tests/mistakes/read_mistakes.h"

namespace {

using namespace damson::test;

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

int main(int count, char** arguments) {
  if (count == 3 && std::string_view(arguments[1]) == "--show") return show(arguments[2]);
  return doctest::Context(count, arguments).run();
}
