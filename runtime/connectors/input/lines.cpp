// Counting line breaks 64 bytes at a time. Compiled once for each kind of vectors, as csv_scan.cpp is.
#include "runtime/connectors/input/lines.h"

#include <bit>

#include "runtime/connectors/connector.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "runtime/connectors/input/lines.cpp"
#include <hwy/foreach_target.h>
// behind foreach_target.h
#include <hwy/highway.h>

#include "runtime/base/vector_masks-inl.h"

HWY_BEFORE_NAMESPACE();
namespace damson::HWY_NAMESPACE {

uint64_t breaks_in(std::string_view text) {
  uint64_t count = 0;
  size_t at = 0;
  bool after_carriage_return = false;
  for (; at + 64 <= text.size(); at += 64) {
    const Bytes64 bytes(text.data() + at);
    const uint64_t feeds = bytes.equal('\n');
    const uint64_t returns = bytes.equal('\r');
    // a feed right behind a return belongs to the break that the return has begun
    const uint64_t second_halves = feeds & (returns << 1 | (after_carriage_return ? 1U : 0U));
    count += static_cast<uint64_t>(std::popcount((feeds & ~second_halves) | returns));
    after_carriage_return = returns >> 63 != 0;
  }
  for (; at < text.size(); ++at) {
    const bool feed = text[at] == '\n' && !after_carriage_return;
    after_carriage_return = text[at] == '\r';
    if (feed || after_carriage_return) ++count;
  }
  return count;
}

}  // namespace damson::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace damson {

HWY_EXPORT(breaks_in);

uint64_t count_line_breaks(std::string_view text) { return HWY_DYNAMIC_DISPATCH(breaks_in)(text); }

uint64_t line_at(const InputBlock& block, size_t offset) {
  return block.first_line + count_line_breaks(std::string_view(block.bytes).substr(0, offset));
}

}  // namespace damson
#endif
