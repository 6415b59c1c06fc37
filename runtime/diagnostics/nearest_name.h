// The name that somebody most likely meant.
#pragma once

#include <optional>
#include <ranges>
#include <span>
#include <string_view>
#include <vector>

namespace damson {

/// The nearest of `names`, or nothing when none is near. Names that differ only in case, or in `_`, `-` and spaces,
/// come first; among equally near ones the first. The result points into `names`.
std::optional<std::string_view> nearest_name(std::string_view wanted, std::span<const std::string_view> names);

/// The same over any range of texts.
template <std::ranges::input_range Names>
  requires std::convertible_to<std::ranges::range_reference_t<const Names&>, std::string_view>
std::optional<std::string_view> nearest_name(std::string_view wanted, const Names& names) {
  std::vector<std::string_view> views;
  for (const auto& name : names) views.emplace_back(name);
  return nearest_name(wanted, std::span<const std::string_view>(views));
}

}  // namespace damson
