// Whether two values seem to have been put together with nothing between them.
#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

enum class Sort : uint8_t { capital, small, digit, ending, other };

Sort sort_of(Text text, size_t at, uint32_t& bytes, Arena& arena) {
  const auto c = static_cast<unsigned char>(text[at]);
  bytes = 1;
  if (c >= 'a' && c <= 'z') return Sort::small;
  if (c >= 'A' && c <= 'Z') return Sort::capital;
  if (c >= '0' && c <= '9') return Sort::digit;
  if (c == '.' || c == '!' || c == '?' || c == ')' || c == ']') return Sort::ending;
  if (c < 0x80) return Sort::other;
  const Utf8Unit unit = utf8_unit_at(text, at);
  bytes = unit.bytes;
  if (!unit.valid || !is_letter(unit.code_point)) return Sort::other;
  const Text letter = text.substr(at, unit.bytes);
  if (to_lower(arena, letter) != letter) return Sort::capital;
  return to_upper(arena, letter) != letter ? Sort::small : Sort::other;  // many scripts have no case
}

/// What stands in front of a place, as far as the seams between two values can be told by it.
struct Before {
  int small = 0;        // small letters at the end
  int digits = 0;       // digits at the end
  bool ending = false;  // a sentence or bracket ends here, behind a word or number
};

bool is_seam(const Before& before) { return before.small >= 3 || before.digits >= 2 || before.ending; }

Before then(const Before& before, Sort sort) {
  switch (sort) {
    case Sort::small: return {.small = before.small + 1};
    case Sort::digit: return {.digits = before.digits + 1};
    case Sort::ending: return {.ending = before.small >= 2 || before.digits >= 1};
    case Sort::capital:
    case Sort::other: return {};
  }
  return {};
}

/// Whether the word is an address or a name with a capital inside: what looks like a seam in it is none.
bool is_one_word(Text word) {
  return word.find("://") != Text::npos || word.find('@') != Text::npos || word.starts_with("www.") ||
         word.starts_with("Fitz");
}

bool has_seam(Text word, Arena& arena) {
  Before before;
  bool at_seam = false;  // in front of the capital that was just read
  uint32_t bytes = 0;
  for (size_t at = 0; at < word.size(); at += bytes) {
    const Sort sort = sort_of(word, at, bytes, arena);
    if (at_seam && sort == Sort::small) return !is_one_word(word);
    at_seam = sort == Sort::capital && is_seam(before);
    before = then(before, sort);
  }
  return false;
}

}  // namespace

Function looks_joined() {
  return {
      .name = "looks_joined",
      .family = "damage",
      .summary =
          R"(Whether two values seem to stand in a text with nothing between them, such as "Special PurchaseFund".)",
      .details =
          "The sign is a capital, followed by a small letter, directly behind three small letters, two digits, or the "
          "end of a sentence or bracket. Web and "
          "mail addresses do not count, but names such as PowerPoint do.",
      .parameters = {{"text", "The text to look at."}},
      .examples = {{R"("illustrated bookCarmen" | looks_joined)", "true"},
                   {R"x("35.1 x 22.6 cm)Page 22" | looks_joined)x", "true"},
                   {R"("John McDonald, van Dyck" | looks_joined)", "false"}},
      .edge_cases = {{"missing | looks_joined", "missing"},
                     {R"("" | looks_joined)", "false"},
                     {R"("1934Lithograph" | looks_joined)", "true"},
                     {R"("ÖlfarbeÉtude" | looks_joined)", "true"},
                     {R"("J.M.W. Turner, FitzHugh" | looks_joined)", "false"},
                     {R"("https://example.org/artworkPages" | looks_joined)", "false"},
                     {R"("日本画家" | looks_joined)", "false"},
                     {R"("OIL ON CANVAS" | looks_joined)", "false"}},
      .body = each_row([](Text text, RowContext& row) {
        for (size_t at = 0; at < text.size();) {
          const size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
          if (has_seam(text.substr(at, end - at), row.arena())) return true;
          at = end + 1;
        }
        return false;
      }),
  };
}

}  // namespace damson::functions
