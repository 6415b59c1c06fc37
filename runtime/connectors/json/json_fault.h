// What makes a piece of JSON unreadable, and where.
#pragma once

#include <cstdint>
#include <string>

namespace damson {

struct JsonFault {
  enum class Kind : uint8_t {
    malformed,  // `words` says how
    cut_off,    // the data ends in the middle
    key_twice,  // `words` is the key
    too_deep,
    not_a_record,  // `words` says what it is
  };
  Kind kind = Kind::malformed;
  const char* at = nullptr;
  std::string words = {};
};

}  // namespace damson
