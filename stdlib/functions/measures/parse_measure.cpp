// A number with its unit, as a record.
#include <fmt/format.h>

#include "stdlib/dimensions/written_term.h"
#include "stdlib/support/record_result.h"

namespace damson::functions {

namespace {

struct WrittenMeasure {
  Decimal value;
  std::string unit;
};
constexpr std::tuple measure_fields{RecordField{"value", &WrittenMeasure::value},
                                    RecordField{"unit", &WrittenMeasure::unit}};

Result<WrittenMeasure> measure_of(Text text) {
  using dimensions::Token;
  const std::vector<Token> tokens = dimensions::tokens_of(text);
  const auto refuse = [&] { return fail(fmt::format("\"{}\" is not a number and a unit", text)); };
  if (tokens.size() < 3 || !tokens[0].is(Token::Kind::number)) return refuse();
  if (tokens.size() == 3 && tokens[1].is(Token::Kind::word) && !dimensions::find_unit(tokens[1].text)) {
    return fail(fmt::format("the unit \"{}\" is not known", tokens[1].text));
  }
  auto term = dimensions::first_term_at(tokens, 0);
  if (!term.ok()) return fail(fmt::format("\"{}\" is not read: {}", text, term.error().message));
  const bool whole =
      *term && (*term)->unit && tokens[(*term)->end].is(Token::Kind::line) && (*term)->end + 1 == tokens.size();
  if (!whole || (*term)->direction != dimensions::Direction::none || !(*term)->notes.empty()) return refuse();
  const std::string_view unit = (*term)->unit->symbol;
  if (!(*term)->eighths.empty() && unit != "in" && unit != "ft") {
    return fail(fmt::format("the number \"{}\" of \"{}\" can be read in two ways", (*term)->eighths, text));
  }
  return WrittenMeasure{(*term)->number, std::string(unit)};
}

}  // namespace

Function parse_measure() {
  return {
      .name = "parse_measure",
      .family = "measures",
      .keeps = Keeps::everything,
      .summary = "A length, weight or time with its unit, as a record with the fields `value` and `unit`.",
      .details =
          "Units: mm, cm, m, in, ft, yd; g, kg, t, oz, lb; s, min, h; also by their English names. Fractions such as "
          "\"9 1/2 in.\" are read. "
          "\"3 ft 7 in.\" is given in the smaller of its units.",
      .parameters = {{"text", "The measure as it is written."}},
      .examples = {{R"("12.5 cm" | parse_measure)", R"({ value: 12.5, unit: "cm" })"},
                   {R"("9 1/2 inches" | parse_measure)", R"({ value: 9.5, unit: "in" })"}},
      .edge_cases = {{"missing | parse_measure", "missing"},
                     {R"("" | parse_measure)", R"(fails "not a number and a unit")"},
                     {R"("12" | parse_measure)", R"(fails "not a number and a unit")"},
                     {R"("½ lb." | parse_measure)", R"({ value: 0.5, unit: "lb" })"},
                     {R"(".5 cm" | parse_measure)", R"({ value: 0.5, unit: "cm" })"},
                     {R"("3 ft 7 in." | parse_measure)", R"({ value: 43, unit: "in" })"},
                     {R"("-5 cm" | parse_measure)", R"(fails "not a number and a unit")"},
                     {R"("1,500 g" | parse_measure)", R"(fails "read in two ways")"},
                     {R"("12 Zoll" | parse_measure)", R"(fails "is not known")"}},
      .body = text_to_record<WrittenMeasure>(measure_fields, measure_of),
  };
}

}  // namespace damson::functions
