// The reasons why a JSON value is not what the schema says.
#include "runtime/connectors/json/json_words.h"

#include <fmt/format.h>

#include "runtime/connectors/input/scalar_text.h"
#include "runtime/connectors/input/text_check.h"
#include "runtime/connectors/json/json_reader.h"

namespace damson {

namespace {

constexpr size_t shown_json_characters = 60;

std::string_view wanted_words(TypeKind wanted) {
  switch (wanted) {
    case TypeKind::text: return "text";
    case TypeKind::path: return "a path";
    case TypeKind::integer: return "an int";
    case TypeKind::decimal: return "a decimal";
    case TypeKind::floating: return "a float";
    case TypeKind::boolean: return "a bool";
    case TypeKind::date: return "a date";
    case TypeKind::time: return "a time";
    case TypeKind::datetime: return "a datetime";
    case TypeKind::list: return "a list";
    case TypeKind::record: return "a record";
    case TypeKind::nothing:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::regex:
    case TypeKind::variable: return kind_name(wanted);
  }
  return "";
}

/// What to do about a mismatch, where one thing is likely.
std::string_view kind_advice(char first, TypeKind wanted) {
  const bool number = first == '-' || is_json_digit(first);
  if (wanted == TypeKind::text && number) return ": declare the field as int or decimal, or as any";
  const bool wants_number = wanted == TypeKind::integer || wanted == TypeKind::decimal || wanted == TypeKind::floating;
  if (first == '"' && (wants_number || wanted == TypeKind::boolean))
    return ": declare the field as text and convert it in the map";
  return "";
}

}  // namespace

std::string wrong_kind_words(Text value, TypeKind wanted) {
  const char first = value.front();
  return fmt::format("{} is {}, not {}{}", excerpt_of(value, shown_json_characters), json_kind_words(first),
                     wanted_words(wanted), kind_advice(first, wanted));
}

std::string wrong_number_words(Text literal, TypeKind wanted) {
  const std::string shown = excerpt_of(literal, shown_json_characters);
  if (wanted == TypeKind::decimal) return fmt::format("{} has more than {} digits", shown, Decimal::max_digits);
  if (wanted == TypeKind::floating) return fmt::format("{} is too large for a float", shown);
  if (is_whole_number(literal)) return fmt::format("{} is too large for an int", shown);
  return fmt::format("{} is not an int: it is written with a point or an exponent, which a decimal may have", shown);
}

std::string half_character_words(Text raw) {
  return fmt::format("\"{}\" has half of a character in it: `\\uD800` to `\\uDFFF` only count in pairs",
                     excerpt_of(raw, shown_json_characters));
}

}  // namespace damson
