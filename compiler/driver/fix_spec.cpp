// Gathers the suggestions by file, tries them together and then one by one, and keeps those that prove themselves.
#include "compiler/driver/fix_spec.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>

#include "compiler/driver/fix_spec_proof.h"
#include "compiler/driver/fix_spec_rules.h"
#include "compiler/driver/replace_file.h"
#include "compiler/source/read_spec_file.h"
#include "runtime/base/utf8.h"

namespace damson {

namespace {

/// Putting one thing right can bring the next to light; more rounds than that help nobody.
constexpr int most_rounds = 50;

using Fixes = std::vector<const Suggestion*>;

std::string describe(const Suggestion& fix, std::string_view written) {
  if (fix.replacement.empty()) return fmt::format("took away `{}`", written);
  if (written.empty()) return fmt::format("added `{}`", fix.replacement);
  return fmt::format("wrote `{}` for `{}`", fix.replacement, written);
}

/// Those that do not overlap, in the order of the text. Two at one place would be in each other's way too.
Fixes without_overlaps(Fixes fixes) {
  std::ranges::stable_sort(fixes, {}, [](const Suggestion* fix) { return fix->span.begin; });
  Fixes kept;
  for (const Suggestion* fix : fixes) {
    const bool is_free = kept.empty() || fix->span.begin > kept.back()->span.end ||
                         (fix->span.begin == kept.back()->span.end && fix->span.begin > kept.back()->span.begin);
    if (is_free) kept.push_back(fix);
  }
  return kept;
}

bool is_utf8(std::string_view content) {
  for (size_t at = 0; at < content.size();) {
    const Utf8Unit unit = utf8_unit_at(content, at);
    if (!unit.valid) return false;
    at += unit.bytes;
  }
  return true;
}

syntax::Words words_of(const std::string& content) { return syntax::read_words(0, content, 0); }

/// A spec on its way to be put right.
class Fixing {
 public:
  Fixing(const std::string& path, const std::map<std::string, std::string>& parameters, const ChangedFiles& changed)
      : path_(path), parameters_(parameters), changed_(changed) {
    fixed_.spec = compile(changed_);
  }

  FixedSpec run() {
    for (int round = 0; round < most_rounds; ++round) {
      if (!improve()) break;
    }
    return std::move(fixed_);
  }

 private:
  CompiledSpec compile(const ChangedFiles& changed) const { return compile_changed_spec(path_, parameters_, changed); }

  /// All fixes together where that is better, or else the first by itself that is.
  bool improve() {
    const std::map<uint32_t, Fixes> candidates = safe_fixes();
    if (candidates.empty()) return false;
    if (try_fixes(candidates)) return true;
    size_t count = 0;
    for (const auto& [text, fixes] : candidates) count += fixes.size();
    if (count == 1) return false;
    for (const auto& [text, fixes] : candidates) {
      for (const Suggestion* fix : fixes) {
        if (try_fixes({{text, {fix}}})) return true;
      }
    }
    return false;
  }

  /// One safe suggestion a problem, of those that keep to the rules.
  std::map<uint32_t, Fixes> safe_fixes() const {
    std::map<uint32_t, Fixes> by_text;
    for (const Problem& problem : fixed_.spec.problems.all()) {
      const auto safe = std::ranges::find_if(problem.suggestions, [](const Suggestion& each) { return each.safe; });
      if (safe != problem.suggestions.end()) by_text[safe->span.text].push_back(&*safe);
    }
    std::map<uint32_t, Fixes> kept;
    for (const auto& [text, fixes] : by_text) {
      const SourceText& source = fixed_.spec.texts[text];
      if (!is_of_a_file(source) || !is_utf8(source.content())) continue;
      const syntax::Words words = words_of(source.content());
      const Fixes apart = without_overlaps(fixes);
      for (const Suggestion* fix : apart) {
        if (keeps_to_rules(words, *fix, apart)) kept[text].push_back(fix);
      }
    }
    return kept;
  }

  /// Not one of damson's own modules, and not changed meanwhile.
  bool is_of_a_file(const SourceText& source) const {
    if (changed_.contains(identity_of(source.name()))) return true;
    const Result<std::string> on_disk = read_spec_file(source.name());
    return on_disk && *on_disk == source.content();
  }

  bool try_fixes(const std::map<uint32_t, Fixes>& by_text) {
    ChangedFiles changed = changed_;
    std::map<std::string, ChangedContent> contents = fixed_.contents;
    for (const auto& [text, fixes] : by_text) {
      const SourceText& source = fixed_.spec.texts[text];
      std::string content = with_suggestions(source.content(), fixes);
      if (!reads_as_before(words_of(source.content()), fixes, words_of(content))) return false;
      changed[identity_of(source.name())] = content;
      contents.try_emplace(source.name(), ChangedContent{.before = source.content(), .after = {}}).first->second.after =
          std::move(content);
    }
    CompiledSpec after = compile(changed);
    if (!is_better(fixed_.spec, after)) return false;
    remember(by_text);
    fixed_.spec = std::move(after);
    fixed_.contents = std::move(contents);
    changed_ = std::move(changed);
    return true;
  }

  void remember(const std::map<uint32_t, Fixes>& by_text) {
    for (const auto& [text, fixes] : by_text) {
      const SourceText& source = fixed_.spec.texts[text];
      for (const Suggestion* fix : fixes) {
        fixed_.applied.push_back({.file = source.name(),
                                  .place = source.place(fix->span.begin),
                                  .text = describe(*fix, fixed_.spec.texts.slice(fix->span))});
      }
    }
  }

  const std::string& path_;
  const std::map<std::string, std::string>& parameters_;
  ChangedFiles changed_;
  FixedSpec fixed_;
};

}  // namespace

FixedSpec fix_in_memory(const std::string& path, const std::map<std::string, std::string>& parameters,
                        const ChangedFiles& changed) {
  return Fixing(path, parameters, changed).run();
}

FixedSpec fix_spec(const std::string& path, const std::map<std::string, std::string>& parameters) {
  FixedSpec fixed = fix_in_memory(path, parameters);
  bool all_written = true;
  for (const auto& [name, content] : fixed.contents) {
    const Result<std::string> on_disk = read_spec_file(name);
    auto problem = on_disk && *on_disk == content.before ? replace_file(name, content.after) : std::nullopt;
    const bool is_written = on_disk && *on_disk == content.before && !problem;
    if (problem) fixed.problems.add(std::move(*problem));
    if (is_written) continue;
    all_written = false;
    std::erase_if(fixed.applied, [&](const AppliedFix& fix) { return fix.file == name; });
  }
  if (!all_written) fixed.spec = compile_spec(path, parameters);
  return fixed;
}

}  // namespace damson
