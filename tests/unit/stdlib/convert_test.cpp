// Measures in other units: the value, and what the loss ledger says of it.
#include <fmt/format.h>

#include "tests/support/called.h"

using namespace damson;
using namespace damson::test;

namespace {

struct Converted {
  std::string value;
  std::string lost;  // "10 mm -> 0.39 in"; empty where nothing was lost
};

Converted converted(std::string_view value, std::string_view unit, std::string_view wanted, int64_t places) {
  const Type measure = Type::record_of({{"value", Type(TypeKind::decimal)}, {"unit", Type(TypeKind::text)}});
  const std::vector<GivenArgument> given{{{}, {measure, {}}},
                                         {"unit", {Type(TypeKind::text), ConstantValue{std::string(wanted)}}},
                                         {"places", {Type(TypeKind::integer), ConstantValue{places}}}};
  auto resolved = resolve_call(*find_function("convert"), given);
  REQUIRE(std::holds_alternative<ResolvedCall>(resolved));
  const BoundCall& call = std::get<ResolvedCall>(resolved).call;
  Arena arena;
  Failures failures;
  std::vector<Loss> losses;
  KernelContext context{.arena = arena, .failures = failures, .losses = &losses};
  const std::string json = fmt::format(R"([{{"value": "{}", "unit": "{}"}}])", value, unit);
  const Column column = column_from_json(json, measure, failures, arena);
  const Column* arguments[] = {&column};
  Column out;
  out.type = &call.result;
  call.kernel(arguments, 1, out, context);
  const std::string lost = losses.empty() ? "" : fmt::format("{} -> {}", losses[0].before, losses[0].after);
  return {shown(out, 0, failures), lost};
}

struct ConvertCase {
  std::string_view value;
  std::string_view unit;
  std::string_view wanted;
  int64_t places;
  std::string_view result;
  std::string_view lost;
};

}  // namespace

TEST_CASE("a converted measure has the digits that are wanted, and the ledger shows the same number") {
  const ConvertCase cases[] = {
      {"12.5", "cm", "mm", 6, "125", ""},
      {"10", "mm", "in", 2, "0.39", "10 mm -> 0.39 in"},
      {"9.5", "in", "cm", 6, "24.13", ""},
      {"508", "mm", "in", 1, "20", ""},
      {"508.1", "mm", "in", 1, "20", "508.1 mm -> 20 in"},
      {"507.9", "mm", "in", 2, "20", "507.9 mm -> 20 in"},
      {"7.62", "cm", "in", 1, "3", ""},
      {"7.621", "cm", "in", 2, "3", "7.621 cm -> 3 in"},
      {"1", "m", "ft", 1, "3.3", "1 m -> 3.3 ft"},
      {"1", "m", "ft", 0, "3", "1 m -> 3 ft"},
      {"1", "m", "yd", 2, "1.09", "1 m -> 1.09 yd"},
      {"1", "yd", "ft", 0, "3", ""},
      {"1", "yd", "in", 6, "36", ""},
      {"1", "yd", "m", 6, "0.9144", ""},
      {"3", "ft", "in", 6, "36", ""},
      {"43", "in", "ft", 2, "3.58", "43 in -> 3.58 ft"},
      {"1", "in", "mm", 6, "25.4", ""},
      {"1", "in", "mm", 0, "25", "1 in -> 25 mm"},
      {"1", "ft", "m", 6, "0.3048", ""},
      {"1", "ft", "m", 3, "0.305", "1 ft -> 0.305 m"},
      {"0.04", "in", "mm", 0, "1", "0.04 in -> 1 mm"},
      {"0.01", "in", "mm", 0, "0", "0.01 in -> 0 mm"},
      {"125", "mm", "cm", 6, "12.5", ""},
      {"125", "mm", "m", 6, "0.125", ""},
      {"125", "mm", "m", 2, "0.13", "125 mm -> 0.13 m"},
      {"-125", "mm", "m", 2, "-0.13", "-125 mm -> -0.13 m"},
      {"0", "mm", "in", 6, "0", ""},
      {"12.50", "cm", "cm", 1, "12.50", ""},
      {"1", "kg", "g", 6, "1000", ""},
      {"1", "t", "kg", 6, "1000", ""},
      {"2500", "kg", "t", 6, "2.5", ""},
      {"1", "lb", "kg", 8, "0.45359237", ""},
      {"1", "lb", "kg", 3, "0.454", "1 lb -> 0.454 kg"},
      {"1", "kg", "lb", 2, "2.2", "1 kg -> 2.2 lb"},
      {"16", "oz", "lb", 6, "1", ""},
      {"1", "lb", "oz", 6, "16", ""},
      {"1", "oz", "g", 9, "28.349523125", ""},
      {"90", "min", "h", 6, "1.5", ""},
      {"100", "min", "h", 2, "1.67", "100 min -> 1.67 h"},
      {"1", "h", "s", 0, "3600", ""},
      {"61", "s", "min", 1, "1", "61 s -> 1 min"},
      {"20", "Inches", "cm", 6, "50.8", ""},
      {"20", "cms", "mm", 6, "200", ""},
  };
  for (const ConvertCase& one : cases) {
    CAPTURE(std::string(one.value));
    CAPTURE(std::string(one.unit));
    CAPTURE(std::string(one.wanted));
    const Converted found = converted(one.value, one.unit, one.wanted, one.places);
    CHECK(found.value == one.result);
    CHECK(found.lost == one.lost);
  }
  CHECK(converted("1", "cm", "kg", 2).value.starts_with("error("));
  CHECK(converted("1", "min", "mm", 2).value.starts_with("error("));
  CHECK(converted("1", "Zoll", "mm", 2).value.starts_with("error("));
  CHECK(converted("99999999999999999999999999999999999999", "m", "mm", 2).value.starts_with("error("));
}
