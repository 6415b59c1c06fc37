// Finding record borders 64 bytes at a time.
#include "runtime/connectors/json/json_borders.h"

#include <bit>

#include "runtime/connectors/input/byte_masks.h"

namespace damson {

namespace {

/// Bit i is set when the number of bits set in [0, i] is odd.
uint64_t parity_so_far(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

class JsonBorderScan {
 public:
  JsonBorderScan(std::string_view bytes, size_t most_records) : bytes_(bytes), most_records_(most_records) {}

  JsonBorders run() {
    for (size_t chunk = 0; chunk < bytes_.size(); chunk += 64) {
      const Bytes64 piece(bytes_.data() + chunk);
      const uint64_t valid = first_bits(bytes_.size() - chunk);
      const uint64_t quotes = piece.equal('"') & ~escaped(piece.equal('\\')) & valid;
      const uint64_t in_string = parity_so_far(quotes) ^ string_carry_;
      string_carry_ = in_string >> 63 != 0 ? ~uint64_t{0} : 0;
      uint64_t marks = piece.equal_any('{', '}', '[', ']', ',') & ~in_string & valid;
      for (; marks != 0; marks &= marks - 1) {
        if (!take(chunk + static_cast<size_t>(std::countr_zero(marks)))) return borders_;
      }
    }
    return borders_;
  }

 private:
  /// The bytes that a backslash escapes: those behind an odd run of backslashes.
  uint64_t escaped(uint64_t backslashes) {
    uint64_t result = escape_carry_ ? 1 : 0;
    backslashes &= ~result;
    escape_carry_ = false;
    while (backslashes != 0) {
      const int at = std::countr_zero(backslashes);
      if (at == 63) {
        escape_carry_ = true;
        break;
      }
      const uint64_t next = uint64_t{1} << (at + 1);
      result |= next;
      backslashes &= ~(next | (next >> 1));
    }
    return result;
  }

  bool take(size_t at) {
    switch (bytes_[at]) {
      case '{':
      case '[': ++depth_; return true;
      case ',': return depth_ != 0 || take_border(at, false);
      default: break;  // a closing bracket
    }
    if (depth_ == 0) return bytes_[at] == '}' || take_border(at, true);  // a brace too many is the parser's to find
    --depth_;
    return true;
  }

  bool take_border(size_t at, bool closed) {
    borders_ = {.end = at, .any = true, .closed = closed};
    ++records_;
    return !closed && records_ != most_records_;
  }

  std::string_view bytes_;
  size_t most_records_;
  JsonBorders borders_;
  size_t depth_ = 0;
  size_t records_ = 0;
  uint64_t string_carry_ = 0;
  bool escape_carry_ = false;
};

}  // namespace

JsonBorders find_json_borders(std::string_view bytes, size_t most_records) {
  return JsonBorderScan(bytes, most_records).run();
}

}  // namespace damson
