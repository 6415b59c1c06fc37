// Counting line breaks 64 bytes at a time. Compiled once for each kind of vectors, as csv_scan.cpp is.
#include "runtime/connectors/input/lines.h"

#include <bit>
#include <cstring>

#include "runtime/connectors/input/text_block.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "runtime/connectors/input/lines.cpp"
#include <hwy/foreach_target.h>
// behind foreach_target.h
#include <hwy/highway.h>

#include "runtime/base/vector_masks-inl.h"

HWY_BEFORE_NAMESPACE();
namespace damson::HWY_NAMESPACE {

namespace {

/// Goes through a text 64 bytes at a time.
class BreakScan {
 public:
  explicit BreakScan(std::string_view text) : text_(text) {}

  bool ended() const { return at_ >= text_.size(); }
  /// Behind what was looked at.
  size_t at() const { return at_; }
  /// Bit i: a line break begins with byte i of the next 64.
  uint64_t next() {
    const size_t left = text_.size() - at_;
    const char* place = text_.data() + at_;
    char last[64] = {};
    if (left < 64) place = static_cast<const char*>(std::memcpy(last, place, left));
    at_ += 64;
    const Bytes64 bytes(place);
    const uint64_t feeds = bytes.equal('\n');
    const uint64_t returns = bytes.equal('\r');
    // a feed right behind a return belongs to the break that the return has begun
    const uint64_t second_halves = feeds & (returns << 1 | (after_carriage_return_ ? 1U : 0U));
    after_carriage_return_ = returns >> 63 != 0;
    return (feeds & ~second_halves) | returns;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
  bool after_carriage_return_ = false;
};

}  // namespace

uint64_t breaks_in(std::string_view text) {
  uint64_t count = 0;
  for (BreakScan scan(text); !scan.ended();) count += static_cast<uint64_t>(std::popcount(scan.next()));
  return count;
}

void breaks_before(std::string_view text, std::span<const uint32_t> places, uint64_t* counts) {
  uint64_t count = 0;
  size_t next = 0;
  for (BreakScan scan(text); !scan.ended() && next < places.size();) {
    const size_t begin = scan.at();
    const uint64_t bits = scan.next();
    for (; next < places.size() && places[next] < scan.at(); ++next) {
      const uint64_t before = (uint64_t{1} << (places[next] - begin)) - 1;
      counts[next] = count + static_cast<uint64_t>(std::popcount(bits & before));
    }
    count += static_cast<uint64_t>(std::popcount(bits));
  }
  for (; next < places.size(); ++next) counts[next] = count;
}

}  // namespace damson::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace damson {

HWY_EXPORT(breaks_in);
HWY_EXPORT(breaks_before);

uint64_t count_line_breaks(std::string_view text) { return HWY_DYNAMIC_DISPATCH(breaks_in)(text); }

void count_line_breaks_before(std::string_view text, std::span<const uint32_t> places, uint64_t* counts) {
  HWY_DYNAMIC_DISPATCH(breaks_before)(text, places, counts);
}

uint64_t TextBlock::line_at(size_t offset) const { return first_line + count_line_breaks(text().substr(0, offset)); }

}  // namespace damson
#endif
