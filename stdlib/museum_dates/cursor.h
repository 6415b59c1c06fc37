// Where reading stands in the tokens of a date.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "stdlib/museum_dates/date_tokens.h"

namespace damson::museum_dates {

/// Readers that find nothing leave it where it was.
class Cursor {
 public:
  explicit Cursor(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  bool done() const { return at_ >= tokens_.size(); }
  const Token& peek(size_t ahead = 0) const { return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end_; }
  bool ends(size_t ahead) const { return at_ + ahead >= tokens_.size(); }
  void skip(size_t count = 1) { at_ += count; }
  bool take(std::string_view text) {
    if (!peek().is(text)) return false;
    ++at_;
    return true;
  }
  bool take_any(std::initializer_list<std::string_view> texts) {
    for (std::string_view text : texts) {
      if (take(text)) return true;
    }
    return false;
  }
  bool take_words(std::initializer_list<std::string_view> words) {
    size_t ahead = 0;
    for (std::string_view word : words) {
      if (!peek(ahead++).is(word)) return false;
    }
    at_ += words.size();
    return true;
  }
  bool take_dash() {
    if (!peek().is(Token::Kind::dash)) return false;
    ++at_;
    return true;
  }
  size_t place() const { return at_; }
  void back_to(size_t place) { at_ = place; }

 private:
  std::vector<Token> tokens_;
  Token end_{Token::Kind::other, "", 0, 0};
  size_t at_ = 0;
};

/// Reads ahead without moving: the cursor is back where it was when this ends.
class Lookahead {
 public:
  explicit Lookahead(Cursor& cursor) : cursor_(cursor), start_(cursor.place()) {}
  ~Lookahead() { cursor_.back_to(start_); }
  Lookahead(const Lookahead&) = delete;
  Lookahead& operator=(const Lookahead&) = delete;

 private:
  Cursor& cursor_;
  size_t start_;
};

}  // namespace damson::museum_dates
