// Gathers the suggestions by file, applies them from the end of a text to its beginning, and writes.
#include "compiler/driver/fix_spec.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "compiler/driver/replace_file.h"
#include "compiler/source/read_spec_file.h"

namespace damson {

namespace {

/// Putting one thing right can bring the next to light; more rounds than that help nobody.
constexpr int most_rounds = 10;

using FixesByText = std::map<uint32_t, std::vector<const Suggestion*>>;

FixesByText safe_fixes(const Problems& problems) {
  FixesByText fixes;
  for (const Problem& problem : problems.all()) {
    const auto safe = std::ranges::find_if(problem.suggestions, [](const Suggestion& each) { return each.safe; });
    if (safe != problem.suggestions.end()) fixes[safe->span.text].push_back(&*safe);
  }
  return fixes;
}

std::string describe(const Suggestion& fix, std::string_view written) {
  if (fix.replacement.empty()) return fmt::format("took away `{}`", written);
  if (written.empty()) return fmt::format("added `{}`", fix.replacement);
  return fmt::format("wrote `{}` for `{}`", fix.replacement, written);
}

/// Those that do not overlap, in the order of the text. Two at one place would be in each other's way too.
std::vector<const Suggestion*> without_overlaps(std::vector<const Suggestion*> fixes) {
  std::ranges::stable_sort(fixes, {}, [](const Suggestion* fix) { return fix->span.begin; });
  std::vector<const Suggestion*> kept;
  for (const Suggestion* fix : fixes) {
    const bool is_free = kept.empty() || fix->span.begin > kept.back()->span.end ||
                         (fix->span.begin == kept.back()->span.end && fix->span.begin > kept.back()->span.begin);
    if (is_free) kept.push_back(fix);
  }
  return kept;
}

}  // namespace

FixedSpec apply_safe_fixes(const CompiledSpec& spec) {
  FixedSpec fixed;
  for (const auto& [text, fixes] : safe_fixes(spec.problems)) {
    const SourceText& source = spec.texts[text];
    const Result<std::string> on_disk = read_spec_file(source.name());
    if (!on_disk || *on_disk != source.content()) continue;  // a module of damson's own, or changed meanwhile
    const std::vector<const Suggestion*> kept = without_overlaps(fixes);
    std::string content = source.content();
    for (auto fix = kept.rbegin(); fix != kept.rend(); ++fix) {
      content.replace((*fix)->span.begin, (*fix)->span.end - (*fix)->span.begin, (*fix)->replacement);
    }
    if (auto problem = replace_file(source.name(), content)) {
      fixed.problems.add(std::move(*problem));
      continue;
    }
    for (const Suggestion* fix : kept) {
      fixed.applied.push_back({.file = source.name(),
                               .place = source.place(fix->span.begin),
                               .text = describe(*fix, spec.texts.slice(fix->span))});
    }
  }
  return fixed;
}

CompiledSpec fix_spec(const std::string& path, const std::map<std::string, std::string>& parameters, FixedSpec& fixed) {
  CompiledSpec spec = compile_spec(path, parameters);
  for (int round = 0; round < most_rounds; ++round) {
    FixedSpec more = apply_safe_fixes(spec);
    for (AppliedFix& fix : more.applied) fixed.applied.push_back(std::move(fix));
    for (const Problem& problem : more.problems.all()) fixed.problems.add(problem);
    if (more.applied.empty() || fixed.problems.has_errors()) break;
    spec = compile_spec(path, parameters);
  }
  return spec;
}

}  // namespace damson
