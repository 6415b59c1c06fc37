// Reading a size as people write it: 512MB, 16GB.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace damson {

/// Digits and `KB`, `MB`, `GB` or `TB`, in any case: decimal, as reports have them. Nothing when it is no such size, is
/// 0, or does not fit.
std::optional<uint64_t> read_size(std::string_view text);

}  // namespace damson
