// Digests of values: equal values have one, and nobody can write down different ones that share it.
#include <cstring>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "runtime/values/column.h"

using namespace damson;

namespace {

constexpr size_t stripe_bytes = 64;
constexpr size_t secret_step = 8;

/// Makes the lower half of a stripe's first lane cancel the public secret, so that the upper half is multiplied by
/// nothing.
void blind_lane(std::string& text, size_t stripe, uint32_t upper) {
  char* lane = text.data() + stripe * stripe_bytes;
  std::memcpy(lane, XXH3_kSecret + stripe * secret_step, sizeof(uint32_t));
  std::memcpy(lane + sizeof(uint32_t), &upper, sizeof upper);
}

/// Two texts with one unkeyed xxHash3: what one lane adds more, the other adds less.
std::pair<std::string, std::string> colliding_texts() {
  std::string first(700, 'a');
  std::string second = first;
  blind_lane(first, 2, 100);
  blind_lane(first, 5, 100);
  blind_lane(second, 2, 101);
  blind_lane(second, 5, 99);
  return {std::move(first), std::move(second)};
}

Hash128 hash_of(const std::string& text, Arena& arena) {
  static const Type text_type(TypeKind::text);
  Column column = make_column(text_type, 1, arena);
  column.values<Text>()[0] = Text(text);
  return hash_value(column, 0);
}

}  // namespace

TEST_CASE("texts that collide without a secret do not collide as keys") {
  const auto [first, second] = colliding_texts();
  REQUIRE(first != second);
  const XXH128_hash_t unkeyed_first = XXH3_128bits(first.data(), first.size());
  const XXH128_hash_t unkeyed_second = XXH3_128bits(second.data(), second.size());
  REQUIRE(unkeyed_first.low64 == unkeyed_second.low64);
  REQUIRE(unkeyed_first.high64 == unkeyed_second.high64);

  Arena arena;
  CHECK_FALSE(hash_of(first, arena) == hash_of(second, arena));
  CHECK(hash_of(first, arena) == hash_of(std::string(first), arena));
}
