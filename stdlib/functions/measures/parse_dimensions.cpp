// Dimensions as catalogues write them, as records.
#include <fmt/format.h>

#include "stdlib/dimensions/read_dimensions.h"
#include "stdlib/support/record_result.h"

namespace damson::functions {

namespace {

using dimensions::Part;

constexpr std::tuple part_fields{RecordField{"part", &Part::part},         RecordField{"height", &Part::height},
                                 RecordField{"width", &Part::width},       RecordField{"depth", &Part::depth},
                                 RecordField{"diameter", &Part::diameter}, RecordField{"length", &Part::length},
                                 RecordField{"unit", &Part::unit},         RecordField{"weight_kg", &Part::weight_kg},
                                 RecordField{"seconds", &Part::seconds},   RecordField{"variable", &Part::variable},
                                 RecordField{"note", &Part::note}};

}  // namespace

Function parse_dimensions() {
  return {
      .name = "parse_dimensions",
      .family = "measures",
      .keeps = Keeps::everything,
      .summary =
          "Dimensions as museums write them, a record for each part; fails for what is ambiguous or not understood.",
      .details =
          "Numbers between times signs are height, width and depth, in this order, where nothing else is said: \"(W x "
          "H)\", \"30 cm high\". A record has the fields `part` (as written), `height`, "
          "`width`, `depth`, `diameter`, `length` (what \"3 ft 7 in.\" alone says: one length, and not which dimension "
          "it is) and their "
          "`unit` (\"mm\", \"cm\", \"m\", \"in\", \"ft\" or \"yd\"), `weight_kg`, `seconds` (how long a film lasts), "
          "`variable` (whether "
          "something is said to vary) and `note` (what else stands there). Nothing is guessed: a size without a unit, "
          "a lone \"30 cm\" "
          "(it may be a format or a film's gauge) and a weight of \"15,750 kg\" fail. Feet and inches of one part are "
          "given in inches.",
      .parameters = {{"text", "The dimensions as they are written."}},
      .examples =
          {{R"x("support: 394 x 419 mm\nframe: 510 x 535 x 40 mm" | parse_dimensions | pick("part", "height", "width", "depth", "unit"))x",
            R"([{ part: "support", height: 394, width: 419, depth: missing, unit: "mm" }, { part: "frame", height: 510, width: 535, depth: 40, unit: "mm" }])"},
           {R"x("object: 653 x 452 x 75 mm, 1.5 kg" | parse_dimensions | only | pick("depth", "weight_kg"))x",
            R"({ depth: 75, weight_kg: 1.5 })"},
           {R"x("23 1/4 × 18 in. (59.1 × 45.7 cm)" | parse_dimensions | only | pick("height", "width", "unit", "note"))x",
            R"x({ height: 23.25, width: 18, unit: "in", note: "(59.1 × 45.7 cm)" })x"},
           {R"x("30 x 40 cm (W x H)" | parse_dimensions | only | pick("height", "width"))x",
            R"({ height: 40, width: 30 })"},
           {R"x("3 ft 7 in." | parse_dimensions | only | pick("height", "length", "unit"))x",
            R"({ height: missing, length: 43, unit: "in" })"},
           {R"x("duration: 59min, 18sec" | parse_dimensions | only | pick("part", "seconds"))x",
            R"({ part: "duration", seconds: 3558 })"}},
      .edge_cases = {{"missing | parse_dimensions", "missing"},
                     {R"("" | parse_dimensions | count)", "0"},
                     {R"x("Überall: 30 x 40 cm" | parse_dimensions | only | pick("part"))x", R"({ part: "Überall" })"},
                     {R"x("overall display dimensions variable" | parse_dimensions | only | pick("variable", "note"))x",
                      R"({ variable: true, note: "overall display dimensions variable" })"},
                     {R"x("dimensions not recorded" | parse_dimensions | only | pick("height", "note"))x",
                      R"({ height: missing, note: "dimensions not recorded" })"},
                     {R"("394 x 419" | parse_dimensions | count)", R"(fails "the unit is not said")"},
                     {R"("image: 30 cm" | parse_dimensions | count)", R"(fails "which dimension")"},
                     {R"("20 cm x 10 cm high" | parse_dimensions | count)", R"(fails "only some numbers")"},
                     {R"("1920 x 1080 px" | parse_dimensions | count)", R"(fails "is not one that is read")"},
                     {R"("15,750 kg" | parse_dimensions | count)", R"(fails "read in two ways")"},
                     {R"("on paper" | parse_dimensions | count)", R"(fails "there is no measure")"}},
      .body = text_to_records<Part>(part_fields,
                                    [](Text text) -> Result<std::vector<Part>> {
                                      auto parts = dimensions::read_dimensions(text);
                                      if (parts.ok()) return parts;
                                      return fail(fmt::format("\"{}\" cannot be read as dimensions: {}", text,
                                                              parts.error().message));
                                    }),
  };
}

}  // namespace damson::functions
