// Slips by chance in right specs: neither `--fix` nor a suggestion that is obeyed to the letter gives a spec another
// meaning.
#include <doctest/doctest.h>
#include <fmt/core.h>

#include <cstdio>
#include <set>

#include "compiler/driver/compile.h"
#include "compiler/driver/fix_spec.h"
#include "compiler/source/read_spec_file.h"
#include "tests/mistakes/harm_options.h"
#include "tests/mistakes/mistake_folder.h"
#include "tests/mistakes/mutate.h"
#include "tests/mistakes/right_specs.h"

using namespace damson;
using namespace damson::test;

namespace {

constexpr size_t shown_harm = 40;
/// A suggestion is there to be looked at before it is followed: one mutant in so many may have one that gives another
/// meaning. Names that are equally near one another cannot be told apart. `--fix` never may.
constexpr size_t mutants_a_wrong_help = 200;

/// What became of the mutants, all told.
struct Tally {
  size_t mutants = 0;
  size_t passing = 0;   // another right spec
  size_t repaired = 0;  // `--fix` gave the right spec back
  size_t lessened = 0;
  size_t left = 0;
  size_t suggestions = 0;
  size_t repairing = 0;
  std::vector<std::string> harm;       // done by `--fix`
  std::vector<std::string> help_harm;  // done by a suggestion
};

/// One spec with a slip or two.
struct Mutant {
  std::string content;
  std::string story;                 // what was done to it
  std::set<std::string> acceptable;  // the right spec's fingerprint, and those of the mutants with one of two slips
};

/// The larger a spec, the more there is to get wrong.
size_t weight_of(const RightSpec& spec) { return 1 + spec.files.at(spec.spec).size() / 500; }

std::string fingerprint_if_right(const CompiledSpec& spec) {
  return spec.program ? fingerprint(*spec.program) : std::string();
}

/// A right spec in the current folder.
class HarmSearch {
 public:
  HarmSearch(const RightSpec& spec, Tally& tally) : spec_(spec), tally_(tally) {
    right_ = fingerprint_if_right(compile_spec(spec_.spec, {}));
    for (const auto& [name, content] : spec_.files) {
      if (name.ends_with(".damson") && syntax_is_read(name)) mutable_.push_back(name);
    }
  }

  bool is_right() const { return !right_.empty() && !mutable_.empty(); }

  void search(Chance& chance) {
    const std::string& file = mutable_[pick(chance, mutable_.size())];
    const Mutant mutant = make_mutant(file, chance);
    if (mutant.content.empty()) return;
    ++tally_.mutants;
    const std::string identity = identity_of(file);
    const CompiledSpec before = compile_changed_spec(spec_.spec, {}, {{identity, mutant.content}});
    const FixedSpec fixed = fix_in_memory(spec_.spec, {}, {{identity, mutant.content}});
    judge_fix(mutant, before, fixed);
    if (!before.program) judge_help(mutant, file, before);
  }

 private:
  /// Whether the spec is made of this file too.
  bool syntax_is_read(const std::string& name) const {
    return compile_changed_spec(spec_.spec, {}, {{identity_of(name), "schema"}}).problems.has_errors();
  }

  Mutant make_mutant(const std::string& file, Chance& chance) const {
    const std::string& content = spec_.files.at(file);
    const Slip slip = make_slip(content, chance);
    Mutant mutant{.content = with_slip(content, slip),
                  .story = fmt::format("{} {}: {}", spec_.origin, file, story(content, slip)),
                  .acceptable = {right_}};
    if (mutant.content == content) return {};
    // a line that was commented out is meant to be gone, or to stay
    if (slip.kind == "comment")
      mutant.acceptable.insert(fingerprint_if_right(
          compile_changed_spec(spec_.spec, {}, {{identity_of(file), without_lines_of(content, slip)}})));
    if (pick(chance, 4) != 0) return mutant;
    const Slip second = make_slip(content, chance);
    if (second.begin <= slip.end && slip.begin <= second.end) return mutant;
    const bool is_later = second.begin > slip.begin;
    const std::string other = with_slip(content, second);
    for (const std::string& one : {mutant.content, other}) {
      mutant.acceptable.insert(fingerprint_if_right(compile_changed_spec(spec_.spec, {}, {{identity_of(file), one}})));
    }
    mutant.content = is_later ? with_slip(other, slip) : with_slip(mutant.content, second);
    mutant.story += " and " + story(content, second);
    return mutant;
  }

  static std::string without_lines_of(std::string content, const Slip& slip) {
    return content.erase(slip.begin, slip.end - slip.begin);
  }

  static std::string story(const std::string& content, const Slip& slip) {
    const size_t line_begin = slip.begin == 0 ? 0 : content.rfind('\n', slip.begin - 1) + 1;
    const size_t line_end = std::min(content.find('\n', slip.end), content.size());
    const std::string line = content.substr(line_begin, line_end - line_begin);
    std::string typed = line;
    typed.replace(slip.begin - line_begin, slip.end - slip.begin, slip.written);
    return fmt::format("{}\n    - {}\n    + {}", slip.kind, line, typed);
  }

  void harm(const Mutant& mutant, const std::string& what) {
    tally_.harm.push_back(fmt::format("{}\n    {}", mutant.story, what));
  }

  void help_harm(const Mutant& mutant, const std::string& what) {
    tally_.help_harm.push_back(fmt::format("{}\n    {}", mutant.story, what));
  }

  void judge_fix(const Mutant& mutant, const CompiledSpec& before, const FixedSpec& fixed) {
    if (before.program) {
      ++tally_.passing;
      if (!fixed.contents.empty()) harm(mutant, "--fix changed a spec without mistakes");
      return;
    }
    if (fixed.contents.empty()) {
      ++tally_.left;
    } else if (fixed.spec.program) {
      ++tally_.repaired;
      const bool is_right = mutant.acceptable.contains(fingerprint(*fixed.spec.program));
      if (!is_right) harm(mutant, "--fix gave another meaning: " + fixes_of(fixed));
    } else {
      ++tally_.lessened;
      const bool fewer = fixed.spec.problems.error_count() < before.problems.error_count();
      if (!fewer) harm(mutant, "--fix left as many errors: " + fixes_of(fixed));
    }
  }

  static std::string fixes_of(const FixedSpec& fixed) {
    std::string text;
    for (const AppliedFix& fix : fixed.applied)
      text += fmt::format("{}:{} {}; ", fix.place.line, fix.place.column, fix.text);
    return text;
  }

  void judge_help(const Mutant& mutant, const std::string& file, const CompiledSpec& before) {
    for (const Problem& problem : before.problems.all()) {
      for (const Suggestion& suggestion : problem.suggestions) {
        if (before.texts[suggestion.span.text].name() != file) continue;
        ++tally_.suggestions;
        std::string changed = mutant.content;
        changed.replace(suggestion.span.begin, suggestion.span.end - suggestion.span.begin, suggestion.replacement);
        const CompiledSpec after = compile_changed_spec(spec_.spec, {}, {{identity_of(file), changed}});
        if (!after.program) continue;
        if (mutant.acceptable.contains(fingerprint(*after.program))) {
          ++tally_.repairing;
        } else {
          help_harm(mutant, fmt::format("{} {}: help at {}: {}", problem.id, problem.message,
                                        before.texts[suggestion.span.text].place(suggestion.span.begin).column,
                                        suggestion.text));
        }
      }
    }
  }

  const RightSpec& spec_;
  Tally& tally_;
  std::string right_;
  std::vector<std::string> mutable_;
};

}  // namespace

TEST_CASE("slips by chance are never put right to another meaning") {
  const HarmOptions& options = harm_options();
  const std::vector<RightSpec> specs = read_right_specs(DAMSON_SOURCE_FOLDER);
  Chance chance(options.seed);
  Tally tally;
  MistakeFolder folder;
  size_t all = 0;
  for (const RightSpec& spec : specs) all += weight_of(spec);
  size_t weights = 0;
  for (const RightSpec& spec : specs) {
    weights += weight_of(spec);
    const size_t wanted = options.mutants * weights / all;
    if (tally.mutants >= wanted) continue;
    folder.hold(spec.files);
    HarmSearch search(spec, tally);
    while (search.is_right() && tally.mutants < wanted) search.search(chance);
  }
  fmt::print(
      "{} mutants: {} are right specs of another meaning, {} repaired, {} lessened, {} left; {} of {} suggestions "
      "repair\n",
      tally.mutants, tally.passing, tally.repaired, tally.lessened, tally.left, tally.repairing, tally.suggestions);
  for (size_t at = 0; at < std::min(tally.harm.size(), shown_harm); ++at) fmt::print("HARM {}\n", tally.harm[at]);
  for (size_t at = 0; at < std::min(tally.help_harm.size(), shown_harm); ++at)
    fmt::print("HELP {}\n", tally.help_harm[at]);
  std::fflush(stdout);
  CHECK(tally.mutants == options.mutants);
  CHECK(tally.repaired > 0);
  CHECK(tally.harm.size() == 0);
  CHECK(tally.help_harm.size() * mutants_a_wrong_help <= tally.mutants);
}
