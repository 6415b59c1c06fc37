// A text as part of an address.
#include <fmt/format.h>

#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/ascii_text.h"

namespace damson::functions {

namespace {

/// Takes one character after another; what is no letter and no digit becomes a gap between words.
class SlugWriter {
 public:
  explicit SlugWriter(std::string& out) : out_(out) {}

  void add(char c) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool kept = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (kept && gap_ && !out_.empty()) out_ += '-';
    if (kept) out_ += small;
    gap_ = !kept;
  }

 private:
  std::string& out_;
  bool gap_ = false;
};

void write_slug(Text text, Arena& arena, std::string& out) {
  const Text composed = normalise(arena, text, NormalForm::nfc);
  SlugWriter slug(out);
  for (size_t at = 0; at < composed.size();) {
    const Utf8Unit unit = utf8_unit_at(composed, at);
    const Text character = composed.substr(at, unit.bytes);
    at += unit.bytes;
    if (character == "'" || character == "\u2019") continue;  // Turner's is one word
    if (unit.bytes == 1) {
      slug.add(character.front());
    } else {
      for (const char c : ascii_spelling(character, AsciiTable::plain, arena).value_or(" ")) slug.add(c);
    }
  }
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
      .details = "Accents are left out; characters that have no spelling in plain letters are, too. Different texts can have the same slug.",
      .parameters = {{"text", "The text."},
                     {"max", "How many characters it may have; it is cut between words where that is possible.", ConstantValue{int64_t{80}}}},
      .examples = {{R"("A Figure Bowing" | slug)", R"("a-figure-bowing")"},
                   {R"("Élan vital, 1907" | slug(max: 8))", R"("elan")"}},
      .edge_cases = {{"missing | slug", "missing"},
                     {R"("" | slug)", R"(fails "nothing is left")"},
                     {R"("日本" | slug)", R"(fails "nothing is left")"},
                     {R"("Größe & Maß" | slug)", R"("grosse-mass")"},
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
