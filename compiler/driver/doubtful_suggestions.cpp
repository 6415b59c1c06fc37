// Counts where the suggested name stands in the spec's texts.
#include "compiler/driver/doubtful_suggestions.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "DamsonLexer.h"
#include "compiler/syntax/words/word_kind.h"
#include "compiler/syntax/words/words.h"

namespace damson {

namespace {

using grammar::DamsonLexer;

/// How often a name or text stands in the spec, and whether one of these places declares it.
struct Standing {
  size_t count = 0;
  bool declared = false;
};

/// By how they read; of a text what is between its quotes.
using Counts = std::map<std::string, Standing, std::less<>>;

std::string_view without_quotes(std::string_view written) {
  const bool quoted =
      written.size() > 2 && written.front() == written.back() && (written.front() == '`' || written.front() == '"');
  return quoted ? written.substr(1, written.size() - 2) : written;
}

/// `"{year}/{name}" => …`: the pattern of a path declares its holes.
bool is_hole(const syntax::Words& words, size_t index) {
  if (index == 0 || words.at(index - 1).type != DamsonLexer::INTERPOLATION_OPEN) return false;
  while (index < words.list.size() && !words.at(index + 1).first_on_line &&
         words.at(index).type != DamsonLexer::TEXT_CLOSE)
    ++index;
  return words.at(index).type == DamsonLexer::TEXT_CLOSE && words.at(index + 1).type == DamsonLexer::FAT_ARROW;
}

/// `title:`, `schema Work`, `let high`; a text may be what `one of` lists, but for a reason.
bool declares(const syntax::Words& words, size_t index) {
  if (words.at(index).type == DamsonLexer::TEXT_CHARACTERS)
    return index < 2 || words.at(index - 2).type != DamsonLexer::BECAUSE;
  if (words.at(index + 1).type == DamsonLexer::COLON || is_hole(words, index)) return true;
  const size_t before = index == 0 ? 0 : words.at(index - 1).type;
  return syntax::starts_declaration(before) || before == DamsonLexer::LET || before == DamsonLexer::FOR;
}

void count_words(std::string_view content, Counts& counts) {
  const syntax::Words words = syntax::read_words(0, content, 0);
  for (size_t index = 0; index < words.list.size(); ++index) {
    const syntax::Word& word = words.list[index];
    if (!syntax::can_be_name(word.type) && word.type != DamsonLexer::TEXT_CHARACTERS) continue;
    Standing& standing = counts[std::string(without_quotes(words.text_of(word)))];
    ++standing.count;
    standing.declared = standing.declared || declares(words, index);
  }
}

bool is_one_word(std::string_view replacement) {
  const syntax::Words words = syntax::read_words(0, replacement, 0);
  if (words.list.size() == 2) return syntax::can_be_name(words.list.front().type);
  return words.list.size() == 4 && words.list[0].type == DamsonLexer::TEXT_OPEN &&
         words.list[1].type == DamsonLexer::TEXT_CHARACTERS;
}

bool replaces_name(const CompiledSpec& spec, const Suggestion& suggestion) {
  return is_one_word(spec.texts.slice(suggestion.span)) && is_one_word(suggestion.replacement);
}

}  // namespace

void hold_back_doubtful_suggestions(CompiledSpec& spec) {
  if (!spec.problems.has_errors()) return;
  std::optional<Counts> counts;
  Problems kept;
  for (Problem problem : spec.problems.all()) {
    std::erase_if(problem.suggestions, [&](const Suggestion& suggestion) {
      if (suggestion.safe || !replaces_name(spec, suggestion)) return false;
      if (!counts) {
        counts.emplace();
        for (uint32_t text = 0; text < spec.texts.size(); ++text) count_words(spec.texts[text].content(), *counts);
      }
      const auto known = counts->find(without_quotes(suggestion.replacement));
      return known != counts->end() && known->second.count == 1 && known->second.declared;
    });
    kept.add(std::move(problem));
  }
  spec.problems = std::move(kept);
}

}  // namespace damson
