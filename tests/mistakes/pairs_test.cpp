// Two mistakes of the tables in one spec: what is said of each by itself is said of both together, and nothing else.
#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/diagnostics/name_without_backquotes.h"
#include "compiler/driver/compile.h"
#include "compiler/source/read_spec_file.h"
#include "tests/mistakes/harm_options.h"
#include "tests/mistakes/mistake_folder.h"
#include "tests/mistakes/mutate.h"
#include "tests/mistakes/read_mistakes.h"

using namespace damson;
using namespace damson::test;

namespace {

constexpr size_t shown_pairs = 60;
/// Where two mistakes stand in one line or one declaration, the one may change the words for the other, or what is
/// known there: one problem in so many pairs.
constexpr size_t pairs_a_problem = 100;

/// Problems as they are told wherever they stand: id and words.
using Told = std::multiset<std::string>;

/// Names that need backquotes are told of together: each of them counts.
void add_names(const std::string& message, Told& told) {
  for (size_t at = message.find('`'); at != std::string::npos; at = message.find('`', at)) {
    const size_t end = message.find('`', at + 1);
    told.insert(message.substr(at, end + 1 - at));
    at = end + 1;
  }
}

Told told_of(const std::string& spec, const std::string& content) {
  const CompiledSpec compiled = compile_changed_spec(spec, {}, {{identity_of(spec), content}});
  Told told;
  for (const Problem& problem : compiled.problems.all()) {
    if (problem.id == name_without_backquotes.info.id)
      add_names(problem.message, told);
    else
      told.insert(fmt::format("{} {}", problem.id, problem.message));
  }
  return told;
}

/// The mistake's groups of lines in a content; nothing where its lines do not stand there, or not once.
std::optional<std::string> with_edits(std::string content, const Mistake& mistake) {
  for (const Edit& edit : mistake.edits) {
    std::string before = "\n";
    std::string typed = "\n";
    for (const std::string& line : edit.before) before += line + "\n";
    for (const std::string& line : edit.typed) typed += line + "\n";
    content.insert(0, "\n");
    const size_t at = content.find(before);
    if (edit.before.empty() || at == std::string::npos || content.find(before, at + 1) != std::string::npos)
      return std::nullopt;
    content.replace(at, before.size(), typed);
    content.erase(0, 1);
  }
  return content;
}

bool is_of_one_spec(const Mistake& mistake) {
  const std::string spec = mistake.base + ".damson";
  return mistake.command == "damson check " + spec && !mistake.edits.empty() &&
         std::ranges::all_of(mistake.edits, [&](const Edit& edit) { return edit.file == spec; });
}

struct Pairs {
  size_t tried = 0;
  std::vector<std::string> hidden;
  std::vector<std::string> noise;
};

class PairJudge {
 public:
  void judge(const Mistake& one, const Mistake& other, Pairs& pairs) {
    const std::string spec = one.base + ".damson";
    const std::string& base = base_of(one);
    const auto first = with_edits(base, one);
    const auto second = with_edits(base, other);
    const auto both = first && second ? with_edits(*first, other) : std::nullopt;
    if (!both || both != with_edits(*second, one)) return;
    ++pairs.tried;
    const Told alone = said_of(one, spec, *first);
    const Told also = said_of(other, spec, *second);
    const Told together = told_of(spec, *both);
    Told expected = alone;
    expected.insert(also.begin(), also.end());
    const std::string story =
        fmt::format("{}:{} {} + {}:{} {}", one.table, one.line, one.title, other.table, other.line, other.title);
    std::vector<std::string> missing;
    std::ranges::set_difference(expected, together, std::back_inserter(missing));
    std::vector<std::string> further;
    std::ranges::set_difference(together, expected, std::back_inserter(further));
    for (const std::string& each : missing) pairs.hidden.push_back(fmt::format("{}\n    {}", story, each));
    for (const std::string& each : further) pairs.noise.push_back(fmt::format("{}\n    {}", story, each));
  }

 private:
  const std::string& base_of(const Mistake& mistake) {
    const auto [known, is_new] = bases_.emplace(mistake.base, std::string());
    if (is_new) known->second = base_content(DAMSON_MISTAKES_FOLDER, mistake.base).at(mistake.base + ".damson");
    if (held_ != mistake.base) folder_.hold(base_content(DAMSON_MISTAKES_FOLDER, mistake.base));
    held_ = mistake.base;
    return known->second;
  }

  const Told& said_of(const Mistake& mistake, const std::string& spec, const std::string& content) {
    const auto [known, is_new] = said_.emplace(&mistake, Told());
    if (is_new) known->second = told_of(spec, content);
    return known->second;
  }

  MistakeFolder folder_;
  std::string held_;
  std::map<std::string, std::string> bases_;
  std::map<const Mistake*, Told> said_;
};

}  // namespace

TEST_CASE("of two mistakes each is told as by itself, and nothing else") {
  std::map<std::string, std::vector<const Mistake*>> by_base;
  const std::vector<Mistake> mistakes = read_mistakes(DAMSON_MISTAKES_FOLDER);
  size_t all = 0;
  for (const Mistake& mistake : mistakes) {
    if (!is_of_one_spec(mistake)) continue;
    by_base[mistake.base].push_back(&mistake);
    ++all;
  }
  const HarmOptions& options = harm_options();
  Chance chance(options.seed);
  PairJudge judge;
  Pairs pairs;
  for (const auto& [base, list] : by_base) {
    const size_t wanted = pairs.tried + options.pairs * list.size() / all;
    while (pairs.tried < wanted) judge.judge(*list[pick(chance, list.size())], *list[pick(chance, list.size())], pairs);
  }
  fmt::print("{} pairs: {} problems hidden, {} that neither has by itself\n", pairs.tried, pairs.hidden.size(),
             pairs.noise.size());
  for (size_t at = 0; at < std::min(pairs.hidden.size(), shown_pairs); ++at)
    fmt::print("HIDDEN {}\n", pairs.hidden[at]);
  for (size_t at = 0; at < std::min(pairs.noise.size(), shown_pairs); ++at) fmt::print("NOISE {}\n", pairs.noise[at]);
  std::fflush(stdout);
  CHECK(pairs.tried > 0);
  CHECK(pairs.hidden.size() * pairs_a_problem <= pairs.tried);
  CHECK(pairs.noise.size() * pairs_a_problem * 2 <= pairs.tried);
}
