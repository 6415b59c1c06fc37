// The encodings that text files may have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace damson {

enum class Encoding : uint8_t { utf_8, utf_16le, utf_16be, latin_1, windows_1252 };

/// As a spec names it, in any case: "utf-8", "utf-16le", "utf-16be", "latin-1", "iso-8859-1", "windows-1252".
std::optional<Encoding> encoding_by_name(std::string_view name);
std::string_view encoding_name(Encoding encoding);

struct ByteOrderMark {
  Encoding encoding = Encoding::utf_8;
  size_t bytes = 0;  // 0: there is none
};
ByteOrderMark byte_order_mark(std::string_view first_bytes);

/// Turns text into UTF-8 piece by piece. What is no text in the encoding becomes bytes that are no UTF-8 either, so
/// that it is found, with its place, where all text is checked: a lone surrogate as its three-byte form, anything else
/// as itself.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}

  /// Appends to `out`. Half a character at the end waits for the next piece.
  void decode(std::string_view bytes, std::string& out);
  /// Nothing follows: half a character that still waits is damage.
  void finish(std::string& out);

 private:
  void decode_bytes(std::string_view bytes, std::string& out) const;
  void decode_units(std::string_view bytes, std::string& out);
  void add_unit(char32_t unit, std::string& out);

  Encoding encoding_;
  std::optional<char> half_unit_;
  char32_t high_surrogate_ = 0;
};

}  // namespace damson
