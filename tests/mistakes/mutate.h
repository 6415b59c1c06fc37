// Slips of the pen, made by chance: what people do to words and signs without meaning to.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace damson::test {

/// One place of a text and what stands there now.
struct Slip {
  size_t begin = 0;
  size_t end = 0;
  std::string written;
  std::string kind;  // "swap"
};

using Chance = std::mt19937_64;

/// A number below `bound`, the same on every machine.
size_t pick(Chance& chance, size_t bound);

/// A slip in a spec; one that changes nothing has the written text of its place.
Slip make_slip(const std::string& content, Chance& chance);

std::string with_slip(const std::string& content, const Slip& slip);

}  // namespace damson::test
