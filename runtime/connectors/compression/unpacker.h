// Unpacking a stream piece by piece: one implementation a compression.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/connectors/compression/compression.h"

namespace damson {

class Unpacker {
 public:
  struct Step {
    size_t taken = 0;               // of the packed bytes
    size_t given = 0;               // unpacked bytes written
    std::string damage = {};        // why it cannot go on; empty when it can
    bool window_too_large = false;  // nor can it go on when this is true, though nothing is damaged
  };

  virtual ~Unpacker() = default;
  virtual Step unpack(std::string_view packed, char* out, size_t capacity) = 0;
  /// Whether the stream may end here: between two members or frames.
  virtual bool complete() const = 0;
};

std::unique_ptr<Unpacker> gzip_unpacker();
std::unique_ptr<Unpacker> zstandard_unpacker();

}  // namespace damson
