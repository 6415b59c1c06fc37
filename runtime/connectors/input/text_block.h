// A run of whole records of one file, as read.
#pragma once

#include <string>
#include <vector>

#include "runtime/connectors/source.h"

namespace damson {

/// Padded behind its end so that SIMD readers may look past it.
class TextBlock : public InputBlock {
 public:
  static constexpr size_t padding = 64;

  size_t size_in_bytes() const override { return size; }
  std::string_view text() const { return {bytes.data(), size}; }
  /// The line of the file on which byte `offset` stands.
  uint64_t line_at(size_t offset) const;

  std::string bytes;  // `size` bytes of records, then padding
  size_t size = 0;
  uint64_t first_line = 1;   // of the first byte
  uint64_t line_breaks = 0;  // in it
  // what parsing it found:
  std::vector<Text> raw;         // each record as it stands, without the record separator
  std::vector<uint32_t> starts;  // offset of each record
};

}  // namespace damson
