// A text as part of an address.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/ascii_text.h"

namespace damson::functions {

namespace {

/// What an ASCII character becomes in a slug: a small letter or a digit, or `gap` or `nothing`.
enum SlugByte : char { gap = 0, nothing = 1 };

constexpr std::array<char, 128> make_slug_bytes() {
  std::array<char, 128> bytes{};
  for (char c = '0'; c <= '9'; ++c) bytes[static_cast<size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) bytes[static_cast<size_t>(c)] = bytes[static_cast<size_t>(c - 'a' + 'A')] = c;
  bytes['\''] = nothing;  // Turner's is one word
  return bytes;
}
constexpr std::array<char, 128> slug_bytes = make_slug_bytes();

/// Writes the slug of a text that is all ASCII; false for another one.
bool write_ascii_slug(Text text, std::string& out) {
  out.resize(text.size());  // no slug is longer than its text
  char* end = out.data();
  bool wants_hyphen = false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= slug_bytes.size()) return false;
    const char byte = slug_bytes[static_cast<size_t>(c)];
    if (byte == nothing) continue;
    if (byte == gap) {
      wants_hyphen = end != out.data();
      continue;
    }
    if (wants_hyphen) *end++ = '-';
    wants_hyphen = false;
    *end++ = byte;
  }
  out.resize(static_cast<size_t>(end - out.data()));
  return true;
}

/// Apostrophes as printers have them, and what stands for the glottal stop in names: Hawaiʻi is one word.
bool is_apostrophe(char32_t c) {
  return c == U'\u2019' || (c >= U'\u02B9' && c <= U'\u02BF') || c == U'\u02C8' || c == U'\uA78C';
}

/// A text that is not all ASCII, as one that has the same slug.
std::string spelled_out(Text text, Arena& arena) {
  const Text composed = normalise(arena, text, NormalForm::nfc);
  std::string out;
  for (size_t at = 0; at < composed.size();) {
    const Utf8Unit unit = utf8_unit_at(composed, at);
    const Text character = composed.substr(at, unit.bytes);
    at += unit.bytes;
    if (unit.bytes == 1) {
      out += character;
    } else if (!is_apostrophe(unit.code_point)) {
      std::string spelling = ascii_spelling(character, AsciiTable::plain, arena).value_or(" ");
      std::ranges::replace(spelling, '\'', ' ');
      if (runs_into_number(character, spelling, out)) out += ' ';
      out += spelling;
    }
  }
  return out;
}

void write_slug(Text text, Arena& arena, std::string& out) {
  if (!write_ascii_slug(text, out)) write_ascii_slug(spelled_out(text, arena), out);
}

void shorten_slug(std::string& slug, size_t most) {
  if (slug.size() <= most) return;
  const size_t hyphen = slug.rfind('-', most);
  slug.resize(hyphen == std::string::npos || hyphen == 0 ? most : hyphen);
}

}  // namespace

Function slug() {
  return {
      .name = "slug",
      .family = "paths",
      .summary = "A text as a name for addresses: small letters a to z, digits and single hyphens.",
      .details =
          "Accents are left out; characters that have no spelling in plain letters are, too. Different texts can have "
          "the same slug.",
      .parameters = {{"text", "The text."},
                     {"max", "How many characters it may have; it is cut between words where that is possible.",
                      ConstantValue{int64_t{80}}}},
      .examples = {{R"("A Figure Bowing" | slug)", R"("a-figure-bowing")"},
                   {R"("Élan vital, 1907" | slug(max: 8))", R"("elan")"}},
      .edge_cases = {{"missing | slug", "missing"},
                     {R"("" | slug)", R"(fails "nothing is left")"},
                     {R"("日本" | slug)", R"(fails "nothing is left")"},
                     {R"("Größe & Maß" | slug)", R"("grosse-mass")"},
                     {R"(" -- Turner's & Co. (1807) " | slug)", R"("turners-co-1807")"},
                     {R"("Turner\u{2019}s Élan \u{2014} 日本 1" | slug)", R"("turners-elan-1")"},
                     {R"("co\u{AD}operative Hawaiʻi" | slug)", R"("cooperative-hawaii")"},
                     {R"("10½ in." | slug)", R"("10-1-2-in")"},
                     {R"("abcdefghij" | slug(4))", R"("abcd")"}},
      .body = each_row([](Text text, int64_t most, RowContext& row) -> Result<Text> {
        if (most < 1) return fail("`max` must be at least 1");
        std::string& out = row.scratch();
        write_slug(text, row.arena(), out);
        shorten_slug(out, static_cast<size_t>(most));
        if (out.empty()) return fail(fmt::format("nothing is left of \"{}\" for an address", text));
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
