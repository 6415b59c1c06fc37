// An ISNI in one form.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/identifier_text.h"

namespace damson::functions {

namespace {

Result<std::string> isni_of(Text text) {
  const auto compact = compact_identifier(
      without_prefix(text, {"https://isni.org/isni/", "http://isni.org/isni/", "https://www.isni.org/isni/",
                            "http://www.isni.org/isni/", "isni:", "isni"}));
  if (!compact || compact->size() != 16 || !all_digits(compact->substr(0, 15))) {
    return fail(fmt::format("\"{}\" is no ISNI: it has 15 digits and a check digit", text));
  }
  const char wanted = mod_11_2_check(compact->substr(0, 15));
  if (compact->back() != wanted)
    return fail(fmt::format("\"{}\" is no ISNI: its check digit would be {}", text, wanted));
  return *compact;
}

}  // namespace

Function isni() {
  return {
      .name = "isni",
      .family = "identifiers",
      .keeps = Keeps::everything,
      .summary =
          "The ISNI of a person or an organisation as 16 characters without spaces, with the check digit checked.",
      .parameters = {{"text", "The ISNI as it is written, or its address."}},
      .examples = {{R"("ISNI 0000 0001 2103 2683" | isni)", R"("0000000121032683")"},
                   {R"("https://isni.org/isni/000000012146438X" | isni)", R"("000000012146438X")"}},
      .edge_cases = {{"missing | isni", "missing"},
                     {R"("" | isni)", R"(fails "15 digits")"},
                     {R"("0000 0001 2103 2684" | isni)", R"(fails "check digit would be 3")"},
                     {R"("０000000121032683" | isni)", R"(fails "15 digits")"}},
      .body = each_row([](Text text) -> Result<std::string> { return isni_of(text); }),
  };
}

}  // namespace damson::functions
