// Looks at words, not at what they mean: what a fix does to the meaning is for the proof.
#include "compiler/driver/fix_spec_rules.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "DamsonLexer.h"
#include "compiler/syntax/words/word_kind.h"

namespace damson {

namespace {

using grammar::DamsonLexer;
using syntax::Word;
using syntax::Words;
using Fixes = std::span<const Suggestion* const>;

bool touches(const Suggestion& fix, Span place) {
  if (fix.span.begin == fix.span.end) return place.begin < fix.span.begin && fix.span.begin < place.end;
  return place.begin < fix.span.end && fix.span.begin < place.end;
}

bool is_touched(Fixes fixes, Span place) {
  return std::ranges::any_of(fixes, [&](const Suggestion* fix) { return touches(*fix, place); });
}

/// What stands at a place: a word's type or a comment.
using Standing = std::tuple<size_t, uint32_t, uint32_t>;

/// How far a place moves by what was written before it.
int64_t moved_by(Fixes fixes, uint32_t place) {
  int64_t shift = 0;
  for (const Suggestion* fix : fixes) {
    if (fix->span.end > place) break;
    shift += static_cast<int64_t>(fix->replacement.size()) - (fix->span.end - fix->span.begin);
  }
  return shift;
}

void add_untouched(Fixes fixes, Span place, size_t type, std::vector<Standing>& standing) {
  if (is_touched(fixes, place)) return;
  const int64_t shift = moved_by(fixes, place.begin);
  standing.emplace_back(type, static_cast<uint32_t>(place.begin + shift), static_cast<uint32_t>(place.end + shift));
}

bool is_written(Fixes fixes, Span place) {
  int64_t shift = 0;
  for (const Suggestion* fix : fixes) {
    const int64_t begin = fix->span.begin + shift;
    const int64_t end = begin + static_cast<int64_t>(fix->replacement.size());
    if (place.begin >= begin && place.end <= end && begin < end) return true;
    shift += static_cast<int64_t>(fix->replacement.size()) - (fix->span.end - fix->span.begin);
  }
  return false;
}

constexpr size_t comment_type = static_cast<size_t>(-2);  // no word's

bool is_number(size_t type) {
  return type == DamsonLexer::INTEGER || type == DamsonLexer::DECIMAL || type == DamsonLexer::BROKEN_NUMBER;
}

bool is_of_a_text(size_t type) {
  return type == DamsonLexer::TEXT_OPEN || type == DamsonLexer::TEXT_CLOSE || type == DamsonLexer::TEXT_CHARACTERS ||
         type == DamsonLexer::TEXT_ESCAPE || type == DamsonLexer::BROKEN_TEXT;
}

/// Words whose every letter counts.
bool is_literal(size_t type) {
  return is_number(type) || is_of_a_text(type) || type == DamsonLexer::REGEX || type == DamsonLexer::BROKEN_REGEX ||
         type == DamsonLexer::QUOTED_NAME || type == DamsonLexer::BROKEN_NAME;
}

/// Signs that make another one together with what stands beside them, or that nobody writes beside another.
bool is_sign(size_t type) {
  return (type >= DamsonLexer::FAT_ARROW && type <= DamsonLexer::ASSIGN) || type == DamsonLexer::COLON ||
         type == DamsonLexer::PIPE || type == DamsonLexer::STAR || type == DamsonLexer::PLUS ||
         type == DamsonLexer::PERCENT || type == DamsonLexer::BROKEN_CHARACTER || type == DamsonLexer::RANGE ||
         type == DamsonLexer::ELLIPSIS;
}

bool is_keyword(std::string_view text) {
  for (size_t type = DamsonLexer::TRUE; type <= DamsonLexer::DUPLICATE; ++type) {
    if (syntax::spelling(type) == text) return true;
  }
  return false;
}

/// The words that a fix touches, as a range; for an insertion the empty one before the word that follows.
std::pair<size_t, size_t> touched_words(const Words& words, const Suggestion& fix) {
  size_t first = 0;
  while (first < words.list.size() && words.list[first].span.end <= fix.span.begin) ++first;
  size_t end = first;
  while (end < words.list.size() && touches(fix, words.list[end].span)) ++end;
  return {first, end};
}

/// Whether another place of the spec has this name, and no fix that writes the same keyword for it.
bool is_used_elsewhere(const Words& words, size_t index, const Suggestion& fix, Fixes fixes) {
  const std::string_view name = words.text_of(words.at(index));
  return std::ranges::any_of(words.list, [&](const Word& other) {
    if (other.span == words.at(index).span || words.text_of(other) != name) return false;
    if (other.type != DamsonLexer::NAME) return false;
    return std::ranges::none_of(fixes, [&](const Suggestion* known) {
      return known->span == other.span && known->replacement == fix.replacement;
    });
  });
}

bool is_in_braces(const Words& words, size_t index) {
  int depth = 0;
  for (size_t at = 0; at < index; ++at) {
    depth += words.list[at].type == DamsonLexer::LEFT_BRACE ? 1 : 0;
    depth -= words.list[at].type == DamsonLexer::RIGHT_BRACE ? 1 : 0;
  }
  return depth > 0;
}

/// `net weight = …`, `Key Number: text?`: a name at the beginning of a line, with the sign of a field behind it.
bool begins_field_line(const Words& words, size_t index) {
  if (!is_in_braces(words, index)) return false;
  for (size_t at = index + 1; at < words.list.size() && !words.list[at].first_on_line; ++at) {
    const size_t type = words.list[at].type;
    if (type == DamsonLexer::COLON || type == DamsonLexer::ASSIGN || type == DamsonLexer::QUESTION) return true;
    if (!syntax::can_be_name(type)) return false;
  }
  return false;
}

/// The words of a replacement.
Words words_of(const std::string& replacement) { return syntax::read_words(0, replacement, 0); }

/// Whether the numbers, texts, patterns and quoted names that a fix touches stand in what it writes, letter for letter.
bool keeps_literals(const Words& words, size_t first, size_t end, const Suggestion& fix) {
  const auto literals = [](const Words& list, size_t from, size_t to) {
    std::vector<std::string_view> found;
    for (size_t index = from; index < to; ++index) {
      if (is_literal(list.at(index).type)) found.push_back(list.text_of(list.at(index)));
    }
    return found;
  };
  const std::vector<std::string_view> before = literals(words, first, end);
  if (before.empty()) return true;
  if (words.at(first).span.begin < fix.span.begin || words.at(end - 1).span.end > fix.span.end) return false;
  const Words written = words_of(fix.replacement);
  return literals(written, 0, written.list.size()) == before;
}

/// Whether a name that the spec uses elsewhere is missing from what stands in the place of several words.
bool takes_name_away(const Words& words, size_t index, const Suggestion& fix, Fixes fixes) {
  const Words written = words_of(fix.replacement);
  const bool stays = std::ranges::any_of(
      written.list, [&](const Word& word) { return written.text_of(word) == words.text_of(words.at(index)); });
  return !stays && is_used_elsewhere(words, index, fix, fixes);
}

bool may_replace_name(const Words& words, size_t index, const Suggestion& fix, Fixes fixes) {
  if (fix.replacement.empty()) return false;
  if (fix.replacement == words.text_of(words.at(index))) return true;
  if (!is_keyword(fix.replacement)) return true;
  return !is_used_elsewhere(words, index, fix, fixes) && !begins_field_line(words, index);
}

bool takes_away(const Words& words, size_t first, size_t end) {
  const bool comma = end == first + 1 && words.at(first).type == DamsonLexer::COMMA;
  const bool at_end = words.at(end).first_on_line || words.at(end).type == DamsonLexer::RIGHT_BRACE;
  return comma ? !at_end && words.at(end).type != DamsonLexer::BECAUSE
               : first > 0 && is_number(words.at(first - 1).type) && is_number(words.at(end).type);
}

/// `Shelf Number`, in which a `:` would stand: only before a word that goes with what follows it.
bool splits_name(const Words& words, size_t first, const Suggestion& fix) {
  if (fix.span.begin != fix.span.end || first == 0) return false;
  const bool between = syntax::can_be_name(words.at(first - 1).type) && syntax::can_be_name(words.at(first).type);
  return between && begins_field_line(words, first) && words.at(first + 1).type != DamsonLexer::QUESTION;
}

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// `" because the reason"`: what would be added has slipped into the text beside it.
bool has_slipped_into_text(const Words& words, size_t first, const Suggestion& fix) {
  const std::string_view added = trimmed(fix.replacement);
  if (fix.span.begin != fix.span.end || added.empty()) return false;
  const bool before_text =
      words.at(first).type == DamsonLexer::TEXT_OPEN && words.at(first + 1).type == DamsonLexer::TEXT_CHARACTERS;
  if (before_text && trimmed(words.text_of(words.at(first + 1))).starts_with(added)) return true;
  const bool behind_text = first > 1 && words.at(first - 1).type == DamsonLexer::TEXT_CLOSE &&
                           words.at(first - 2).type == DamsonLexer::TEXT_CHARACTERS;
  return behind_text && trimmed(words.text_of(words.at(first - 2))).ends_with(added);
}

bool writes_sign_by_sign(const Words& words, size_t first, size_t end, const Suggestion& fix) {
  const std::string_view written =
      std::string_view(fix.replacement).substr(0, fix.replacement.find_last_not_of(' ') + 1);
  const bool is_sign_written = std::ranges::any_of(std::string_view("=:<>+*|%-"), [&](char sign) {
    return !written.empty() && written.find_first_not_of("=:<>+*|%-!") == std::string_view::npos &&
           written.find(sign) != std::string_view::npos;
  });
  return is_sign_written && ((first > 0 && is_sign(words.at(first - 1).type)) || is_sign(words.at(end).type));
}

}  // namespace

std::string with_suggestions(const std::string& content, Fixes fixes) {
  std::string changed = content;
  for (auto fix = fixes.rbegin(); fix != fixes.rend(); ++fix) {
    changed.replace((*fix)->span.begin, (*fix)->span.end - (*fix)->span.begin, (*fix)->replacement);
  }
  return changed;
}

bool reads_as_before(const Words& before, Fixes fixes, const Words& after) {
  std::vector<Standing> expected;
  for (const Word& word : before.list) add_untouched(fixes, word.span, word.type, expected);
  for (const syntax::Comment& comment : before.comments) add_untouched(fixes, comment.span, comment_type, expected);
  std::vector<Standing> found;
  const auto add = [&](Span place, size_t type) {
    if (!is_written(fixes, place)) found.emplace_back(type, place.begin, place.end);
  };
  for (const Word& word : after.list) add(word.span, word.type);
  for (const syntax::Comment& comment : after.comments) add(comment.span, comment_type);
  return expected == found;
}

bool keeps_to_rules(const Words& words, const Suggestion& fix, Fixes fixes) {
  const auto [first, end] = touched_words(words, fix);
  if (!keeps_literals(words, first, end, fix)) return false;
  for (size_t index = first; index < end; ++index) {
    const size_t type = words.at(index).type;
    if (type != DamsonLexer::NAME && !syntax::is_soft_keyword(type)) continue;
    if (end > first + 1 ? takes_name_away(words, index, fix, fixes) : !may_replace_name(words, index, fix, fixes))
      return false;
  }
  if (fix.replacement.empty() && takes_away(words, first, end)) return false;
  if (has_slipped_into_text(words, first, fix)) return false;
  return !splits_name(words, first, fix) && !writes_sign_by_sign(words, first, end, fix);
}

}  // namespace damson
