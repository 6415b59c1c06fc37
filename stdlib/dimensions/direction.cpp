// Words for dimensions, and orders of them.
#include "stdlib/dimensions/direction.h"

#include <algorithm>
#include <array>

#include "stdlib/dimensions/units.h"

namespace damson::dimensions {

namespace {

using Word = std::pair<std::string_view, Direction>;

constexpr std::array<Word, 31> direction_words = {{{"height", Direction::height},
                                                   {"h", Direction::height},
                                                   {"ht", Direction::height},
                                                   {"hgt", Direction::height},
                                                   {"width", Direction::width},
                                                   {"w", Direction::width},
                                                   {"wd", Direction::width},
                                                   {"breadth", Direction::width},
                                                   {"depth", Direction::depth},
                                                   {"dp", Direction::depth},
                                                   {"thickness", Direction::depth},
                                                   {"diameter", Direction::diameter},
                                                   {"diam", Direction::diameter},
                                                   {"dia", Direction::diameter},
                                                   {"dm", Direction::diameter},
                                                   {"\u00d8", Direction::diameter},
                                                   {"\u2300", Direction::diameter},
                                                   {"\u00f8", Direction::diameter},
                                                   {"d", Direction::depth_or_diameter},
                                                   {"length", Direction::length},
                                                   {"l", Direction::length},
                                                   {"weight", Direction::weight},
                                                   {"weighs", Direction::weight},
                                                   {"weigh", Direction::weight},
                                                   {"wt", Direction::weight},
                                                   {"circumference", Direction::other},
                                                   {"circ", Direction::other},
                                                   {"circum", Direction::other},
                                                   {"radius", Direction::other},
                                                   {"diagonal", Direction::other},
                                                   {"perimeter", Direction::other}}};
constexpr std::array<Word, 9> words_behind = {{{"high", Direction::height},
                                               {"tall", Direction::height},
                                               {"wide", Direction::width},
                                               {"broad", Direction::width},
                                               {"deep", Direction::depth},
                                               {"thick", Direction::depth},
                                               {"long", Direction::length},
                                               {"across", Direction::other},
                                               {"square", Direction::other}}};
constexpr std::array<std::string_view, 7> about_words = {"approx", "approximately", "c",          "ca",
                                                         "circa",  "about",         "approximate"};
constexpr std::array<std::string_view, 20> abbreviations = {"ea",   "h",    "w",     "d",      "l",  "ht", "wt",
                                                            "wd",   "diam", "dia",   "approx", "ca", "c",  "no",
                                                            "circ", "comp", "irreg", "sl",     "th", "dp"};

template <size_t count>
Direction found_in(const std::array<Word, count>& words, std::string_view word) {
  const auto* found =
      std::find_if(words.begin(), words.end(), [&](const Word& known) { return same_word(known.first, word); });
  return found == words.end() ? Direction::none : found->second;
}

template <size_t count>
bool one_of(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view known) { return same_word(known, word); });
}

bool divides(const Token& token) { return token.is(Token::Kind::times) || token.is_mark('/') || token.is_word("by"); }

/// "HxWxD" and "HWD", written as one word; empty for any other word.
std::vector<Direction> directions_in_one_word(std::string_view word) {
  std::vector<Direction> found;
  const bool apart = word.size() == 3 || word.size() == 5;  // with an x between the letters
  const bool times = apart && std::string_view("xX").find(word[1]) != std::string_view::npos;
  if (!times && (word.size() < 2 || word.size() > 3)) return {};
  for (size_t i = 0; i < word.size(); ++i) {
    if (times && i % 2 == 1) {
      if (word[i] != 'x' && word[i] != 'X') return {};
      continue;
    }
    const Direction direction = direction_of(word.substr(i, 1));
    const bool capital = word[i] >= 'A' && word[i] <= 'Z';
    if (direction == Direction::none || (!times && !capital)) return {};
    if (std::find(found.begin(), found.end(), direction) != found.end()) return {};
    found.push_back(direction);
  }
  return found;
}

bool skips(const Token& token) { return token.is_mark('.'); }

/// Two directions or more with a times sign between any two; the unit may follow, in a bracket or behind "in".
std::optional<Order> order_at(std::span<const Token> tokens) {
  Order order;
  size_t at = 0;
  const auto look = [&](size_t ahead) -> const Token* {
    return at + ahead < tokens.size() ? &tokens[at + ahead] : nullptr;
  };
  if (look(0) == nullptr || !look(0)->is(Token::Kind::word)) return std::nullopt;
  order.directions = directions_in_one_word(look(0)->text);
  if (!order.directions.empty()) {
    ++at;
  } else {
    while (look(0) != nullptr && look(0)->is(Token::Kind::word) && direction_of(look(0)->text) != Direction::none) {
      order.directions.push_back(direction_of(look(0)->text));
      ++at;
      while (look(0) != nullptr && skips(*look(0))) ++at;
      if (look(0) == nullptr || !divides(*look(0))) break;
      if (look(1) == nullptr || !look(1)->is(Token::Kind::word) || direction_of(look(1)->text) == Direction::none)
        return std::nullopt;
      ++at;
    }
  }
  if (order.directions.size() < 2) return std::nullopt;
  const size_t end = at;
  if (look(0) != nullptr && look(0)->is_mark(',')) ++at;
  if (look(1) != nullptr && look(0)->is_word("in") && look(1)->is(Token::Kind::word) && find_unit(look(1)->text)) ++at;
  if (look(0) != nullptr && (look(0)->is(Token::Kind::word) || look(0)->is(Token::Kind::bracket))) {
    std::string_view unit = look(0)->is(Token::Kind::bracket) ? inside(*look(0)) : look(0)->text;
    while (unit.ends_with('.')) unit.remove_suffix(1);
    if (find_unit(unit)) {
      order.unit = unit;
      order.size = at + 1;
      return order;
    }
  }
  order.size = end;
  return order;
}

}  // namespace

Direction direction_of(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);  // of "(diam.)"
  return found_in(direction_words, word);
}

Direction direction_behind(std::string_view word) {
  const Direction found = found_in(words_behind, word);
  return found == Direction::none ? direction_of(word) : found;
}

std::string_view name_of(Direction direction) {
  switch (direction) {
    case Direction::height: return "a height";
    case Direction::width: return "a width";
    case Direction::depth: return "a depth";
    case Direction::diameter: return "a diameter";
    case Direction::depth_or_diameter: return "a \"D\"";
    case Direction::length: return "a length";
    case Direction::weight: return "a weight";
    case Direction::other:
    case Direction::none: break;
  }
  return "a dimension";
}

bool says_about(std::string_view word) { return one_of(about_words, word); }
bool is_abbreviation(std::string_view word) { return one_of(abbreviations, word); }

std::optional<Order> order_before(std::span<const Token> tokens) {
  while (!tokens.empty() && tokens.back().is(Token::Kind::mark)) tokens = tokens.first(tokens.size() - 1);
  if (!tokens.empty() && tokens.back().is(Token::Kind::bracket)) {
    if (auto order = order_inside(tokens.back())) {
      order->size = 1;
      return order;
    }
  }
  constexpr size_t most = 14;  // "H. x W. x D. in (cm)" has fewer
  std::optional<Order> longest;
  for (size_t size = 1; size <= std::min(most, tokens.size()); ++size) {
    const auto order = order_at(tokens.last(size));
    if (order && order->size == size) longest = order;
  }
  return longest;
}

std::optional<Order> order_behind(std::span<const Token> tokens) { return order_at(tokens); }

std::optional<Order> order_inside(const Token& bracket) {
  if (!bracket.is(Token::Kind::bracket)) return std::nullopt;
  constexpr size_t longest = 60;  // "(height by width by thickness, in centimetres)" is shorter
  if (bracket.text.size() > longest) return std::nullopt;
  const std::vector<Token> tokens = tokens_of(inside(bracket));
  std::span<const Token> inner(tokens.data(), tokens.size() - 1);
  while (!inner.empty() && inner.back().is_mark('.')) inner = inner.first(inner.size() - 1);
  auto order = order_at(inner);
  if (!order || order->size < inner.size()) return std::nullopt;
  return order;
}

bool looks_like_order(const Token& bracket) {
  constexpr size_t longest = 60;
  if (!bracket.is(Token::Kind::bracket) || bracket.text.size() > longest) return false;
  if (order_inside(bracket)) return true;
  bool times = false;
  bool other_words = false;
  bool first = false;
  size_t named = 0;
  for (const Token& token : tokens_of(inside(bracket))) {
    if (token.is(Token::Kind::number)) return false;
    times = times || token.is(Token::Kind::times) || token.is_word("by");
    first = first || token.is_word("first") || token.is_word("before") || token.is_word("then");
    if (!token.is(Token::Kind::word)) continue;
    if (direction_behind(token.text) != Direction::none) {
      ++named;
    } else if (token.text.size() > 1 && !find_unit(token.text) && !token.is_word("by")) {
      other_words = true;
    }
  }
  return (named > 0 && first) || (!other_words && (times || named > 1));
}

}  // namespace damson::dimensions
