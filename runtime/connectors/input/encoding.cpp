// Turning other encodings into UTF-8.
#include "runtime/connectors/input/encoding.h"

#include <array>

namespace damson {

namespace {

struct EncodingWord {
  std::string_view name;
  Encoding encoding;
};

constexpr std::array<EncodingWord, 8> encoding_words{{
    {"utf-8", Encoding::utf_8},
    {"utf8", Encoding::utf_8},
    {"utf-16le", Encoding::utf_16le},
    {"utf-16be", Encoding::utf_16be},
    {"latin-1", Encoding::latin_1},
    {"iso-8859-1", Encoding::latin_1},
    {"windows-1252", Encoding::windows_1252},
    {"cp1252", Encoding::windows_1252},
}};

/// windows-1252 from 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<uint16_t, 32> windows_1252_upper{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(char32_t code_point, std::string& out) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | (code_point >> 6));
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0U | (code_point >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code_point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::optional<Encoding> encoding_by_name(std::string_view name) {
  std::string low(name);
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  for (const EncodingWord& word : encoding_words) {
    if (word.name == low) return word.encoding;
  }
  return std::nullopt;
}

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf_8: return "UTF-8";
    case Encoding::utf_16le: return "UTF-16LE";
    case Encoding::utf_16be: return "UTF-16BE";
    case Encoding::latin_1: return "latin-1";
    case Encoding::windows_1252: return "windows-1252";
  }
  return "";
}

ByteOrderMark byte_order_mark(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::utf_8, 3};
  if (first_bytes.starts_with("\xFF\xFE")) return {Encoding::utf_16le, 2};
  if (first_bytes.starts_with("\xFE\xFF")) return {Encoding::utf_16be, 2};
  return {};
}

void Decoder::decode(std::string_view bytes, std::string& out) {
  switch (encoding_) {
    case Encoding::utf_8: out += bytes; return;
    case Encoding::latin_1:
    case Encoding::windows_1252: decode_bytes(bytes, out); return;
    case Encoding::utf_16le:
    case Encoding::utf_16be: decode_units(bytes, out); return;
  }
}

void Decoder::decode_bytes(std::string_view bytes, std::string& out) const {
  for (const char c : bytes) {
    const auto byte = static_cast<uint8_t>(c);
    if (byte < 0x80) {
      out += c;
      continue;
    }
    const bool upper_controls = encoding_ == Encoding::windows_1252 && byte < 0xA0;
    const char32_t code_point = upper_controls ? windows_1252_upper[byte - 0x80] : byte;
    if (code_point == 0) {
      out += c;
    } else {
      append_utf8(code_point, out);
    }
  }
}

void Decoder::decode_units(std::string_view bytes, std::string& out) {
  for (const char c : bytes) {
    if (!half_unit_) {
      half_unit_ = c;
      continue;
    }
    const auto first = static_cast<uint8_t>(*half_unit_);
    const auto second = static_cast<uint8_t>(c);
    half_unit_.reset();
    const auto unit = encoding_ == Encoding::utf_16le ? static_cast<char32_t>(second << 8 | first)
                                                      : static_cast<char32_t>(first << 8 | second);
    add_unit(unit, out);
  }
}

void Decoder::add_unit(char32_t unit, std::string& out) {
  if (high_surrogate_ != 0) {
    const char32_t high = high_surrogate_;
    high_surrogate_ = 0;
    if (is_low_surrogate(unit)) {
      append_utf8(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), out);
      return;
    }
    append_utf8(high, out);
  }
  if (is_high_surrogate(unit)) {
    high_surrogate_ = unit;
  } else {
    append_utf8(unit, out);
  }
}

void Decoder::finish(std::string& out) {
  if (high_surrogate_ != 0) append_utf8(high_surrogate_, out);
  if (half_unit_) out += '\xFF';
  high_surrogate_ = 0;
  half_unit_.reset();
}

}  // namespace damson
