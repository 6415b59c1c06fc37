// Languages and countries as people write them.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "stdlib/iso_codes/iso_codes.h"
#include "tests/support/call_function.h"

namespace damson {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// the shortest code; "!" where the text is refused
constexpr Pair language_names[] = {
    {"en", "en"}, {"EN", "en"}, {"En", "en"}, {"ENG", "en"}, {"eng", "en"}, {"ko", "ko"}, {"KO", "ko"}, {"Ko", "ko"}, {"SA", "sa"}, {"Sa", "sa"}, {"HU", "hu"}, {"Hu", "hu"},
    {"ga", "ga"}, {"GA", "ga"}, {"Ga", "!"}, {"ho", "ho"}, {"HO", "ho"}, {"Ho", "!"}, {"gaa", "gaa"}, {"GAA", "gaa"}, {"DE", "de"}, {"De", "de"}, {"dan", "da"}, {"DAN", "da"},
    {"Dan", "!"}, {"Dnj", "dnj"}, {"AKA", "ak"}, {"Aka", "!"}, {"ger", "de"}, {"GER", "de"}, {"Ger", "de"}, {"fre", "fr"}, {"chi", "zh"}, {"gre", "el"}, {"dut", "nl"},
    {"Greek", "el"}, {"greek", "el"}, {"Modern Greek", "el"}, {"Greek, Modern (1453-)", "el"}, {"Ancient Greek", "grc"}, {"Farsi", "fa"}, {"Persian", "fa"}, {"Mandarin", "cmn"},
    {"Mandarin Chinese", "cmn"}, {"Cantonese", "yue"}, {"Chinese", "zh"}, {"Māori", "mi"}, {"Maori", "mi"}, {"MĀORI", "mi"}, {"Norwegian", "no"}, {"Bokmal", "nb"},
    {"Norwegian Bokmål", "nb"}, {"Nynorsk", "nn"}, {"Castilian", "es"}, {"Flemish", "nl"}, {"Swahili", "sw"}, {"Malay", "ms"}, {"Khmer", "km"}, {"Punjabi", "pa"},
    {"Slovene", "sl"}, {"Old English", "ang"}, {"Middle High German", "gmh"}, {"Serbo-Croatian", "sh"}, {"Ojibwe", "oj"}, {"Tonga", "!"}, {"Frisian", "!"}, {"Deutsch", "!"},
    {"en-US", "en"}, {"en_GB", "en"}, {"pt-BR", "pt"}, {"zh-Hant", "zh"}, {"zh-Hant-TW", "zh"}, {"zh-yue-HK", "yue"}, {"sr-Latn-RS", "sr"}, {"es-419", "es"}, {"de-CH-1996", "de"},
    {"EN-us", "en"}, {"en-x-museum", "en"}, {"en-UK", "en"}, {"so-so", "so"}, {"no-body", "!"}, {"en-glish", "!"}, {"en-", "!"}, {"xx-US", "!"}, {"iw", "he"}, {"in", "id"}, {"ji", "yi"},
    {"jw", "jv"}, {"mo", "ro"}, {"scr", "hr"}, {"scc", "sr"}, {"und", "und"}, {"mul", "mul"}, {"zxx", "zxx"}, {"", "!"}, {"English, French", "!"}, {" English ", "en"}, {"tlh", "tlh"},
};

constexpr Pair country_names[] = {
    {"GB", "GB"}, {"gb", "GB"}, {"Gb", "GB"}, {"GBR", "GB"}, {"826", "GB"}, {"UK", "GB"}, {"U.K.", "GB"}, {"United Kingdom", "GB"}, {"Great Britain", "GB"},
    {"United Kingdom of Great Britain and Northern Ireland", "GB"}, {"the United Kingdom", "GB"}, {"England", "!"}, {"Scotland", "!"}, {"Russia", "RU"}, {"Russian Federation", "RU"},
    {"Turkey", "TR"}, {"Türkiye", "TR"}, {"Turkiye", "TR"}, {"Republic of Türkiye", "TR"}, {"Holy See", "VA"}, {"Vatican City", "VA"}, {"Vatican", "VA"}, {"Holy See (Vatican City State)", "VA"},
    {"Cote d'Ivoire", "CI"}, {"Côte d'Ivoire", "CI"}, {"CÔTE D’IVOIRE", "CI"}, {"Ivory Coast", "CI"}, {"The Netherlands", "NL"}, {"the netherlands", "NL"}, {"Netherlands", "NL"},
    {"Kingdom of the Netherlands", "NL"}, {"Netherlands, Kingdom of the", "NL"}, {"Holland", "!"}, {"Palestine", "PS"}, {"State of Palestine", "PS"}, {"Palestine, State of", "PS"},
    {"USA", "US"}, {"U.S.A.", "US"}, {"United States", "US"}, {"United States of America", "US"}, {"America", "!"}, {"South Korea", "KR"}, {"Korea, Republic of", "KR"}, {"Republic of Korea", "KR"},
    {"North Korea", "KP"}, {"Korea", "!"}, {"Congo", "CG"}, {"DR Congo", "CD"}, {"Democratic Republic of the Congo", "CD"}, {"Congo, The Democratic Republic of the", "CD"}, {"Iran", "IR"},
    {"Iran, Islamic Republic of", "IR"}, {"Islamic Republic of Iran", "IR"}, {"Syria", "SY"}, {"Laos", "LA"}, {"Vietnam", "VN"}, {"Viet Nam", "VN"}, {"Bolivia", "BO"}, {"Tanzania", "TZ"},
    {"Moldova", "MD"}, {"Macedonia", "MK"}, {"North Macedonia", "MK"}, {"Czech Republic", "CZ"}, {"Czechia", "CZ"}, {"Swaziland", "SZ"}, {"Eswatini", "SZ"}, {"Cape Verde", "CV"},
    {"Cabo Verde", "CV"}, {"East Timor", "TL"}, {"Timor-Leste", "TL"}, {"Timor Leste", "TL"}, {"The Gambia", "GM"}, {"Gambia, The", "GM"}, {"Bahamas", "BS"}, {"Brunei", "BN"}, {"St. Lucia", "LC"},
    {"St Lucia", "LC"}, {"Saint Lucia", "LC"}, {"Trinidad & Tobago", "TT"}, {"Bosnia & Herzegovina", "BA"}, {"Guinea Bissau", "GW"}, {"Guinea", "GN"}, {"Reunion", "RE"}, {"Curacao", "CW"},
    {"Aland Islands", "AX"}, {"Sao Tome and Principe", "ST"}, {"Falkland Islands", "FK"}, {"Hong Kong", "HK"}, {"Macau", "MO"}, {"Taiwan", "TW"}, {"Micronesia", "FM"}, {"Virgin Islands", "!"},
    {"US Virgin Islands", "VI"}, {"British Virgin Islands", "VG"}, {"Ireland", "IE"}, {"Republic of Ireland", "IE"}, {"Northern Ireland", "!"}, {"UAE", "AE"}, {"Germany", "DE"},
    {"Federal Republic of Germany", "DE"}, {"People's Republic of China", "CN"}, {"Czechoslovakia", "!"}, {"Zaire", "!"}, {"Kosovo", "!"}, {"", "!"}, {"Ga.", "!"}, {"Ind.", "!"}, {"France, Metropolitan", "!"},
};

}  // namespace

TEST_CASE("iso: languages are found by what people write, and no code names another language") {
  for (const auto& [written, code] : language_names) {
    CAPTURE(std::string(written));
    CHECK(test::call_function("language", written).text.substr(0, code == "!" ? 1 : std::string::npos) == code);
  }
}

TEST_CASE("iso: countries are found by ISO's names and by the common ones") {
  for (const auto& [written, code] : country_names) {
    CAPTURE(std::string(written));
    CHECK(test::call_function("country", written).text.substr(0, code == "!" ? 1 : std::string::npos) == code);
  }
}

TEST_CASE("iso: a code in any case is its own language, or refused") {
  for (const iso_codes::IsoEntry& entry : iso_codes::languages().entries) {
    for (const std::string_view code : {entry.alpha_2, entry.alpha_3, entry.third}) {
      if (code.empty()) continue;
      std::string upper(code);
      for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
      const std::string title = upper.substr(0, 1) + std::string(code.substr(1));
      CAPTURE(title);
      const auto of_upper = iso_codes::find_entry(iso_codes::languages(), upper);
      REQUIRE(of_upper.ok());
      CHECK(*of_upper == &entry);
      const auto of_title = iso_codes::find_entry(iso_codes::languages(), title);
      CHECK((!of_title.ok() || *of_title == &entry));
    }
  }
}

}  // namespace damson
