// The code or name of a country.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/iso_codes/iso_codes.h"

namespace damson::functions {

namespace {

enum class CountryForm : uint8_t { alpha_2, alpha_3, numeric, name };

Result<CountryForm> country_form(const std::string& form) {
  if (form == "alpha-2") return CountryForm::alpha_2;
  if (form == "alpha-3") return CountryForm::alpha_3;
  if (form == "numeric") return CountryForm::numeric;
  if (form == "name") return CountryForm::name;
  return fail(fmt::format(
      "a country cannot be given as \"{}\"; choose \"alpha-2\", \"alpha-3\", \"numeric\" or \"name\"", form));
}

Text country_as(const iso_codes::IsoEntry& entry, CountryForm form) {
  switch (form) {
    case CountryForm::alpha_2: return entry.alpha_2;
    case CountryForm::alpha_3: return entry.alpha_3;
    case CountryForm::numeric: return entry.third;
    case CountryForm::name: return entry.name;
  }
  return {};
}

/// Says when a country's code was withdrawn, where it was.
std::string unknown_country(Text text, const std::string& reason) {
  Arena arena;
  const Text key = to_lower(arena, trimmed(text));
  for (const iso_codes::IsoWithdrawn& withdrawn : iso_codes::withdrawn_countries()) {
    if (withdrawn.key == key)
      return fmt::format("the country \"{}\" ({}) was withdrawn in {}", text, withdrawn.name, withdrawn.year);
  }
  return fmt::format("the country \"{}\" {}", text, reason);
}

}  // namespace

Function country() {
  return {
      .name = "country",
      .family = "codes",
      .keeps = Keeps::everything,
      .summary = "The code of a country that is given by a code or its English name (ISO 3166-1).",
      .details =
          "Codes of two and three letters, numbers of three digits, and names, ISO's short and official ones and those "
          "in common use, are read in any case, "
          "with or without accents. A name of several countries (\"Korea\") fails. "
          "Countries that are no more fail, and the reason says since when.",
      .parameters = {{"text", "A code, number or English name."},
                     {"form", "What to give: \"alpha-2\", \"alpha-3\", \"numeric\" or \"name\".",
                      ConstantValue{std::string("alpha-2")}}},
      .examples = {{R"("Netherlands" | country)", R"("NL")"},
                   {R"("nld" | country(form: "name"))", R"("Netherlands")"},
                   {R"("GB" | country("alpha-3"))", R"("GBR")"}},
      .edge_cases = {{"missing | country", "missing"},
                     {R"("" | country)", R"(fails "is no code or English name")"},
                     {R"("Côte d’Ivoire" | country)", R"("CI")"},
                     {R"("528" | country)", R"("NL")"},
                     {R"("The Netherlands" | country)", R"("NL")"},
                     {R"("UK" | country)", R"("GB")"},
                     {R"("St. Kitts & Nevis" | country)", R"("KN")"},
                     {R"("Korea" | country)", R"(fails "can be")"},
                     {R"("gb" | country("numeric"))", R"("826")"},
                     {R"("Czechoslovakia" | country)", R"(fails "was withdrawn in 1993")"},
                     {R"("England" | country)", R"(fails "is no code or English name")"}},
      .body = each_row(
          [](Text text, const CountryForm& form) -> Result<Text> {
            const auto entry = iso_codes::find_entry(iso_codes::countries(), text);
            if (!entry.ok()) return fail(unknown_country(text, entry.error().message));
            return country_as(**entry, form);
          },
          [](std::string form) { return country_form(form); }),
  };
}

}  // namespace damson::functions
