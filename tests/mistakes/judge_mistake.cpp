// Runs the command in the folder, reads what it printed, then lets `--fix` and every suggestion do their work.
#include "tests/mistakes/judge_mistake.h"

#include <fmt/core.h>

#include <sstream>

#include "compiler/driver/command_line.h"
#include "compiler/driver/compile.h"
#include "compiler/driver/fix_spec.h"
#include "tests/mistakes/shown_problem.h"

namespace damson::test {

namespace {

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream stream(command);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

bool is_check(const Mistake& mistake) {
  return mistake.command.starts_with("damson check " + mistake.base + ".damson");
}

std::string spec_of(const Mistake& mistake) { return mistake.base + ".damson"; }

/// Words may stand anywhere in what is said, line breaks and all.
bool says(const ShownProblem& shown, const std::string& words) { return shown.words.find(words) != std::string::npos; }

std::string describe_place(const std::string& file, uint32_t line, uint32_t column) {
  return file.empty() ? std::string("nowhere") : fmt::format("{}:{}:{}", file, line, column);
}

void compare(const ExpectedProblem& expected, const ShownProblem& shown, Judgement& judgement) {
  if (shown.id != expected.id) {
    judgement.named = false;
    judgement.faults.push_back(fmt::format("{} is said, not {}", shown.id, expected.id));
  }
  for (const std::string& words : expected.names) {
    if (says(shown, words)) continue;
    judgement.named = false;
    judgement.faults.push_back(fmt::format("`{}` is not said", words));
  }
  for (const std::string& words : expected.writes) {
    if (says(shown, words)) continue;
    judgement.told = false;
    judgement.faults.push_back(fmt::format("to write `{}` is not said", words));
  }
  const bool placed = shown.file == expected.file && shown.line == expected.line &&
                      shown.column >= expected.first_column && shown.column <= expected.last_column;
  if (placed) return;
  judgement.placed = false;
  judgement.faults.push_back(fmt::format("it points at {}, not {}",
                                         describe_place(shown.file, shown.line, shown.column),
                                         describe_place(expected.file, expected.line, expected.first_column)));
}

std::string with_suggestion(const std::string& content, const Suggestion& suggestion) {
  std::string changed = content;
  return changed.replace(suggestion.span.begin, suggestion.span.end - suggestion.span.begin, suggestion.replacement);
}

}  // namespace

std::string MistakeJudge::fingerprint_of(const Mistake& mistake, size_t* errors) {
  const CompiledSpec spec = compile_spec(spec_of(mistake), {});
  if (errors != nullptr) *errors = spec.problems.error_count();
  return spec.program ? fingerprint(*spec.program) : std::string();
}

std::string MistakeJudge::meant_fingerprint(const Mistake& mistake) {
  const auto [known, is_new] = fingerprints_.emplace(mistake.meant, std::string());
  if (is_new) {
    folder_.hold(mistake.meant);
    known->second = fingerprint_of(mistake);
  }
  return known->second;
}

void MistakeJudge::judge_words(const Mistake& mistake, Judgement& judgement) {
  std::vector<std::string> arguments = words_of(mistake.command);
  arguments.erase(arguments.begin());
  std::ostringstream out;
  std::ostringstream err;
  run_command_line(arguments, Console{.out = out, .err = err});
  judgement.printed = err.str();
  const std::vector<ShownProblem> shown = shown_problems(judgement.printed);
  const size_t count = mistake.count.value_or(mistake.problems.size());
  if (shown.size() != count) {
    judgement.alone = false;
    judgement.faults.push_back(fmt::format("{} problems are said, not {}", shown.size(), count));
  }
  for (size_t at = 0; at < mistake.problems.size(); ++at) {
    if (at < shown.size()) {
      compare(mistake.problems[at], shown[at], judgement);
    } else {
      judgement.named = judgement.placed = judgement.told = false;
    }
  }
}

void MistakeJudge::judge_fix(const Mistake& mistake, Judgement& judgement) {
  const std::string meant = meant_fingerprint(mistake);
  if (meant.empty()) judgement.faults.emplace_back("what was meant is no right spec"), judgement.mended = false;
  folder_.hold(mistake.typed);
  size_t errors_before = 0;
  const std::string before = fingerprint_of(mistake, &errors_before);
  const FixedSpec fixed = fix_spec(spec_of(mistake), {});
  size_t errors_after = 0;
  const std::string after = fingerprint_of(mistake, &errors_after);
  FixOutcome outcome = FixOutcome::leaves;
  if (!fixed.applied.empty()) outcome = after == meant ? FixOutcome::repairs : FixOutcome::lessens;
  if (!fixed.applied.empty() && !after.empty() && after != meant)
    judgement.harm.emplace_back("`--fix` gave the spec another meaning");
  if (!fixed.applied.empty() && after.empty() && errors_after >= errors_before) {
    judgement.harm.push_back(fmt::format("`--fix` left {} errors where there were {}", errors_after, errors_before));
  }
  if (outcome == mistake.fix) return;
  judgement.mended = false;
  constexpr std::string_view words[] = {"leaves the file", "repairs it", "lessens the problems"};
  judgement.faults.push_back(fmt::format("`--fix` {}", words[static_cast<size_t>(outcome)]));
}

void MistakeJudge::judge_help(const Mistake& mistake, Judgement& judgement) {
  const std::string meant = meant_fingerprint(mistake);
  folder_.hold(mistake.typed);
  const CompiledSpec spec = compile_spec(spec_of(mistake), {});
  const std::string before = spec.program ? fingerprint(*spec.program) : std::string();
  bool repairs = false;
  for (const Problem& problem : spec.problems.all()) {
    for (const Suggestion& suggestion : problem.suggestions) {
      const std::string& name = spec.texts[suggestion.span.text].name();
      const auto file = mistake.typed.find(name);
      if (file == mistake.typed.end()) continue;
      folder_.write(name, with_suggestion(file->second, suggestion));
      const std::string after = fingerprint_of(mistake);
      folder_.write(name, file->second);
      repairs = repairs || after == meant;
      if (after.empty() || after == meant || after == before) continue;
      judgement.harm.push_back(fmt::format("the help `{}` of {} gives another meaning", suggestion.text, problem.id));
    }
  }
  if (!mistake.help_repairs || repairs) return;
  judgement.mended = false;
  judgement.faults.emplace_back("no help, obeyed to the letter, gives what was meant");
}

Judgement MistakeJudge::judge(const Mistake& mistake) {
  Judgement judgement;
  folder_.hold(mistake.typed);
  judge_words(mistake, judgement);
  if (is_check(mistake)) {
    judge_fix(mistake, judgement);
    judge_help(mistake, judgement);
  }
  return judgement;
}

}  // namespace damson::test
