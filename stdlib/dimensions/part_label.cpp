// Reading the words before a measure.
#include "stdlib/dimensions/part_label.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace damson::dimensions {

namespace {

constexpr std::array<std::pair<std::string_view, Direction>, 19> direction_words = {
    {{"height", Direction::height},   {"h", Direction::height},        {"width", Direction::width},
     {"w", Direction::width},         {"depth", Direction::depth},     {"thickness", Direction::depth},
     {"diameter", Direction::diameter}, {"diam", Direction::diameter}, {"dia", Direction::diameter},
     {"dm", Direction::diameter},     {"\u00d8", Direction::diameter}, {"\u2300", Direction::diameter},
     {"d", Direction::depth_or_diameter}, {"length", Direction::length}, {"l", Direction::length},
     {"weight", Direction::weight},   {"weighs", Direction::weight},   {"weigh", Direction::weight},
     {"wt", Direction::weight}}};
constexpr std::array<std::string_view, 7> about_words = {"approx", "approximately", "c", "ca", "circa", "about", "approximate"};

Direction direction_of(std::string_view word) {
  const auto* found = std::find_if(direction_words.begin(), direction_words.end(),
                                   [&](const auto& known) { return same_word(known.first, word); });
  return found == direction_words.end() ? Direction::none : found->second;
}

bool says_about(std::string_view word) {
  return std::any_of(about_words.begin(), about_words.end(), [&](std::string_view known) { return same_word(known, word); });
}

bool label_mark(const Token& token) {
  return token.text.size() == 1 && std::string_view(",.:&-/#@").find(token.text[0]) != std::string_view::npos;
}

/// A number in the name of a part, "frame 3: ", ends with the colon; behind it, or without one, it might be a measure.
std::optional<Error> check_label(std::span<const Token> tokens) {
  bool behind_colon = true;
  for (size_t i = tokens.size(); i-- > 0;) {
    const Token& token = tokens[i];
    if (token.is_mark(':')) behind_colon = false;
    const bool numeric = token.is(Token::Kind::number) || token.is(Token::Kind::times);
    if (numeric && behind_colon) return fail(fmt::format("\"{}\" stands before a measure, and may be part of it", token.text));
    if (token.is(Token::Kind::mark) && !label_mark(token)) return fail(fmt::format("the sign \"{}\" is not understood", token.text));
  }
  return std::nullopt;
}

/// The last words, as long as they are what `wanted` asks for, with the marks around them.
template <class Wanted>
std::string cut_last_words(std::span<const Token>& tokens, Wanted wanted) {
  std::string found;
  while (true) {
    size_t size = tokens.size();
    while (size > 0 && tokens[size - 1].is(Token::Kind::mark)) --size;
    if (size == 0 || !tokens[size - 1].is(Token::Kind::word) || !wanted(tokens[size - 1].text)) return found;
    found = tokens[size - 1].text;
    tokens = tokens.first(size - 1);
  }
}

/// "diameter" of "object (diameter)".
std::string_view inside(const Token& bracket) {
  return bracket.is(Token::Kind::bracket) ? bracket.text.substr(1, bracket.text.size() - 2) : std::string_view();
}

}  // namespace

Result<Label> read_label(std::span<const Token> tokens) {
  if (auto problem = check_label(tokens)) return *problem;
  Label label;
  label.about = cut_last_words(tokens, says_about);
  while (!tokens.empty() && tokens.back().is(Token::Kind::mark)) tokens = tokens.first(tokens.size() - 1);
  if (!tokens.empty() && direction_of(inside(tokens.back())) != Direction::none) {
    label.direction = direction_of(inside(tokens.back()));
    tokens = tokens.first(tokens.size() - 1);
  } else if (!tokens.empty() && tokens.back().is(Token::Kind::word)) {
    label.direction = direction_of(tokens.back().text);
    if (label.direction != Direction::none) tokens = tokens.first(tokens.size() - 1);
  }
  while (!tokens.empty() && tokens.back().is(Token::Kind::mark)) tokens = tokens.first(tokens.size() - 1);
  while (!tokens.empty() && tokens.front().is(Token::Kind::mark)) tokens = tokens.subspan(1);
  if (tokens.empty()) return label;
  const char* begin = tokens.front().text.data();
  const char* end = tokens.back().text.data() + tokens.back().text.size();
  for (const char* at = begin; at != end; ++at) {
    if (*at == ' ' && !label.part.empty() && label.part.back() == ' ') continue;
    label.part += *at;
  }
  return label;
}

}  // namespace damson::dimensions
