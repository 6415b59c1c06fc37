// Numbers in the order of bytes that the server's binary form has.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace damson {

template <class Number>
Number from_network(const char* bytes) {
  std::make_unsigned_t<Number> number = 0;
  for (size_t i = 0; i < sizeof number; ++i)
    number = static_cast<decltype(number)>((uint64_t{number} << 8) | static_cast<unsigned char>(bytes[i]));
  return static_cast<Number>(number);
}

template <class Number>
void put_network(Number value, std::string& out) {
  const auto number = static_cast<uint64_t>(static_cast<std::make_unsigned_t<Number>>(value));
  char bytes[sizeof value];
  for (size_t i = 0; i < sizeof value; ++i) bytes[i] = static_cast<char>(number >> (8 * (sizeof value - 1 - i)));
  out.append(bytes, sizeof value);
}

}  // namespace damson
