// Numbers and texts as bytes, one behind the other: in blocks that were read, and in what is staged.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace damson {

template <class Number>
void put_number(Number number, std::string& out) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out.append(bytes, sizeof number);
}

/// Their size first.
inline void put_bytes(std::string_view bytes, std::string& out) {
  put_number(static_cast<uint32_t>(bytes.size()), out);
  out += bytes;
}

}  // namespace damson
