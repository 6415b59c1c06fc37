// The fields of the objects of an NDJSON block, values as they stand.
#pragma once

#include <simdjson.h>

#include <array>

#include "output.h"

namespace probe {

/// Where the quotes are that open and close strings.
class Quotes {
 public:
  void find(const char* bytes, size_t size) {
    if (!simdjson::validate_utf8(bytes, size)) give_up("not UTF-8");
    places_.resize(size + padding);
    size_t count = 0;
    bool escaped = false;  // the next byte
    for (size_t at = 0; at < size; at += 64) {
      const Bytes64 part(bytes + at);
      Mask quotes = part.equal('"') & first_bits(size - at);
      const Mask strokes = part.equal('\\');
      if (strokes != 0 || escaped) {
        for (size_t i = 0; i < 64; i++) {
          if (escaped) {
            quotes &= ~(Mask{1} << i);
            escaped = false;
          } else {
            escaped = (strokes >> i & 1) != 0;
          }
        }
      }
      for (; quotes != 0; quotes &= quotes - 1)
        places_[count++] = static_cast<uint32_t>(at) + static_cast<uint32_t>(__builtin_ctzll(quotes));
    }
    places_[count] = static_cast<uint32_t>(size);
    next_ = 0;
  }
  uint32_t take() { return places_[next_++]; }
  uint32_t look() const { return places_[next_]; }

 private:
  std::vector<uint32_t> places_;
  size_t next_ = 0;
};

/// Reads one object at `at` and calls take(key, value) for each of its fields; gives where the next one begins.
template <class Take>
size_t each_field(const char* bytes, size_t at, size_t size, Quotes& quotes, Take take) {
  while (true) {
    const uint32_t open = quotes.take(), close = quotes.take();
    const std::string_view key(bytes + open + 1, close - open - 1);
    at = close + 1;
    if (at >= size || bytes[at] != ':') give_up("not an object with plain fields");
    Field value{bytes + ++at, 0, false};
    if (bytes[at] == '"') {
      value.text = bytes + quotes.take() + 1;
      const uint32_t end = quotes.take();
      value.size = static_cast<size_t>(bytes + end - value.text);
      at = end + 1;
    } else {
      while (at < size && bytes[at] != ',' && bytes[at] != '}') at++;
      if (bytes[at - 1] != 'l') value.size = static_cast<size_t>(bytes + at - value.text);  // null is nothing
    }
    take(key, value);
    if (bytes[at] == '}') return at + 2;
    if (bytes[at] != ',') give_up("not an object with plain fields");
  }
}

}  // namespace probe
