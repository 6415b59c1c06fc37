// The reader of dimensions against its table.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <iterator>
#include <string>

#include "stdlib/dimensions/dimension_tokens.h"
#include "stdlib/dimensions/read_dimensions.h"
#include "stdlib/dimensions/units.h"
#include "tests/unit/dimensions/dimension_forms.h"
#include "tests/unit/dimensions/dimension_table.h"

using namespace damson;
using dimensions::Part;

namespace {

void append(std::string& line, std::string_view before, const std::optional<Decimal>& number,
            std::string_view behind = {}) {
  if (number) line += fmt::format("{}{}{}{}", line.empty() ? "" : " ", before, to_text(*number), behind);
}

void append(std::string& line, std::string_view word) { line += fmt::format("{}{}", line.empty() ? "" : " ", word); }

std::string in_short(const Part& part) {
  std::string line = part.part.value_or("");
  append(line, "H", part.height);
  append(line, "W", part.width);
  append(line, "D", part.depth);
  append(line, "O", part.diameter);
  append(line, "L", part.length);
  if (part.unit) append(line, *part.unit);
  append(line, "", part.weight_kg, "kg");
  append(line, "", part.seconds, "s");
  if (part.variable) append(line, "~");
  if (part.note) append(line, fmt::format("\"{}\"", *part.note));
  return line;
}

template <size_t count>
void check_readable(const std::pair<std::string_view, std::string_view> (&table)[count]) {
  for (const auto& [written, meant] : table) {
    CAPTURE(std::string(written));
    const auto parts = dimensions::read_dimensions(written);
    REQUIRE_MESSAGE(parts.ok(), parts.error().message);
    std::string found;
    for (const Part& part : *parts) found += (found.empty() ? "" : " | ") + in_short(part);
    CHECK(found == meant);
  }
}

template <size_t count>
void check_refused(const std::pair<std::string_view, std::string_view> (&table)[count]) {
  for (const auto& [written, reason] : table) {
    CAPTURE(std::string(written));
    const auto parts = dimensions::read_dimensions(written);
    REQUIRE_FALSE(parts.ok());
    CAPTURE(parts.error().message);
    CHECK(parts.error().message.find(reason) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("every way of writing dimensions is read as the tables say") {
  check_readable(readable_dimensions);
  check_readable(readable_dimension_forms);
}

TEST_CASE("dimensions that can be read in two ways, or not at all, are refused with the reason") {
  check_refused(refused_dimensions);
  check_refused(refused_dimension_forms);
}

TEST_CASE("a text of brackets that are never closed is cut into tokens in one pass") {
  // each bracket that looks for its partner by itself would make 10^13 steps of this
  const std::string open(5'000'000, '(');
  CHECK(dimensions::tokens_of(open).size() == open.size() + 1);
  const std::string closed = open + std::string(open.size(), ')');
  CHECK(dimensions::tokens_of(closed).size() == 2);
}

TEST_CASE("dimensions have a greatest length, and what is read of one of that length ends") {
  std::string notes = "30 x 40 cm";
  while (notes.size() + 5 <= dimensions::most_dimension_bytes) notes += ", new";
  REQUIRE(dimensions::read_dimensions(notes).ok());
  CHECK(dimensions::read_dimensions(notes)->size() == 1);
  const std::string longer(dimensions::most_dimension_bytes + 1, '(');
  REQUIRE_FALSE(dimensions::read_dimensions(longer).ok());
  CHECK(dimensions::read_dimensions(longer).error().message == "it is longer than 65536 bytes");
}

TEST_CASE("units are found by symbol and by name, in any case, and by nothing else") {
  CHECK(dimensions::find_unit("Kilograms")->symbol == "kg");
  CHECK(dimensions::find_unit("\"")->symbol == "in");
  CHECK(to_text(dimensions::find_unit("in")->in_base) == "0.0254");
  CHECK_FALSE(dimensions::find_unit(""));
  CHECK_FALSE(dimensions::find_unit("mm cm"));
  CHECK_FALSE(dimensions::find_unit("furlong"));
}
