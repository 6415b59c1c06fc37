// Regular expressions know the letters, digits, spaces and words of Unicode, wherever a pattern stands.
#include "runtime/values/regex.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/support/call_function.h"

namespace damson {

namespace {

struct Found {
  std::string_view pattern;
  std::string_view text;
  bool found;
};

constexpr Found somewhere[] = {
    {R"(^\w+$)", "Müller", true},
    {R"(^\w+$)", "Käthe", true},
    {R"(^\w+$)", "Ка́тя", true},
    {R"(^\w+$)", "北斎", true},
    {R"(^\w+$)", "e\u0301a", true},
    {R"(^\w+$)", "a_1", true},
    {R"(^\w+$)", "हिन्दी", true},
    {R"(^\w+$)", "ⅷ", true},
    {R"(^\w+$)", "a-b", false},
    {R"(^\w+$)", "a b", false},
    {R"(\w)", "–’€½²", false},
    {R"(\W)", "Müller", false},
    {R"(\W)", "Müller!", true},
    {R"(^\W+$)", "– ’€", true},
    {R"(^[^\W\d_]+$)", "Łódź", true},
    {R"(^[^\W\d_]+$)", "Łódź1", false},
    {R"(^[^\W\d_]+$)", "a_", false},
    {R"(^[\W\d]+$)", "1 ٢!", true},
    {R"(^[\W\d]+$)", "1ä", false},
    {R"(^[\w-]+$)", "Jean-Élie", true},
    {R"(^[\w-]+$)", "Jean Élie", false},
    {R"(^[^\w]+$)", "ä", false},
    {R"(^\d+$)", "1860", true},
    {R"(^\d+$)", "١٨٦٠", true},
    {R"(^\d+$)", "１８６０", true},
    {R"(^\d+$)", "½", false},
    {R"(^\d+$)", "Ⅷ", false},
    {R"(^\D+$)", "١", false},
    {R"(^[0-9]+$)", "١", false},
    {R"(^\s+$)", " \t\n\v\f\r", true},
    {R"(^\s+$)", "\u00A0\u2003\u202F\u3000\u0085\u2028", true},
    {R"(^\s$)", "\uFEFF", true},
    {R"(^\s$)", "\u200B", false},
    {R"(\S)", "\u00A0", false},
    {R"(^\S+$)", "ä\u200B", true},
    {R"(^[\s,]+$)", "\u00A0,", true},
    {R"(^[^\s,]+$)", "a\u00A0b", false},
    {R"(^[[:alpha:]]+$)", "Größe", true},
    {R"(^[[:alpha:]]+$)", "Größe1", false},
    {R"(^[[:alnum:]]+$)", "Größe1٢", true},
    {R"(^[[:upper:]]+$)", "ÄÖÜЖΩ", true},
    {R"(^[[:upper:]]+$)", "Äö", false},
    {R"(^[[:lower:]]+$)", "äßжª", true},
    {R"(^[[:lower:]]$)", "Ä", false},
    {R"(^[[:digit:]]+$)", "1٢", true},
    {R"(^[[:space:]]+$)", "\u00A0 ", true},
    {R"(^[[:blank:]]+$)", " \t\u00A0", true},
    {R"(^[[:blank:]]$)", "\n", false},
    {R"(^[[:punct:]]+$)", "!–«»„“€$+", true},
    {R"(^[[:punct:]]$)", "a", false},
    {R"(^[[:cntrl:]]$)", "\u0085", true},
    {R"(^[[:graph:]]+$)", "ä–😀", true},
    {R"(^[[:graph:]]$)", "\u00A0", false},
    {R"(^[[:print:]]+$)", "ä \u00A0", true},
    {R"(^[[:xdigit:]]+$)", "aF0", true},
    {R"(^[[:word:]]+$)", "ä_1", true},
    {R"(^[[:^alpha:]]+$)", "12 –", true},
    {R"(^[[:^alpha:]]$)", "ä", false},
    {R"(^[[:ascii:]]+$)", "aä", false},
    {R"((?i)^[[:upper:]]+$)", "äÄ", true},
    {R"((?i)^\w+$)", "ÄÖ", true},
    {R"((?i)käthe)", "KÄTHE", true},
    {R"(^\p{Greek}+$)", "Σοφία", true},
    {R"(^[\p{Greek}\x{301}\p{M}]+$)", "Σοφια", true},
    {R"(^\pL+$)", "é", true},
    {R"(^\PL+$)", "é", false},
    {R"(^\Qa.b\E\w$)", "a.bä", true},
    {R"(\bist\b)", "das ist es", true},
    {R"(\bist\b)", "List", false},
    {R"(\bart\b)", "Kärt art", true},
    {R"(\brt\b)", "Kärt", false},
    {R"(\bä)", "ä", true},
    {R"(\bä)", "xä", false},
    {R"(ö\b)", "Malmö 1", true},
    {R"(ö\b)", "Köln", false},
    {R"(\Bö\B)", "Köln", true},
    {R"(\Bö)", "öl", false},
    {R"(\B)", "", true},
    {R"(\b)", "", false},
    {R"(\b)", "–", false},
    {R"(\B)", "ä", false},
    {R"(^\b)", "ä", true},
    {R"(\b^ä)", "ä", true},
    {R"(ä$\b)", "ä", true},
    {R"(\b\b\bä\b\b)", "ä", true},
    {R"(^(?:\bä\b-?){3}$)", "ä-ä-ä", true},
    {R"(^(?:a\b|\b-)*$)", "a-a-", true},
    {R"((?m)^\bb$)", "a\nb\nc", true},
    {R"((?s)a\b.\bb)", "a\nb", true},
    {R"(a\b.\bb)", "a\nb", false},
    {R"(\b[^a-z]\b)", "é", true},
    {R"(\bpd\b)", "épd", false},
    {R"(\b\W)", "ä!", true},
    {R"(\b[\W]\b)", "ä!ö", true},
    {R"(\Aä\b.*\bz\z)", "ä z", true},
    {R"(\b(?:public domain|pd)\b)", "Œuvre: pd.", true},
    {R"(x{2}\b)", "xx", true},
    {R"(\b{)", "a{", true},
    {R"(^\b\x{e4}\b$)", "ä", true},
    {R"(\b[\x{80}-\x{10FFFF}]\b)", "ä", true},
    {R"(\b[\x{fdd0}-\x{fdef}])", "ab", false},
    {R"(^a\b\pP+$)", "a–", true},
    {R"(^a\b\PL$)", "a–", true},
    {R"(^a\b\PL$)", "ab", false},
};

struct Replaced {
  std::string_view text;
  std::string_view pattern;
  std::string_view with;
  std::string_view result;
};

constexpr Replaced replacements[] = {
    {"Müller, Käthe", R"((\w+), (\w+))", R"(\2 \1)", "Käthe Müller"},
    {"Dvořák, Antonín", R"((\w+), (\w+))", R"(\2 \1)", "Antonín Dvořák"},
    {"a\u00A0 b", R"(\s+)", " ", "a b"},
    {"Öl auf Leinwand", R"(\b)", "|", "|Öl| |auf| |Leinwand|"},
    {"Öl", R"(\B)", "-", "Ö-l"},
    {"Öl auf Öl", R"(\bÖl\b)", "Ink", "Ink auf Ink"},
    {"Ölöl Öl", R"(\bÖl\b)", "Ink", "Ölöl Ink"},
    {"foo bar", R"(\w+\b|\b )", "[\\0]", "[foo][ ][bar]"},
    {"aaa", R"(a*)", "x", "x"},
    {"baaac", R"(a*)", "x", "xbxcx"},
    {"abc", "", "-", "-a-b-c-"},
    {"äöü", "", "-", "-ä-ö-ü-"},
    {"foo bär", R"(\b(\w)(\w*)\b)", R"(\2\1)", "oof ärb"},
    {"x", R"(\b(y)?x)", R"([\1])", "[]"},
    {"a1b22", R"(\d+)", "#", "a#b#"},
    {"a.b.c", R"(\.)", "", "abc"},
    {"\uFDD1a\uFDD5", R"(\ba\b)", "b", "\uFDD1b\uFDD5"},
};

ConstantValue regex(std::string_view pattern, bool ignore_case = false) {
  return {RegexLiteral{.pattern = std::string(pattern), .ignore_case = ignore_case}};
}

}  // namespace

TEST_CASE("regex: classes and borders are those of Unicode") {
  for (const auto& [pattern, text, found] : somewhere) {
    CAPTURE(std::string(pattern));
    CAPTURE(std::string(text));
    CHECK(test::call_function("matches", text, {regex(pattern)}).text == (found ? "true" : "false"));
  }
}

TEST_CASE("regex: replacements and groups are of the text, whatever is marked in it") {
  for (const auto& [text, pattern, with, result] : replacements) {
    CAPTURE(std::string(pattern));
    CAPTURE(std::string(text));
    CHECK(test::call_function("replace_regex", text, {regex(pattern), {std::string(with)}}).text == result);
  }
  CHECK(test::call_function("capture", "Düren 1984", {regex(R"((?P<place>\w+)\b (?P<year>\d+)(?P<more>\bx)?)")}).text ==
        R"({"place":"Düren","year":"1984","more":null})");
}

TEST_CASE("regex: in ASCII, what is marked finds what RE2 finds") {
  constexpr std::string_view parts[] = {R"(\b)", R"(\B)", "a",    "b",   "-",     R"(\w)", R"(\W)", ".",
                                        "^",     "$",     "(?:",  "(",   ")",     "*",     "+",     "?",
                                        "|",     "[^a]",  "[a-]", "{2}", R"(\n)", "(?m)",  "(?s)"};
  constexpr std::string_view texts[] = {"", "a", "-", "ab", "a-b", "-a-", "a\nb", "ab-ab\n-b", "aab--ba", "\n"};
  std::mt19937 random(7);
  int compared = 0;
  for (int i = 0; i < 1'500; ++i) {
    std::string pattern;
    const size_t count = 1 + random() % 7;
    for (size_t k = 0; k < count; ++k) pattern += parts[random() % std::size(parts)];
    RE2::Options options;
    options.set_log_errors(false);
    const RE2 expected(pattern, options);
    const auto made = compile_regex({.pattern = pattern});
    CAPTURE(pattern);
    CHECK(made.ok() == expected.ok());
    if (!made.ok() || !expected.ok()) continue;
    for (const std::string_view text : texts) {
      CAPTURE(std::string(text));
      re2::StringPiece wanted[3];
      const int groups = std::min(3, expected.NumberOfCapturingGroups() + 1);
      const bool found = expected.Match({text.data(), text.size()}, 0, text.size(), RE2::UNANCHORED, wanted, groups);
      re2::StringPiece got[3];
      REQUIRE(RegexSearch(**made, text).find(0, RE2::UNANCHORED, std::span(got, static_cast<size_t>(groups))) == found);
      CHECK(matches_whole(*made, text) == RE2::FullMatch({text.data(), text.size()}, expected));
      if (!found) continue;
      ++compared;
      for (int group = 0; group < groups; ++group) {
        CHECK(got[group] == wanted[group]);
        CHECK((got[group].data() == nullptr) == (wanted[group].data() == nullptr));
      }
    }
  }
  CHECK(compared > 500);
}

TEST_CASE("regex: what cannot be written is refused with the reason") {
  const auto problem = [](std::string_view pattern) {
    return regex_problem({.pattern = std::string(pattern)}).value_or("");
  };
  CHECK(problem(R"(\b\C)").find("cannot stand") != std::string::npos);
  CHECK(problem(R"(\b[\PL])").find("cannot stand") != std::string::npos);
  CHECK(problem(R"((?:\b){100})").find("too often") != std::string::npos);
  CHECK(problem("[a-").find("never closed") != std::string::npos);
  CHECK(problem(R"(a\1)").find("do not exist here") != std::string::npos);
  CHECK(problem(R"((?:(?:\w{100}){10}){10})") == "the repetition `{10}` is too large");
  CHECK(problem(R"(\w{1,100} \w{1,100}, \w+)").empty());
}

}  // namespace damson
