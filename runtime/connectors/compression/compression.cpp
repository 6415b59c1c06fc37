// Telling compressions by endings and magic numbers.
#include "runtime/connectors/compression/compression.h"

#include <string>

namespace damson {

namespace {

bool has_ending(std::string_view path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  std::string last(path.substr(path.size() - ending.size()));
  for (char& c : last) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return last == ending;
}

}  // namespace

Compression compression_by_name(std::string_view path) {
  if (has_ending(path, ".gz")) return Compression::gzip;
  if (has_ending(path, ".zst")) return Compression::zstandard;
  return Compression::none;
}

Compression compression_by_content(std::string_view first_bytes) {
  if (first_bytes.starts_with("\x1F\x8B\x08")) return Compression::gzip;
  if (first_bytes.starts_with("\x28\xB5\x2F\xFD")) return Compression::zstandard;
  // a frame to be skipped, which some tools write first
  const bool skippable =
      first_bytes.size() >= 4 && (first_bytes[0] & '\xF0') == '\x50' && first_bytes.substr(1, 3) == "\x2A\x4D\x18";
  return skippable ? Compression::zstandard : Compression::none;
}

std::string_view compression_name(Compression compression) {
  switch (compression) {
    case Compression::none: return "";
    case Compression::gzip: return "gzip";
    case Compression::zstandard: return "Zstandard";
  }
  return "";
}

}  // namespace damson
