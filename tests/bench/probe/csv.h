// Where the cells of a CSV block end.
#pragma once

#include <simdjson.h>

#include "output.h"

namespace probe {

class Cells {
 public:
  explicit Cells(uint32_t columns, size_t bytes = 2 * block_bytes) : columns_(columns), ends_(bytes + padding) {}

  /// Every cell of `size` bytes; ends the program when they are not UTF-8 or a record has another number of cells.
  void find(const char* bytes, size_t size) {
    if (!simdjson::validate_utf8(bytes, size)) give_up("not UTF-8");
    bytes_ = bytes;
    size_t count = 0;
    Mask inside = 0;
    for (size_t at = 0; at < size; at += 64) {
      const Bytes64 part(bytes + at);
      const Mask here = first_bits(size - at), within = parity_so_far(part.equal('"') & here) ^ inside;
      inside = static_cast<Mask>(static_cast<int64_t>(within) >> 63);
      for (Mask ends = (part.equal(',') | part.equal('\n')) & ~within & here; ends != 0; ends &= ends - 1)
        ends_[count++] = static_cast<uint32_t>(at) + static_cast<uint32_t>(__builtin_ctzll(ends));
    }
    records_ = count / columns_;
    bool whole = count % columns_ == 0;
    for (size_t last = columns_ - 1; last < count; last += columns_) whole &= bytes[ends_[last]] == '\n';
    if (!whole) give_up("a record has a wrong number of cells");
  }
  size_t records() const { return records_; }
  /// As it stands, quotes and all.
  Field raw(size_t record, uint32_t column) const {
    const size_t place = record * columns_ + column;
    const uint32_t start = place == 0 ? 0 : ends_[place - 1] + 1;
    return {bytes_ + start, ends_[place] - start, false};
  }
  Field cell(size_t record, uint32_t column) const {
    const Field field = raw(record, column);
    if (field.size < 2 || field.text[0] != '"') return field;
    return {field.text + 1, field.size - 2, true};
  }

 private:
  uint32_t columns_;
  std::vector<uint32_t> ends_;
  const char* bytes_ = nullptr;
  size_t records_ = 0;
};

}  // namespace probe
