// An ORCID iD in one form.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/identifier_text.h"

namespace damson::functions {

namespace {

/// The two blocks of ISNI's numbers that ORCID gives out, without the check digit.
bool in_orcid_block(std::string_view digits) {
  const auto between = [&](std::string_view first, std::string_view last) { return digits >= first && digits <= last; };
  return between("000000015000000", "000000035000000") || between("000900000000000", "000900100000000");
}

Result<std::string> orcid_of(Text text) {
  Text bare = without_prefix(text, {"https://orcid.org/", "http://orcid.org/", "https://www.orcid.org/",
                                    "http://www.orcid.org/", "orcid.org/", "orcid id:", "orcid id", "orcid:", "orcid"});
  const bool address = text.find("orcid.org/") != Text::npos;
  if (address && bare.ends_with('/')) bare.remove_suffix(1);
  const auto compact = compact_identifier(bare);
  if (!compact || compact->size() != 16 || !all_digits(compact->substr(0, 15))) {
    return fail(fmt::format("\"{}\" is no ORCID iD: it has 15 digits and a check digit", text));
  }
  const char wanted = mod_11_2_check(compact->substr(0, 15));
  if (compact->back() != wanted)
    return fail(fmt::format("\"{}\" is no ORCID iD: its check digit would be {}", text, wanted));
  if (!in_orcid_block(compact->substr(0, 15)))
    return fail(fmt::format("\"{}\" is no ORCID iD: ORCID gives out no such numbers", text));
  return fmt::format("{}-{}-{}-{}", compact->substr(0, 4), compact->substr(4, 4), compact->substr(8, 4),
                     compact->substr(12));
}

}  // namespace

Function orcid() {
  return {
      .name = "orcid",
      .family = "identifiers",
      .keeps = Keeps::everything,
      .summary = "A person's ORCID iD in groups of four, without its address, with the check digit checked.",
      .details = "As an address: \"https://orcid.org/{id | orcid}\".",
      .parameters = {{"text", "The iD as it is written, or its address."}},
      .examples = {{R"("https://orcid.org/0000-0002-1825-0097" | orcid)", R"("0000-0002-1825-0097")"},
                   {R"("000000021694233x" | orcid)", R"("0000-0002-1694-233X")"}},
      .edge_cases = {{"missing | orcid", "missing"},
                     {R"("" | orcid)", R"(fails "15 digits")"},
                     {R"("0000-0002-1825-0098" | orcid)", R"(fails "check digit would be 7")"},
                     {R"("0000 0001 2103 2683" | orcid)", R"(fails "ORCID gives out no such numbers")"},
                     {R"("0009-0001-2345-6784" | orcid)", R"(fails "check digit would be")"},
                     {R"("é000-0002-1825-0097" | orcid)", R"(fails "15 digits")"}},
      .body = each_row([](Text text) -> Result<std::string> { return orcid_of(text); }),
  };
}

}  // namespace damson::functions
