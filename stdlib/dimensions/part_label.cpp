// Reading the words before a measure.
#include "stdlib/dimensions/part_label.h"

#include <fmt/format.h>

namespace damson::dimensions {

namespace {

bool label_mark(const Token& token) {
  return token.text.size() == 1 && std::string_view(",.:&/#@").find(token.text[0]) != std::string_view::npos;
}

/// A number in the name of a part, "frame 3: ", ends with the colon; behind it, or without one, it might be a measure.
std::optional<Error> check_label(std::span<const Token> tokens) {
  bool behind_colon = true;
  for (size_t i = tokens.size(); i-- > 0;) {
    const Token& token = tokens[i];
    if (token.is_mark(':')) behind_colon = false;
    const bool numeric = token.is(Token::Kind::number) || token.is(Token::Kind::times);
    if (numeric && behind_colon)
      return fail(fmt::format("\"{}\" stands before a measure, and may be part of it", token.text));
    if (token.is(Token::Kind::mark) && !label_mark(token))
      return fail(fmt::format("the sign \"{}\" is not understood", token.text));
    if (looks_like_order(token))
      return fail(fmt::format("the order \"{}\" does not stand beside its size", token.text));
    if (token.is(Token::Kind::times) && i > 0 && i + 1 < tokens.size() &&
        direction_of(tokens[i - 1].text) != Direction::none && direction_of(tokens[i + 1].text) != Direction::none) {
      return fail(fmt::format("the order \"{} {} {}\" does not stand beside its size", tokens[i - 1].text, token.text,
                              tokens[i + 1].text));
    }
  }
  return std::nullopt;
}

bool is_end(const Token& token) { return token.is(Token::Kind::mark) || token.is(Token::Kind::dash); }

class LabelReader {
 public:
  explicit LabelReader(std::span<const Token> tokens) : tokens_(tokens) {}

  Result<Label> read() {
    read_about();
    read_unit();
    if (const auto order = order_before(tokens_)) {
      cut_ends();
      label_.order = order->directions;
      if (!order->unit.empty()) label_.unit = find_unit(order->unit);
      cut(order->size);
    }
    if (auto problem = check_label(tokens_)) return *problem;
    cut_ends();
    if (label_.order.empty()) read_direction();
    cut_ends();
    while (!tokens_.empty() && is_end(tokens_.front())) tokens_ = tokens_.subspan(1);
    write_part();
    return std::move(label_);
  }

 private:
  void cut(size_t size) { tokens_ = tokens_.first(tokens_.size() - size); }
  void cut_ends() {
    while (!tokens_.empty() && is_end(tokens_.back())) cut(1);
  }
  size_t before_ends() const {
    size_t size = tokens_.size();
    while (size > 0 && is_end(tokens_[size - 1])) --size;
    return size;
  }

  /// The last words that say that the measure is not exact, with the marks around them.
  void read_about() {
    for (size_t size = before_ends(); size > 0; size = before_ends()) {
      const Token& last = tokens_[size - 1];
      if (!last.is(Token::Kind::word) || !says_about(last.text)) return;
      label_.about = last.text;
      tokens_ = tokens_.first(size - 1);
    }
  }

  /// "(cm)", "in cm" and "cm" right before the numbers; "in" alone is more likely a word than a unit.
  void read_unit() {
    const size_t size = before_ends();
    if (size == 0) return;
    const Token& last = tokens_[size - 1];
    auto unit = last.is(Token::Kind::word) ? find_unit(last.text) : find_unit(inside(last));
    if (!unit || unit->quantity != Quantity::length || last.is_word("in")) return;
    if (last.is(Token::Kind::word) && last.text.size() == 1) return;  // "panel m: "
    label_.unit = unit;
    tokens_ = tokens_.first(size - 1);
    if (last.is(Token::Kind::word) && !tokens_.empty() && tokens_.back().is_word("in")) cut(1);
  }

  void read_direction() {
    if (tokens_.empty()) return;
    const Token& last = tokens_.back();
    label_.direction = last.is(Token::Kind::word) ? direction_of(last.text) : direction_of(inside(last));
    if (label_.direction != Direction::none) cut(1);
  }

  void write_part() {
    if (tokens_.empty()) return;
    const char* begin = tokens_.front().text.data();
    const char* end = tokens_.back().text.data() + tokens_.back().text.size();
    while (begin != end && *begin == '.') ++begin;  // ".1" is the first of several parts
    for (const char* at = begin; at != end; ++at) {
      if (*at == ' ' && !label_.part.empty() && label_.part.back() == ' ') continue;
      label_.part += *at;
    }
  }

  std::span<const Token> tokens_;
  Label label_;
};

}  // namespace

Result<Label> read_label(std::span<const Token> tokens) { return LabelReader(tokens).read(); }

}  // namespace damson::dimensions
