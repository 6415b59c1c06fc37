// Reads the phrases that dates are made of, from tokens.
#pragma once

#include <vector>

#include "stdlib/museum_dates/date_tokens.h"
#include "stdlib/museum_dates/period.h"

namespace damson::museum_dates {

/// Where reading stands. Readers that find nothing leave it where it was.
class Cursor {
 public:
  explicit Cursor(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  bool done() const { return at_ >= tokens_.size(); }
  const Token& peek(size_t ahead = 0) const { return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end_; }
  void skip(size_t count = 1) { at_ += count; }
  bool take(std::string_view text) {
    if (!peek().is(text)) return false;
    ++at_;
    return true;
  }
  bool take_words(std::initializer_list<std::string_view> words) {
    size_t ahead = 0;
    for (std::string_view word : words) {
      if (!peek(ahead++).is(word)) return false;
    }
    at_ += words.size();
    return true;
  }
  size_t place() const { return at_; }
  void back_to(size_t place) { at_ = place; }

 private:
  std::vector<Token> tokens_;
  Token end_{Token::Kind::other, "", 0, 0};
  size_t at_ = 0;
};

/// One period with its qualifiers before and behind. `before` is the period that a shortened year ("1843–4") completes.
Result<std::optional<Period>> read_period(Cursor& cursor, const Period* before);

/// "?", "c.", "probably" …, as many as there are.
edtf::Qualifier read_qualifiers(Cursor& cursor);

}  // namespace damson::museum_dates
