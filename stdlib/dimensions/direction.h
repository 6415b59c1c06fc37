// The dimensions that words name, and the orders that they are written in: "height", "W", "(H x W x D)".
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stdlib/dimensions/dimension_tokens.h"

namespace damson::dimensions {

/// `other` is one that has no field: a circumference, a radius.
enum class Direction : uint8_t { none, height, width, depth, diameter, depth_or_diameter, length, weight, other };

/// What a word before a measure names: "height", "H".
Direction direction_of(std::string_view word);
/// What a word behind a measure names: those, and "high", "wide".
Direction direction_behind(std::string_view word);
/// "a height".
std::string_view name_of(Direction direction);

bool says_about(std::string_view word);       // "approx", "c", "circa"
bool is_abbreviation(std::string_view word);  // one that a point may end, "ea" and "diam"

/// "H x W x D", "height by width", "HxW", "h/w (cm)".
struct Order {
  std::vector<Direction> directions;
  std::string_view unit;  // empty where none is said
  size_t size = 0;        // in tokens
};

/// The order that ends with the last of `tokens`, which are before a size; nothing where none does.
std::optional<Order> order_before(std::span<const Token> tokens);
/// The order that begins with the first of `tokens`, which are behind a size; nothing where none does.
std::optional<Order> order_behind(std::span<const Token> tokens);
/// The order inside a bracket, which holds nothing else; nothing for another bracket.
std::optional<Order> order_inside(const Token& bracket);
/// Whether a bracket holds letters and times signs and no number: an order, understood or not.
bool looks_like_order(const Token& bracket);

}  // namespace damson::dimensions
