// An ISBN in one form.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/identifier_text.h"

namespace damson::functions {

namespace {

Result<std::string> isbn_of(Text text) {
  const auto compact = compact_identifier(without_prefix(
      text, {"urn:isbn:", "isbn-13:", "isbn-10:", "isbn13:", "isbn10:", "isbn-13", "isbn-10", "isbn:", "isbn"}));
  const bool music = compact && (compact->starts_with("ISMN") || compact->starts_with("9790") ||
                                 (compact->starts_with("M") && compact->size() == 10));
  if (music) return fail(fmt::format("\"{}\" is no ISBN but an ISMN, the number of printed music", text));
  if (!compact || (compact->size() != 10 && compact->size() != 13))
    return fail(fmt::format("\"{}\" is no ISBN: it has 10 or 13 digits", text));
  const std::string digits = compact->substr(0, compact->size() - 1);
  const char check = compact->back();
  const bool last_fits = (check >= '0' && check <= '9') || (check == 'X' && compact->size() == 10);
  if (!all_digits(digits) || !last_fits) return fail(fmt::format("\"{}\" is no ISBN: a letter stands in it", text));
  const char wanted = digits.size() == 9 ? mod_11_check(digits) : mod_10_check(digits);
  if (check != wanted) return fail(fmt::format("\"{}\" is no ISBN: its check digit would be {}", text, wanted));
  if (digits.size() == 12 && !digits.starts_with("978") && !digits.starts_with("979")) {
    return fail(fmt::format("\"{}\" is no ISBN: it begins with 978 or 979", text));
  }
  if (digits.size() == 12) return *compact;
  const std::string longer = "978" + digits;
  return longer + mod_10_check(longer);
}

}  // namespace

Function isbn() {
  return {
      .name = "isbn",
      .family = "identifiers",
      .keeps = Keeps::everything,
      .summary = "An ISBN as its 13 digits; an ISBN-10 becomes the ISBN-13 that it is part of.",
      .details = "Hyphens, spaces and \"ISBN\" in front are left out; the check digit is checked.",
      .parameters = {{"text", "The ISBN as it is written."}},
      .examples = {{R"("978-0-306-40615-7" | isbn)", R"("9780306406157")"},
                   {R"("ISBN 0-306-40615-2" | isbn)", R"("9780306406157")"}},
      .edge_cases = {{"missing | isbn", "missing"},
                     {R"("" | isbn)", R"(fails "10 or 13 digits")"},
                     {R"("080442957x" | isbn)", R"("9780804429573")"},
                     {R"("0-306-40615-3" | isbn)", R"(fails "check digit would be 2")"},
                     {R"("9780306406158" | isbn)", R"(fails "check digit would be 7")"},
                     {R"("5901234123457" | isbn)", R"(fails "begins with 978 or 979")"},
                     {R"("979-0-2600-0043-8" | isbn)", R"(fails "is no ISBN but an ISMN")"},
                     {R"("979-10-90636-07-1" | isbn)", R"("9791090636071")"},
                     {R"("03064A6152" | isbn)", R"(fails "a letter stands in it")"},
                     {R"("０306406152" | isbn)", R"(fails "10 or 13 digits")"}},
      .body = each_row([](Text text) -> Result<std::string> { return isbn_of(text); }),
  };
}

}  // namespace damson::functions
