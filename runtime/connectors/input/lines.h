// Counting lines, whatever ends them: LF, CR LF or CR.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace damson {

/// Line breaks in `text`. A CR at its very end counts.
uint64_t count_line_breaks(std::string_view text);

/// How many line breaks stand before each of some places in `text`, which rise: as many `counts` as places.
void count_line_breaks_before(std::string_view text, std::span<const uint32_t> places, uint64_t* counts);

}  // namespace damson
