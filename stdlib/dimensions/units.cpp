// The table of units; every factor is exact by definition of the unit.
#include "stdlib/dimensions/units.h"

#include <algorithm>
#include <array>

namespace damson::dimensions {

namespace {

struct UnitNames {
  Unit unit;
  std::string_view names;  // between spaces, in lower case
};

constexpr std::array<UnitNames, 12> known_units = {{
    {{"mm", Quantity::length, {1, 3}}, " mm millimetre millimetres millimeter millimeters "},
    {{"cm", Quantity::length, {1, 2}}, " cm centimetre centimetres centimeter centimeters "},
    {{"m", Quantity::length, {1, 0}}, " m metre metres meter meters "},
    {{"in", Quantity::length, {254, 4}}, " in inch inches \" \u2033 \u201d "},
    {{"ft", Quantity::length, {3048, 4}}, " ft foot feet ' \u2032 \u2019 "},
    {{"kg", Quantity::weight, {1, 0}}, " kg kgs kilogram kilograms kilogramme kilogrammes "},
    {{"g", Quantity::weight, {1, 3}}, " g gram grams gramme grammes "},
    {{"lb", Quantity::weight, {45359237, 8}}, " lb lbs pound pounds "},
    {{"oz", Quantity::weight, {28349523125, 12}}, " oz ounce ounces "},
    {{"s", Quantity::time, {1, 0}}, " s sec secs second seconds "},
    {{"min", Quantity::time, {60, 0}}, " min mins minute minutes "},
    {{"h", Quantity::time, {3600, 0}}, " h hr hrs hour hours "},
}};

}  // namespace

std::optional<Unit> find_unit(std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return std::nullopt;
  std::string wanted = " ";
  for (char c : word) wanted += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  wanted += ' ';
  for (const UnitNames& known : known_units) {
    if (known.names.find(wanted) != std::string_view::npos) return known.unit;
  }
  return std::nullopt;
}

}  // namespace damson::dimensions
