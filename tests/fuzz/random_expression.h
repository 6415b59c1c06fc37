// Expressions of the language made of choices, each of the type that is asked for, over the fields of one schema.
#pragma once

#include <string>

#include "tests/fuzz/choices.h"

namespace damson::fuzzing {

/// The fields that the expressions are made of.
inline constexpr const char* row_schema = R"(schema Item { name: text?, size: int? }
schema Row {
  key id: int
  a: text?
  b: text
  n: int?
  d: decimal?
  day: date?
  yes: bool?
  tags: list of text
  items: list of Item
}
)";

class RandomExpression {
 public:
  explicit RandomExpression(Choices& choices) : choices_(choices) {}

  std::string text(int depth);
  std::string optional_text(int depth);
  std::string integer(int depth);
  std::string decimal(int depth);
  std::string boolean(int depth);
  std::string date(int depth);
  std::string texts(int depth);

 private:
  std::string text_leaf();
  /// Not the same for every record: a condition that nothing can change is a mistake.
  std::string varying_text(int depth);
  std::string literal();
  std::string pattern();
  std::string conditional(std::string (RandomExpression::*of)(int), int depth);

  Choices& choices_;
};

}  // namespace damson::fuzzing
