// Counting line breaks 64 bytes at a time.
#include "runtime/connectors/input/lines.h"

#include "runtime/connectors/connector.h"
#include "runtime/connectors/input/byte_masks.h"

namespace damson {

uint64_t count_line_breaks(std::string_view text) {
  uint64_t count = 0;
  size_t at = 0;
  bool after_carriage_return = false;
  for (; at + 64 <= text.size(); at += 64) {
    const Bytes64 bytes(text.data() + at);
    const uint64_t feeds = bytes.equal('\n');
    const uint64_t returns = bytes.equal('\r');
    // a feed right behind a return belongs to the break that the return has begun
    const uint64_t second_halves = feeds & (returns << 1 | (after_carriage_return ? 1U : 0U));
    count += static_cast<uint64_t>(std::popcount(feeds & ~second_halves) + std::popcount(returns));
    after_carriage_return = returns >> 63 != 0;
  }
  for (; at < text.size(); ++at) {
    const bool feed = text[at] == '\n' && !after_carriage_return;
    after_carriage_return = text[at] == '\r';
    if (feed || after_carriage_return) ++count;
  }
  return count;
}

uint64_t line_at(const InputBlock& block, size_t offset) {
  return block.first_line + count_line_breaks(std::string_view(block.bytes).substr(0, offset));
}

}  // namespace damson
