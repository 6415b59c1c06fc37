// Looks at the whole line: which quotes and braces stand there, and in what order.
#include "compiler/syntax/words/explain_open_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "DamsonLexer.h"
#include "compiler/diagnostics/unterminated_text.h"
#include "compiler/diagnostics/wrong_quotes.h"
#include "compiler/syntax/words/word_kind.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

constexpr std::array<std::string_view, 8> typographic_quotes = {"“", "”", "„", "«", "»", "‘", "’", "‚"};

/// Where the first quote of a word processor stands in a text, and how long it is.
std::optional<std::pair<size_t, size_t>> typographic_quote(std::string_view text) {
  std::optional<std::pair<size_t, size_t>> first;
  for (const std::string_view quote : typographic_quotes) {
    const size_t at = text.find(quote);
    if (at != std::string_view::npos && (!first || at < first->first)) first = {at, quote.size()};
  }
  return first;
}

size_t begin_of_line(const Words& words, size_t index) {
  while (index > 0 && !words.list[index].first_on_line) --index;
  return index;
}

/// `"draft” because "…"`: the first text of the line, which a typographic quote was meant to end.
std::optional<Problem> ends_typographic(const Words& words, size_t first_of_line, size_t word) {
  for (size_t index = first_of_line; index + 1 < word; ++index) {
    if (words.list[index].type != DamsonLexer::TEXT_OPEN || words.list[index + 1].type != DamsonLexer::TEXT_CHARACTERS)
      continue;
    const std::string_view inside = words.text_of(words.list[index + 1]);
    const auto quote = typographic_quote(inside);
    if (!quote || quote->first == 0) continue;
    const uint32_t begin = words.list[index].span.begin;
    const uint32_t end = words.list[index + 1].span.begin + static_cast<uint32_t>(quote->first + quote->second);
    const std::string meant = fmt::format("\"{}\"", inside.substr(0, quote->first));
    const Span place{.text = words.text, .begin = begin, .end = end};
    return wrong_quotes(place)
        .label(fmt::format("this text ends with `{}`", inside.substr(quote->first, quote->second)))
        .suggest(place, meant);
  }
  return std::nullopt;
}

/// `"draft because "…"`: the first text of the line, which takes `because` in.
std::optional<Problem> takes_reason_in(const Words& words, size_t first_of_line, size_t word) {
  for (size_t index = first_of_line; index + 1 < word; ++index) {
    if (words.list[index].type != DamsonLexer::TEXT_OPEN || words.list[index + 1].type != DamsonLexer::TEXT_CHARACTERS)
      continue;
    const std::string_view inside = words.text_of(words.list[index + 1]);
    constexpr std::string_view reason = " because ";
    if (!inside.ends_with(reason) || inside.size() == reason.size()) continue;
    std::string_view text = inside.substr(0, inside.size() - reason.size());
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    const uint32_t begin = words.list[index].span.begin;
    const Span place{.text = words.text, .begin = begin, .end = begin + 1 + static_cast<uint32_t>(text.size())};
    return unterminated_text(place)
        .label("it has no closing `\"` before `because`")
        .suggest(place, fmt::format("\"{}\"", text));
  }
  return std::nullopt;
}

/// `because drafts stay behind"`: the last quote of the line opens a text with nothing in it.
std::optional<Problem> has_no_opening(const Words& words, size_t first_of_line, size_t first_open, size_t word) {
  const bool at_end = words.list[first_open].type == DamsonLexer::TEXT_OPEN && first_open + 1 == word;
  if (!at_end || first_open == first_of_line) return std::nullopt;
  size_t begin = first_open;
  while (begin > first_of_line &&
         (can_be_name(words.list[begin - 1].type) || is_reserved(words.list[begin - 1].type)) &&
         words.list[begin - 1].type != DamsonLexer::BECAUSE) {
    --begin;
  }
  if (begin == first_open) return std::nullopt;
  const Span place{.text = words.text, .begin = words.list[begin].span.begin, .end = words.list[first_open].span.end};
  const std::string_view written = words.content.substr(place.begin, place.end - place.begin);
  return unterminated_text(place)
      .label(fmt::format("the text that ends here has no opening `\"`: put one before `{}`",
                         words.text_of(words.list[begin])))
      .suggest({.text = place.text, .begin = place.begin, .end = place.begin}, "\"", Fix::needs_review,
               fmt::format("write `\"{}`", written));
}

/// The `{` in a text that is not closed before the text's end.
std::optional<Problem> has_open_brace(const Words& words, size_t first_open, size_t word) {
  std::vector<size_t> open;
  for (size_t index = first_open; index < word; ++index) {
    const size_t type = words.list[index].type;
    if (type == DamsonLexer::TEXT_OPEN || type == DamsonLexer::INTERPOLATION_OPEN || type == DamsonLexer::LEFT_BRACE)
      open.push_back(index);
    if ((type == DamsonLexer::TEXT_CLOSE || type == DamsonLexer::RIGHT_BRACE) && !open.empty()) open.pop_back();
  }
  const auto brace = std::ranges::find_if(
      open, [&](size_t index) { return words.list[index].type == DamsonLexer::INTERPOLATION_OPEN; });
  // only where the text's own quote was read as the beginning of another one
  if (brace == open.end() || words.list[open.back()].type != DamsonLexer::TEXT_OPEN) return std::nullopt;
  const Span place = words.list[*brace].span;
  return unterminated_text(place)
      .label("this `{` is not closed before the text ends")
      .note("close it with `}` behind the value; a brace that is part of the text is written `\\{`");
}

}  // namespace

std::optional<Problem> explain_open_text(const Words& words, size_t first_open, size_t word) {
  const size_t first_of_line = begin_of_line(words, first_open);
  if (auto problem = ends_typographic(words, first_of_line, word)) return problem;
  if (auto problem = takes_reason_in(words, first_of_line, word)) return problem;
  if (auto problem = has_no_opening(words, first_of_line, first_open, word)) return problem;
  return has_open_brace(words, first_open, word);
}

std::optional<Problem> explain_mixed_quotes(const Words& words, size_t word) {
  if (std::ranges::find(typographic_quotes, words.text_of(words.list[word])) == typographic_quotes.end())
    return std::nullopt;
  size_t close = word + 1;
  while (close + 1 < words.list.size() && words.list[close].type != DamsonLexer::TEXT_OPEN &&
         !words.list[close].first_on_line)
    ++close;
  if (words.list[close].type != DamsonLexer::TEXT_OPEN || words.list[close].first_on_line || close == word + 1)
    return std::nullopt;
  bool unbalanced = false;
  for (size_t index = close; index < words.list.size() && (index == close || !words.list[index].first_on_line);
       ++index) {
    unbalanced = unbalanced || words.list[index].type == DamsonLexer::BROKEN_TEXT;
  }
  if (!unbalanced) return std::nullopt;
  const Span place{.text = words.text, .begin = words.list[word].span.begin, .end = words.list[close].span.end};
  const std::string_view inside =
      words.content.substr(words.list[word].span.end, words.list[close].span.begin - words.list[word].span.end);
  return wrong_quotes(place)
      .label(fmt::format("this text begins with `{}`", words.text_of(words.list[word])))
      .suggest(place, fmt::format("\"{}\"", inside));
}

}  // namespace damson::syntax
