// A text with single spaces.
#include <array>

#include "runtime/base/bytes16.h"
#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

/// What a byte can be in a text that is to be squeezed.
enum class SqueezeByte : uint8_t { ordinary, space, control, perhaps_white };

constexpr std::array<SqueezeByte, 256> make_squeeze_bytes() {
  std::array<SqueezeByte, 256> kinds{};
  for (size_t byte = 0; byte < ' '; ++byte) kinds[byte] = SqueezeByte::control;
  kinds[' '] = SqueezeByte::space;
  // what white space beyond ASCII begins with: U+0085 and U+00A0, U+1680, U+2000 to U+205F, U+3000, U+FEFF
  for (const size_t lead : {0xC2, 0xE1, 0xE2, 0xE3, 0xEF}) kinds[lead] = SqueezeByte::perhaps_white;
  return kinds;
}
constexpr std::array<SqueezeByte, 256> squeeze_bytes = make_squeeze_bytes();

/// Whether sixteen bytes are ASCII without white space other than single spaces.
bool is_plainly_spaced(const Bytes16& bytes) {
  const uint32_t spaces = bytes.equal(' ').bits();
  return (spaces & spaces >> 1) == 0 && !bytes.at_most(0x1F).any() && bytes.at_most(0x7F).bits() == 0xFFFF;
}

/// Whether the white space that begins in a part of a trimmed text is single spaces.
bool is_squeezed(Text text, size_t from, size_t to) {
  for (size_t at = from; at < to; ++at) {
    const SqueezeByte kind = squeeze_bytes[static_cast<unsigned char>(text[at])];
    if (kind == SqueezeByte::ordinary) [[likely]]
      continue;
    if (kind == SqueezeByte::control) return false;
    if (kind == SqueezeByte::space) {
      if (text[at + 1] == ' ') return false;
      continue;
    }
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (unit.valid && is_white_space(unit.code_point)) return false;
  }
  return true;
}

/// Whether all white space of a trimmed text is single spaces. Most text is, and stays where it stands.
bool is_squeezed(Text text) {
  size_t at = 0;
  for (; at + 16 <= text.size(); at += 15) {  // two spaces may lie in two vectors
    if (!is_plainly_spaced(Bytes16(text.data() + at)) && !is_squeezed(text, at, at + 15)) return false;
  }
  if (text.size() >= 16 && is_plainly_spaced(Bytes16(text.data() + text.size() - 16))) return true;
  return is_squeezed(text, at, text.size());
}

}  // namespace

Function squeeze() {
  return {
      .name = "squeeze",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "A text without white space at its ends and with one space for every run of it inside.",
      .parameters = {{"text", "The text to squeeze."}},
      .examples = {{R"(" A  Figure\nBowing " | squeeze)", R"("A Figure Bowing")"}, {R"("oil" | squeeze)", R"("oil")"}},
      .edge_cases = {{"missing | squeeze", "missing"},
                     {R"("   " | squeeze)", R"("")"},
                     {R"("fourteen bytes  and two" | squeeze)", R"("fourteen bytes and two")"},
                     {R"("Größe und Maß eines Bildes\tin Öl" | squeeze)", R"("Größe und Maß eines Bildes in Öl")"},
                     {R"("oil\u{A0}\u{2003}paint" | squeeze)", R"("oil paint")"}},
      .body = each_row([](Text text, RowContext& row) {
        const Text inner = trimmed(text);
        if (is_squeezed(inner)) return inner;
        std::string& out = row.scratch();
        bool space = false;
        for (size_t at = 0; at < inner.size();) {
          const Utf8Unit unit = utf8_unit_at(inner, at);
          const bool white = unit.valid && is_white_space(unit.code_point);
          if (!white) out += inner.substr(at, unit.bytes);
          if (white && !space) out += ' ';
          space = white;
          at += unit.bytes;
        }
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
