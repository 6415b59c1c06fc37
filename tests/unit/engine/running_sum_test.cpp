// Sums over the records of a target: exact, through lists and records, and known when they outgrow what can be held.
#include "runtime/engine/pipeline/running_sum.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace damson;

namespace {

Column decimals(std::initializer_list<std::string_view> texts, const Type& type, Arena& arena) {
  Column column = make_column(type, static_cast<uint32_t>(texts.size()), arena);
  uint32_t row = 0;
  for (const std::string_view text : texts) column.values<Decimal>()[row++] = *parse_decimal(text);
  return column;
}

}  // namespace

TEST_CASE("decimals add up exactly") {
  Arena arena;
  const Type type(TypeKind::decimal);
  const Column column = decimals({"0.1", "0.2", "-0.05"}, type, arena);
  RunningSum sum;
  for (uint32_t row = 0; row < 3; ++row) sum.add(column, row, {});
  REQUIRE(sum.value().has_value());
  CHECK(to_text(*sum.value()) == "0.25");
}

TEST_CASE("a sum goes through records and lists, and passes over what is missing") {
  Arena arena;
  const Type list = Type::list_of(Type(TypeKind::integer).or_missing());
  const Type record = Type::record_of({{"name", Type(TypeKind::text)}, {"sizes", list}});
  Column column = make_column(record, 2, arena);
  Column& sizes = column.field(1);
  const std::array<uint32_t, 3> offsets{0, 2, 3};
  std::copy(offsets.begin(), offsets.end(), sizes.values<uint32_t>());
  sizes.element() = make_column(list.element(), 3, arena);
  for (uint32_t i = 0; i < 3; ++i) sizes.element().values<int64_t>()[i] = 10 + i;
  set_state(sizes.element(), 1, State::missing, 0, arena);
  const std::array<uint32_t, 1> path{1};
  RunningSum sum;
  sum.add(column, 0, path);
  CHECK(to_integer(*sum.value()) == 10);
  sum.add(column, 1, path);
  CHECK(to_integer(*sum.value()) == 22);
  set_state(column, 1, State::missing, 0, arena);
  sum.add(column, 1, path);
  CHECK(to_integer(*sum.value()) == 22);
}

TEST_CASE("a sum of more than 38 digits is known to be none, and stays so") {
  Arena arena;
  const Type type(TypeKind::decimal);
  const Column column = decimals({"99999999999999999999999999999999999999", "1", "-1"}, type, arena);
  RunningSum sum;
  sum.add(column, 0, {});
  CHECK(sum.value().has_value());
  sum.add(column, 1, {});
  CHECK_FALSE(sum.value().has_value());
  sum.add(column, 2, {});
  CHECK_FALSE(sum.value().has_value());
}
