// The code or name of a language.
#include <fmt/format.h>
#include <algorithm>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
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
  return fail(
      fmt::format("a language cannot be given as \"{}\"; choose \"shortest\", \"alpha-2\", \"alpha-3\", "
                  "\"bibliographic\" or \"name\"",
                  form));
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

bool is_ascii_letters(Text text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}
bool is_digits(Text text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A part of a language tag behind the language: a script, a country or region, a variant that has a digit.
bool is_tag_part(Text part) {
  Arena arena;
  const Text small = to_lower(arena, part);
  if (part.size() == 4 && is_ascii_letters(part)) return std::ranges::binary_search(iso_codes::scripts(), small);
  if (part.size() == 3 && is_digits(part)) return true;  // a region by its number
  if (part.size() == 2) return is_ascii_letters(part) && iso_codes::find_entry(iso_codes::countries(), part).ok();
  const bool plain =
      std::all_of(part.begin(), part.end(), [](char c) { return is_ascii_letters({&c, 1}) || is_digits({&c, 1}); });
  return part.size() >= 4 && part.size() <= 8 && plain && part.find_first_of("0123456789") != Text::npos;
}

/// The language of a tag such as `en-US` or `zh-yue-HK`; nothing where the text is no tag.
const iso_codes::IsoEntry* language_of_tag(Text text) {
  const Text tag = trimmed(text);
  size_t at = std::min(tag.find_first_of("-_"), tag.size());
  const auto code = [](Text part) -> const iso_codes::IsoEntry* {
    Arena arena;
    const auto found = iso_codes::find_entry(iso_codes::languages(), to_lower(arena, part));
    return found.ok() ? *found : nullptr;
  };
  if ((at != 2 && at != 3) || at == tag.size()) return nullptr;
  const iso_codes::IsoEntry* language = code(tag.substr(0, at));
  for (bool first = true; language != nullptr && at < tag.size(); first = false) {
    const size_t end = std::min(tag.find_first_of("-_", at + 1), tag.size());
    const Text part = tag.substr(at + 1, end - at - 1);
    at = end;
    if (part == "x" || part == "X") break;  // what follows is private
    const iso_codes::IsoEntry* narrower = first && part.size() == 3 && is_ascii_letters(part) ? code(part) : nullptr;
    if (narrower != nullptr) {
      language = narrower;
    } else if (!is_tag_part(part)) {
      return nullptr;
    }
  }
  return language;
}

}  // namespace

Function language() {
  return {
      .name = "language",
      .family = "codes",
      .keeps = Keeps::everything,
      .summary = "The code of a language that is given by a code or its English name (ISO 639-1, 639-2 and 639-3).",
      .details =
          "Codes of two and three letters, bibliographic ones (\"ger\"), old ones (\"iw\") and names are read in any "
          "case, with or without accents. "
          "Of a language tag such as \"en-US\" the language is given, and the rest counts in the loss ledger. A code "
          "that is also the name of "
          "another language is the code: \"AKA\" and \"aka\" are Akan, \"En\" is English. Written as names are, "
          "\"Aka\" can be both and fails.",
      .parameters = {{"text", "A code or English name."},
                     {"form",
                      "What to give: \"shortest\" (two letters where there are, as language tags want it), "
                      "\"alpha-2\", \"alpha-3\", \"bibliographic\" or \"name\".",
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
                     {R"("AKA" | language)", R"("ak")"},
                     {R"("Aka" | language)", R"(fails "can be")"},
                     {R"("En" | language)", R"("en")"},
                     {R"("Māori" | language)", R"("mi")"},
                     {R"("en-US" | language)", R"("en")"},
                     {R"("iw" | language)", R"("he")"},
                     {R"("Greek" | language)", R"("el")"},
                     {R"("no-body" | language)", R"(fails "is no code or English name")"},
                     {R"("Swiss German" | language("alpha-2"))", R"(fails "has no code of two letters")"}},
      .body = each_row(
          [](Text text, const LanguageForm& form, LossyRowContext& row) -> Result<Text> {
            const auto entry = iso_codes::find_entry(iso_codes::languages(), text);
            const iso_codes::IsoEntry* language = entry.ok() ? *entry : language_of_tag(text);
            if (language == nullptr) return fail(fmt::format("the language \"{}\" {}", text, entry.error().message));
            const Text found = language_as(*language, form);
            if (found.empty()) return fail(fmt::format("{} has no code of two letters", language->name));
            if (!entry.ok()) row.lost(text, found);
            return found;
          },
          [](std::string form) { return language_form(form); }),
  };
}

}  // namespace damson::functions
