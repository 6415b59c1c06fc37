// A number with its unit, as a record.
#include <fmt/format.h>

#include "stdlib/dimensions/dimension_tokens.h"
#include "stdlib/dimensions/units.h"
#include "stdlib/support/record_result.h"

namespace damson::functions {

namespace {

struct WrittenMeasure {
  Decimal value;
  std::string unit;
};
constexpr std::tuple measure_fields{RecordField{"value", &WrittenMeasure::value}, RecordField{"unit", &WrittenMeasure::unit}};

Result<WrittenMeasure> measure_of(Text text) {
  std::vector<dimensions::Token> tokens = dimensions::tokens_of(text);
  tokens.pop_back();
  if (tokens.size() == 3 && tokens[2].is_mark('.')) tokens.pop_back();
  if (tokens.size() != 2 || !tokens[0].is(dimensions::Token::Kind::number)) {
    return fail(fmt::format("\"{}\" is not a number and a unit", text));
  }
  if (!tokens[0].number) return fail(fmt::format("the number of \"{}\" is not one, or can be read in two ways", text));
  const auto unit = dimensions::find_unit(tokens[1].text);
  if (!unit) return fail(fmt::format("the unit \"{}\" is not known", tokens[1].text));
  return WrittenMeasure{*tokens[0].number, std::string(unit->symbol)};
}

}  // namespace

Function parse_measure() {
  return {
      .name = "parse_measure",
      .family = "measures",
      .summary = "A length, weight or time with its unit, as a record with the fields `value` and `unit`.",
      .details = "Units: mm, cm, m, in, ft; g, kg, oz, lb; s, min, h; also by their English names. Fractions such as \"9 1/2 in.\" are read.",
      .parameters = {{"text", "The measure as it is written."}},
      .examples = {{R"("12.5 cm" | parse_measure)", R"({ value: 12.5, unit: "cm" })"},
                   {R"("9 1/2 inches" | parse_measure)", R"({ value: 9.5, unit: "in" })"}},
      .edge_cases = {{"missing | parse_measure", "missing"},
                     {R"("" | parse_measure)", R"(fails "not a number and a unit")"},
                     {R"("12" | parse_measure)", R"(fails "not a number and a unit")"},
                     {R"("½ lb." | parse_measure)", R"({ value: 0.5, unit: "lb" })"},
                     {R"("1,500 g" | parse_measure)", R"(fails "read in two ways")"},
                     {R"("12 Zoll" | parse_measure)", R"(fails "is not known")"}},
      .body = text_to_record<WrittenMeasure>(measure_fields, measure_of),
  };
}

}  // namespace damson::functions
