// A DOI in one form.
#include <fmt/format.h>
#include <algorithm>

#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/identifier_text.h"
#include "stdlib/support/url_text.h"

namespace damson::functions {

namespace {

/// "10." and a registrant's number, which may have parts.
bool doi_prefix(Text prefix) {
  if (!prefix.starts_with("10.") || prefix.size() < 7 || prefix.back() == '.') return false;
  const Text registrant = prefix.substr(3);
  return all_digits(registrant.substr(0, 4)) && registrant.find("..") == Text::npos &&
         std::all_of(registrant.begin(), registrant.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

/// What the name of a DOI cannot hold, wherever it stands; empty where all is well.
std::string_view fault_of(Text suffix) {
  for (size_t at = 0; at < suffix.size();) {
    const Utf8Unit unit = utf8_unit_at(suffix, at);
    if (is_white_space(unit.code_point)) return "a space stands in it";
    if (is_control(unit.code_point)) return "a sign that is not seen stands in it";
    at += unit.bytes;
  }
  return {};
}

/// A bracket or a quotation mark at the end without its partner.
bool ends_unbalanced(Text suffix) {
  constexpr std::string_view closing = ")]}>";
  constexpr std::string_view opening = "([{<";
  const char last = suffix.back();
  if (last == '"' || last == '\'') return true;
  const size_t kind = closing.find(last);
  if (kind == std::string_view::npos) return false;
  return std::count(suffix.begin(), suffix.end(), last) > std::count(suffix.begin(), suffix.end(), opening[kind]);
}

/// "10.1000/182?x=y", "10.1000/182#top": in an address what follows is no part of the DOI; elsewhere it may be. The
/// last sign of an old DOI of Wiley's, "…3.0.CO;2-#", is its own.
Result<Text> without_query(Text bare, bool address, Text text) {
  const size_t sign = bare.find_first_of("?#");
  if (sign == Text::npos) return bare;
  const bool check_sign = sign + 1 == bare.size() && bare.substr(0, sign).ends_with(";2-");
  if (check_sign && !address) return bare;
  if (!check_sign && address) return bare.substr(0, sign);
  return fail(fmt::format("the \"{}\" of \"{}\" may belong to the DOI or begin {} behind it", bare[sign], text,
                          bare[sign] == '?' ? "a query" : "a fragment"));
}

Result<std::string> doi_of(Text text) {
  const Text written = trimmed(text);
  Text bare = without_prefix(written, {"https://doi.org/", "http://doi.org/", "https://www.doi.org/",
                                       "http://www.doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/",
                                       "dx.doi.org/", "info:doi/", "urn:doi:", "doi:", "doi "});
  const bool address =
      bare.size() != written.size() && written.substr(0, written.size() - bare.size()).find('/') != Text::npos;
  const Result<Text> name = without_query(bare, address, text);
  if (!name.ok()) return name.error();
  bare = *name;
  std::string decoded;
  if (address && bare.find('%') != Text::npos) {
    if (!write_url_decoded(bare, decoded))
      return fail(fmt::format("\"{}\" is no DOI: an escape in the address is broken", text));
    bare = decoded;
  }
  const size_t slash = bare.find('/');
  if (slash == Text::npos || !doi_prefix(bare.substr(0, slash)))
    return fail(fmt::format("\"{}\" is no DOI: it begins with \"10.\", a number and \"/\"", text));
  const Text suffix = bare.substr(slash + 1);
  if (suffix.empty()) return fail(fmt::format("\"{}\" is no DOI: nothing stands behind the \"/\"", text));
  if (const std::string_view fault = fault_of(suffix); !fault.empty())
    return fail(fmt::format("\"{}\" is no DOI: {}", text, fault));
  if (std::string_view(".,;").find(suffix.back()) != std::string_view::npos || ends_unbalanced(suffix)) {
    return fail(
        fmt::format("the \"{}\" at the end of \"{}\" may belong to the sentence or to the DOI", suffix.back(), text));
  }
  std::string doi(bare);
  std::transform(doi.begin(), doi.end(), doi.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return doi;
}

}  // namespace

Function doi() {
  return {
      .name = "doi",
      .family = "identifiers",
      .keeps = Keeps::everything,
      .summary = "A DOI without its address, in small letters: DOIs are the same in any case.",
      .details =
          "As an address: \"https://doi.org/{id | doi}\". What follows a \"?\" or \"#\" in an address is no part of "
          "the DOI; without an address "
          "it may be, and fails.",
      .parameters = {{"text", "The DOI as it is written, or its address."}},
      .examples = {{R"("https://doi.org/10.1000/182" | doi)", R"("10.1000/182")"},
                   {R"("doi:10.1038/S41586-020-2649-2" | doi)", R"("10.1038/s41586-020-2649-2")"}},
      .edge_cases = {{"missing | doi", "missing"},
                     {R"("" | doi)", R"(fails "is no DOI")"},
                     {R"("http://dx.doi.org/10.1002/(sici)1%3C1::aid%3E3.0" | doi)",
                      R"x("10.1002/(sici)1<1::aid>3.0")x"},
                     {R"("https://doi.org/10.1000/182?lang=en#top" | doi)", R"("10.1000/182")"},
                     {R"("10.1000/182?lang=en" | doi)", R"(fails "begin a query")"},
                     {R"x("(10.1000/182)" | doi)x", R"(fails "begins with")"},
                     {R"x("10.1000/182)" | doi)x", R"(fails "may belong to the sentence")"},
                     {R"("10.1000/" | doi)", R"(fails "nothing stands behind")"},
                     {R"("10.10/x" | doi)", R"(fails "begins with")"},
                     {R"("10.1000/a b" | doi)", R"(fails "a space stands in it")"},
                     {R"("10.1000/182." | doi)", R"(fails "may belong to the sentence")"},
                     {R"("https://doi.org/10.1000/%G" | doi)", R"(fails "escape")"},
                     {R"("10.1000/é" | doi)", R"("10.1000/é")"}},
      .body = each_row([](Text text) -> Result<std::string> { return doi_of(text); }),
  };
}

}  // namespace damson::functions
