// Every mistake of the tables is said as its table says; the share of those that a reader understands is counted.
#include <doctest/doctest.h>
#include <fmt/core.h>

#include <cstdio>

#include "tests/mistakes/judge_mistake.h"
#include "tests/mistakes/read_mistakes.h"

using namespace damson::test;

namespace {

/// At least so many in a hundred mistakes are named, pointed at and told what to write.
constexpr double least_share = 95;

double percent(size_t part, size_t whole) { return 100.0 * static_cast<double>(part) / static_cast<double>(whole); }

}  // namespace

TEST_CASE("every mistake is named, pointed at and told what to write") {
  const std::vector<Mistake> mistakes = read_mistakes(DAMSON_MISTAKES_FOLDER);
  REQUIRE(!mistakes.empty());
  MistakeJudge judge;
  size_t understood = 0;
  for (const Mistake& mistake : mistakes) {
    const Judgement judgement = judge.judge(mistake);
    understood += judgement.understood() ? 1 : 0;
    std::string faults;
    for (const std::string& fault : judgement.faults) faults += "\n  " + fault;
    for (const std::string& harm : judgement.harm) faults += "\n  " + harm;
    INFO(fmt::format("{}:{}: {}{}\n{}", mistake.table, mistake.line, mistake.title, faults, judgement.printed));
    CHECK(judgement.harm.empty());
    if (mistake.open.empty()) {
      CHECK(judgement.understood());
    } else {
      // once it is said as it should be, its line `open` goes
      CHECK_FALSE(judgement.understood());
    }
  }
  const double share = percent(understood, mistakes.size());
  fmt::print("mistakes: {} of {} ({:.1f} %) are named, pointed at and told what to write\n", understood,
             mistakes.size(), share);
  std::fflush(stdout);
  CHECK(share >= least_share);
}
