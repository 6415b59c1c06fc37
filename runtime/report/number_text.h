// Numbers as people read them: counts with separators, sizes, shares, durations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace damson {

/// 69202 → "69,202"
std::string count_text(uint64_t count);
/// "-1234.50" → "-1,234.50"
std::string grouped_number(std::string_view digits);
/// "1 record", "69,202 records"; `many` is the word for every other number than one.
std::string count_of(uint64_t count, const char* one, const char* many);
/// "512 bytes", "24.1 MB"; decimal units.
std::string size_text(uint64_t bytes);
/// "0.1 %"; "< 0.1 %" and "> 99.9 %" rather than a rounded 0 or 100 that would not be true; empty when `whole` is 0.
std::string share_text(uint64_t part, uint64_t whole);
/// "0.4 s", "12 s", "3 min 05 s", "2 h 14 min"
std::string duration_text(double seconds);

}  // namespace damson
