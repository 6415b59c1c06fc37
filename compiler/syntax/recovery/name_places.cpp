// A word is replaced by its bytes; what a comment or a pattern has swallowed comes back.
#include "compiler/syntax/recovery/name_places.h"

#include <algorithm>

#include "DamsonLexer.h"
#include "compiler/syntax/words/word_kind.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

bool is_name_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

uint32_t end_of_line(std::string_view content, uint32_t at) {
  return static_cast<uint32_t>(std::min(content.find_first_of("\r\n", at), content.size()));
}

/// The words of `content` from `begin` to `end`, with their places in the whole.
std::vector<Word> words_between(const Words& words, uint32_t begin, uint32_t end, const Word& like) {
  Words piece = read_words(words.text, words.content.substr(begin, end - begin), 0);
  if (!piece.list.empty()) piece.list.pop_back();  // the end of the text
  for (Word& word : piece.list) {
    word.span.begin += begin;
    word.span.end += begin;
    word.line = like.line;
    word.column += like.column + (begin - like.span.begin);
    word.first_on_line = false;
  }
  return std::move(piece.list);
}

}  // namespace

bool is_plain_name(std::string_view name) {
  const bool digit = !name.empty() && name.front() >= '0' && name.front() <= '9';
  return !name.empty() && !digit && std::ranges::all_of(name, is_name_byte);
}

void join_to_name(Words& words, Span name) {
  const auto first = std::ranges::find_if(words.list, [&](const Word& word) { return word.span.end > name.begin; });
  if (first == words.list.end()) return;
  const uint32_t line_end = end_of_line(words.content, name.end);
  const bool in_comment = std::ranges::any_of(words.comments, [&](const Comment& comment) {
    return comment.span.begin < name.end && comment.span.end > name.begin;
  });
  const bool within_word = std::ranges::any_of(
      words.list, [&](const Word& word) { return word.span.begin < name.end && word.span.end > name.end; });
  Word joined = *first;
  joined.type = DamsonLexer::NAME;
  joined.span = name;
  std::vector<Word> instead = {joined};
  uint32_t end = name.end;
  if (in_comment || within_word) {
    end = line_end;
    for (Word& word : words_between(words, name.end, line_end, joined)) instead.push_back(word);
    std::erase_if(words.comments, [&](const Comment& comment) {
      return comment.span.begin >= name.begin && comment.span.begin < line_end;
    });
  }
  const auto last = std::find_if(first, words.list.end(), [&](const Word& word) { return word.span.begin >= end; });
  const auto place = words.list.erase(first, last);
  words.list.insert(place, instead.begin(), instead.end());
}

std::vector<Span> places_of(const Words& words, std::string_view name) {
  std::vector<Span> places;
  for (const Word& word : words.list) {
    const bool may_begin = can_be_name(word.type) || is_reserved(word.type) || word.type == DamsonLexer::INTEGER ||
                           word.type == DamsonLexer::LEFT_PARENTHESIS;
    if (!may_begin || word.type == DamsonLexer::QUOTED_NAME || word.span.end - word.span.begin >= name.size()) continue;
    const std::string_view rest = words.content.substr(word.span.begin);
    if (!rest.starts_with(name)) continue;
    const auto end = static_cast<uint32_t>(word.span.begin + name.size());
    const bool goes_on = end < words.content.size() && is_name_byte(words.content[end]) && is_name_byte(name.back());
    if (!goes_on) places.push_back({.text = words.text, .begin = word.span.begin, .end = end});
  }
  return places;
}

}  // namespace damson::syntax
