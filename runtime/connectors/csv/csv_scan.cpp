// Scanning CSV 64 bytes at a time. This file is compiled once for each kind of vectors; which one is run is chosen on
// the machine, and its `HWY_` macros are how Highway does that.
#include "runtime/connectors/csv/csv_scan.h"

#include <algorithm>
#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "runtime/connectors/csv/csv_scan.cpp"
#include <hwy/foreach_target.h>
// behind foreach_target.h
#include <hwy/highway.h>

#include "runtime/base/vector_masks-inl.h"

HWY_BEFORE_NAMESPACE();
namespace damson::HWY_NAMESPACE {

namespace {

/// What stands where in 64 bytes.
struct CsvBytes {
  uint64_t quotes;
  uint64_t returns;
  uint64_t breaks;
  uint64_t separators;  // delimiters and breaks
};

CsvBytes look_at(const char* place, uint64_t valid, char delimiter, char quote) {
  const Bytes64 bytes(place);
  const uint64_t returns = bytes.equal('\r') & valid;
  const uint64_t breaks = (bytes.equal('\n') & valid) | returns;
  return {.quotes = bytes.equal(quote) & valid,
          .returns = returns,
          .breaks = breaks,
          .separators = breaks | (bytes.equal(delimiter) & valid)};
}

uint64_t valid_bits(const CsvScan& scan) {
  const size_t left = scan.bytes.size() - scan.at;
  return left >= 64 ? ~uint64_t{0} : (uint64_t{1} << left) - 1;
}

/// Bit i: how many bits up to i, i included, are set, odd or even.
uint64_t running_parity(uint64_t bits) {
  for (int distance = 1; distance < 64; distance *= 2) bits ^= bits << distance;
  return bits;
}

/// The separators that stand outside quotes; takes the scan 64 bytes on.
uint64_t take_chunk(CsvScan& scan, const CsvBytes& bytes, uint64_t valid) {
  scan.at += 64;
  if (bytes.quotes == 0 && !scan.closed) {
    scan.may_open = !scan.in_quotes && bytes.separators >> 63 != 0;
    return scan.in_quotes ? 0 : bytes.separators;
  }
  const uint64_t inside = running_parity(bytes.quotes) ^ (scan.in_quotes ? ~uint64_t{0} : 0);
  const uint64_t opening = bytes.quotes & inside;
  const uint64_t closing = bytes.quotes & ~inside;
  const uint64_t outside = bytes.separators & ~inside;
  const uint64_t openable = (outside | closing) << 1 | (scan.may_open ? 1U : 0U);
  const uint64_t behind_closing = closing << 1 | (scan.closed ? 1U : 0U);
  const uint64_t wrong = (opening & ~openable) | (behind_closing & valid & ~(bytes.separators | bytes.quotes));
  scan.in_doubt = scan.in_doubt || wrong != 0;
  scan.in_quotes = inside >> 63 != 0;
  scan.closed = closing >> 63 != 0;
  scan.may_open = scan.closed || outside >> 63 != 0;
  return outside;
}

/// Writes the places of the bits, eight at a time, and something behind them. How many there are is asked of the count:
/// asked of the bits, compilers look after each of the eight, and how often is a guess that processors often lose.
uint32_t* put_places(uint64_t bits, uint32_t base, uint32_t* out) {
  const int count = std::popcount(bits);
  for (int done = 0; done < count; done += 8) {
    for (int i = 0; i < 8; ++i) {
      out[done + i] = base + static_cast<uint32_t>(std::countr_zero(bits));
      bits &= bits - 1;
    }
  }
  return out + count;
}

}  // namespace

CsvMarkCount marks_of(CsvScan& scan_on_its_way, size_t chunks, uint32_t* marks, uint32_t* breaks) {
  CsvScan scan = scan_on_its_way;  // in registers
  uint32_t* out = marks;
  uint32_t* next_break = breaks;
  for (size_t i = 0; i < chunks && !scan.ended(); ++i) {
    const auto base = static_cast<uint32_t>(scan.at);
    const uint64_t valid = valid_bits(scan);
    const CsvBytes bytes = look_at(scan.bytes.data() + base, valid, scan.delimiter, scan.quote);
    const uint64_t outside = take_chunk(scan, bytes, valid);
    const auto before = static_cast<uint32_t>(out - marks);
    for (uint64_t ends = outside & bytes.breaks; ends != 0; ends &= ends - 1) {
      const uint64_t first = ends & -ends;
      *next_break++ = before + static_cast<uint32_t>(std::popcount(outside & (first - 1)));
    }
    out = put_places(outside, base, out);
  }
  scan_on_its_way = scan;
  return {static_cast<size_t>(out - marks), static_cast<size_t>(next_break - breaks)};
}

CsvEnd end_of(CsvScan scan) {
  CsvEnd found;
  uint64_t carriage_return = 0;  // right before the chunk
  while (!scan.ended() && !scan.in_doubt) {
    const size_t base = scan.at;
    const uint64_t valid = valid_bits(scan);
    const CsvBytes bytes = look_at(scan.bytes.data() + base, valid, scan.delimiter, scan.quote);
    const uint64_t outside = take_chunk(scan, bytes, valid) & bytes.breaks;
    // a feed right behind a return belongs to the break that the return has begun
    const uint64_t lines = bytes.returns | (bytes.breaks & ~(bytes.returns << 1 | carriage_return));
    carriage_return = bytes.returns >> 63;
    if (outside != 0) {
      const int behind = std::countl_zero(outside);
      found.end = base + 64 - static_cast<size_t>(behind);
      found.line_breaks = found.all_line_breaks + static_cast<uint64_t>(std::popcount(lines << behind));
    }
    found.all_line_breaks += static_cast<uint64_t>(std::popcount(lines));
  }
  found.in_quotes = scan.in_quotes;
  found.in_doubt = scan.in_doubt;
  return found;
}

}  // namespace damson::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace damson {

HWY_EXPORT(marks_of);
HWY_EXPORT(end_of);

CsvMarkCount find_csv_marks(CsvScan& scan, size_t chunks, uint32_t* marks, uint32_t* breaks) {
  const CsvMarkCount count = HWY_DYNAMIC_DISPATCH(marks_of)(scan, chunks, marks, breaks);
  if (scan.ended() && scan.in_quotes) scan.in_doubt = true;
  return count;
}

CsvEnd find_csv_end(CsvScan scan) { return HWY_DYNAMIC_DISPATCH(end_of)(scan); }

}  // namespace damson
#endif
