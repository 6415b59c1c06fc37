// Counting lines, whatever ends them: LF, CR LF or CR.
#pragma once

#include <cstdint>
#include <string_view>

namespace damson {

/// Line breaks in `text`. A CR at its very end counts.
uint64_t count_line_breaks(std::string_view text);

}  // namespace damson
