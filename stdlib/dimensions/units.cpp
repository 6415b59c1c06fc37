// The table of units; every factor is exact by definition of the unit.
#include "stdlib/dimensions/units.h"

#include <array>
#include <string>

namespace damson::dimensions {

namespace {

struct UnitNames {
  Unit unit;
  std::string_view names;  // between spaces, in lower case
};

constexpr std::array<UnitNames, 14> known_units = {{
    {{"mm", Quantity::length, {1, 3}}, " mm mms millimetre millimetres millimeter millimeters "},
    {{"cm", Quantity::length, {1, 2}}, " cm cms centimetre centimetres centimeter centimeters "},
    {{"m", Quantity::length, {1, 0}}, " m metre metres meter meters "},
    {{"in", Quantity::length, {254, 4}}, " in ins inch inches \" \u2033 \u201d \u02ba '' \u2019\u2019 \u2032\u2032 "},
    {{"ft", Quantity::length, {3048, 4}}, " ft foot feet ' \u2032 \u2019 "},
    {{"yd", Quantity::length, {9144, 4}}, " yd yds yard yards "},
    {{"kg", Quantity::weight, {1, 0}}, " kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes "},
    {{"g", Quantity::weight, {1, 3}}, " g gm gms gram grams gramme grammes "},
    {{"t", Quantity::weight, {1000, 0}}, " t tonne tonnes "},
    {{"lb", Quantity::weight, {45359237, 8}}, " lb lbs pound pounds "},
    {{"oz", Quantity::weight, {28349523125, 12}}, " oz ozs ounce ounces "},
    {{"s", Quantity::time, {1, 0}}, " s sec secs second seconds "},
    {{"min", Quantity::time, {60, 0}}, " min mins minute minutes "},
    {{"h", Quantity::time, {3600, 0}}, " h hr hrs hour hours "},
}};
/// Units of which some are not exact, some have several values, and none is one of a work's size.
constexpr std::string_view other_units =
    " px pixel pixels dpi ppi dm decimetre decimetres km kilometre kilometres kilometer kilometers mi mile miles "
    "\u00b5m \u03bcm um micron microns nm "
    "pt pts point points pica picas em ems ton tons cwt st stone stones gr grain grains mg milligram milligrams day "
    "days week weeks ms "
    "m\u00b2 cm\u00b2 mm\u00b2 m\u00b3 cm\u00b3 mm\u00b3 sq cu kb mb gb ell ells hand hands fathom fathoms mil mils cc "
    "ml litre litres liter liters ";

bool one_of_names(std::string_view names, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  std::string wanted = " ";
  for (char c : word) wanted += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  wanted += ' ';
  return names.find(wanted) != std::string_view::npos;
}

}  // namespace

std::optional<Unit> find_unit(std::string_view word) {
  constexpr size_t longest_name = 16;
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() > longest_name) return std::nullopt;
  for (const UnitNames& known : known_units) {
    if (one_of_names(known.names, word)) return known.unit;
  }
  return std::nullopt;
}

bool is_other_unit(std::string_view word) { return one_of_names(other_units, word); }

}  // namespace damson::dimensions
