// An ISSN in one form.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/identifier_text.h"

namespace damson::functions {

namespace {

Result<std::string> issn_of(Text text) {
  const auto compact = compact_identifier(without_prefix(
      text, {"urn:issn:", "https://portal.issn.org/resource/issn/", "issn-l", "eissn:", "issn:", "eissn", "issn"}));
  if (!compact || compact->size() != 8 || !all_digits(compact->substr(0, 7))) {
    return fail(fmt::format("\"{}\" is no ISSN: it has seven digits and a check digit", text));
  }
  const char wanted = mod_11_check(compact->substr(0, 7));
  if (compact->back() != wanted)
    return fail(fmt::format("\"{}\" is no ISSN: its check digit would be {}", text, wanted));
  return compact->substr(0, 4) + "-" + compact->substr(4);
}

}  // namespace

Function issn() {
  return {
      .name = "issn",
      .family = "identifiers",
      .keeps = Keeps::everything,
      .summary = "An ISSN as it is printed, with the check digit checked.",
      .parameters = {{"text", "The ISSN as it is written."}},
      .examples = {{R"("ISSN 03785955" | issn)", R"("0378-5955")"}, {R"("2434-561x" | issn)", R"("2434-561X")"}},
      .edge_cases = {{"missing | issn", "missing"},
                     {R"("" | issn)", R"(fails "seven digits")"},
                     {R"("0378-5956" | issn)", R"(fails "check digit would be 5")"},
                     {R"("0378–5955" | issn)", R"("0378-5955")"},
                     {R"("378-5955" | issn)", R"(fails "seven digits")"}},
      .body = each_row([](Text text) -> Result<std::string> { return issn_of(text); }),
  };
}

}  // namespace damson::functions
