// The code or name of a language.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/iso_codes/iso_codes.h"

namespace damson::functions {

namespace {

enum class LanguageForm : uint8_t { shortest, alpha_2, alpha_3, bibliographic, name };

Result<LanguageForm> language_form(const std::string& form) {
  if (form == "shortest") return LanguageForm::shortest;
  if (form == "alpha-2") return LanguageForm::alpha_2;
  if (form == "alpha-3") return LanguageForm::alpha_3;
  if (form == "bibliographic") return LanguageForm::bibliographic;
  if (form == "name") return LanguageForm::name;
  return fail(fmt::format("a language cannot be given as \"{}\"; choose \"shortest\", \"alpha-2\", \"alpha-3\", \"bibliographic\" or \"name\"", form));
}

Text language_as(const iso_codes::IsoEntry& entry, LanguageForm form) {
  switch (form) {
    case LanguageForm::shortest: return entry.alpha_2.empty() ? entry.alpha_3 : entry.alpha_2;
    case LanguageForm::alpha_2: return entry.alpha_2;
    case LanguageForm::alpha_3: return entry.alpha_3;
    case LanguageForm::bibliographic: return entry.third.empty() ? entry.alpha_3 : entry.third;
    case LanguageForm::name: return entry.name;
  }
  return {};
}

}  // namespace

Function language() {
  return {
      .name = "language",
      .family = "codes",
      .summary = "The code of a language that is given by a code or its English name (ISO 639-1, 639-2 and 639-3).",
      .details =
          "Codes of two and three letters, bibliographic ones (\"ger\") and names are read in any case. Some texts are the code of one language "
          "and the name of another: \"aka\" is Akan's code, \"Aka\" the name of a language, \"AKA\" fails.",
      .parameters = {{"text", "A code or English name."},
                     {"form", "What to give: \"shortest\" (two letters where there are, as language tags want it), \"alpha-2\", \"alpha-3\", \"bibliographic\" or \"name\".",
                      ConstantValue{std::string("shortest")}}},
      .examples = {{R"("German" | language)", R"("de")"},
                   {R"("ger" | language("alpha-3"))", R"("deu")"},
                   {R"("DE" | language(form: "bibliographic"))", R"("ger")"},
                   {R"("gsw" | language(form: "name"))", R"("Swiss German")"}},
      .edge_cases = {{"missing | language", "missing"},
                     {R"("" | language)", R"(fails "is no code or English name")"},
                     {R"("Deutsch" | language)", R"(fails "is no code or English name")"},
                     {R"("norwegian bokmål" | language)", R"("nb")"},
                     {R"("castilian" | language)", R"("es")"},
                     {R"("aka" | language(form: "name"))", R"("Akan")"},
                     {R"("AKA" | language)", R"(fails "can be")"},
                     {R"("Swiss German" | language("alpha-2"))", R"(fails "has no code of two letters")"}},
      .body = each_row(
          [](Text text, const LanguageForm& form) -> Result<Text> {
            const auto entry = iso_codes::find_entry(iso_codes::languages(), text);
            if (!entry.ok()) return fail(fmt::format("the language \"{}\" {}", text, entry.error().message));
            const Text found = language_as(**entry, form);
            if (found.empty()) return fail(fmt::format("{} has no code of two letters", (*entry)->name));
            return found;
          },
          [](std::string form) { return language_form(form); }),
  };
}

}  // namespace damson::functions
