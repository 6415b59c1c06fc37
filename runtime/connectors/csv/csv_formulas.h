// Texts that a spreadsheet takes for a formula, and the apostrophe that has it take them for texts.
#pragma once

#include <string_view>

namespace damson {

/// Whether the first sign of `text` that is no apostrophe is one that formulas begin with. The apostrophes count so
/// that escaping has an inverse: a text that looks escaped is escaped once more.
constexpr bool is_escaped_as_formula(std::string_view text) {
  const size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+-@\t\r\n").find(text[first]) != std::string_view::npos;
}

/// What was written for `cell`, where an apostrophe is put in front of what would be a formula.
constexpr std::string_view without_formula_escape(std::string_view cell) {
  return cell.starts_with('\'') && is_escaped_as_formula(cell) ? cell.substr(1) : cell;
}

}  // namespace damson
