// The reader of dimensions against its table.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <iterator>
#include <string>

#include "stdlib/dimensions/read_dimensions.h"
#include "stdlib/dimensions/units.h"
#include "tests/unit/dimensions/dimension_table.h"

using namespace damson;
using dimensions::Part;

namespace {

void append(std::string& line, std::string_view before, const std::optional<Decimal>& number, std::string_view behind = {}) {
  if (number) line += fmt::format("{}{}{}{}", line.empty() ? "" : " ", before, to_text(*number), behind);
}

void append(std::string& line, std::string_view word) { line += fmt::format("{}{}", line.empty() ? "" : " ", word); }

std::string in_short(const Part& part) {
  std::string line = part.part.value_or("");
  append(line, "H", part.height);
  append(line, "W", part.width);
  append(line, "D", part.depth);
  append(line, "O", part.diameter);
  if (part.unit) append(line, *part.unit);
  append(line, "", part.weight_kg, "kg");
  append(line, "", part.seconds, "s");
  if (part.variable) append(line, "~");
  if (part.note) append(line, fmt::format("\"{}\"", *part.note));
  return line;
}

}  // namespace

TEST_CASE("every way of writing dimensions is read as the table says") {
  for (const auto& [written, meant] : readable_dimensions) {
    CAPTURE(std::string(written));
    const auto parts = dimensions::read_dimensions(written);
    REQUIRE_MESSAGE(parts.ok(), parts.error().message);
    std::string found;
    for (const Part& part : *parts) found += (found.empty() ? "" : " | ") + in_short(part);
    CHECK(found == meant);
  }
}

TEST_CASE("dimensions that can be read in two ways, or not at all, are refused with the reason") {
  for (const auto& [written, reason] : refused_dimensions) {
    CAPTURE(std::string(written));
    const auto parts = dimensions::read_dimensions(written);
    REQUIRE_FALSE(parts.ok());
    CAPTURE(parts.error().message);
    CHECK(parts.error().message.find(reason) != std::string::npos);
  }
}

TEST_CASE("units are found by symbol and by name, in any case, and by nothing else") {
  CHECK(dimensions::find_unit("Kilograms")->symbol == "kg");
  CHECK(dimensions::find_unit("\"")->symbol == "in");
  CHECK(to_text(dimensions::find_unit("in")->in_base) == "0.0254");
  CHECK_FALSE(dimensions::find_unit(""));
  CHECK_FALSE(dimensions::find_unit("mm cm"));
  CHECK_FALSE(dimensions::find_unit("furlong"));
}
