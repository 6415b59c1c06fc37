// Reading a size as people write it.
#include "compiler/driver/read_size.h"

#include <array>
#include <charconv>
#include <string>

namespace damson {

namespace {

struct Unit {
  std::string_view name;
  uint64_t bytes;
};

constexpr std::array units = {Unit{"KB", 1'000}, Unit{"MB", 1'000'000}, Unit{"GB", 1'000'000'000},
                              Unit{"TB", 1'000'000'000'000}};

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

}  // namespace

std::optional<uint64_t> read_size(std::string_view text) {
  uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || number == 0) return std::nullopt;
  const std::string name = in_capitals({stop, static_cast<size_t>(end - stop)});
  for (const Unit& unit : units) {
    if (name != unit.name) continue;
    if (number > UINT64_MAX / unit.bytes) return std::nullopt;
    return number * unit.bytes;
  }
  return std::nullopt;
}

}  // namespace damson
