// The compressions that files may have, told by a name's ending and by the first bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace damson {

enum class Compression : uint8_t { none, gzip, zstandard };

/// `.gz` and `.zst`, in any case; what a file is written as, and what a reader expects.
Compression compression_by_name(std::string_view path);
/// What the first bytes say; four are enough.
Compression compression_by_content(std::string_view first_bytes);
/// "gzip", "Zstandard"; empty for none.
std::string_view compression_name(Compression compression);

}  // namespace damson
