// An ARK in one form.
#include <fmt/format.h>
#include <algorithm>

#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/identifier_text.h"

namespace damson::functions {

namespace {

constexpr std::string_view ark_digits = "0123456789bcdfghjkmnpqrstvwxz";
constexpr std::string_view ark_signs = "=~*+@_$./%";

struct ArkRule {
  bool check;
};

/// What the check character of "12148/btv1b8449691" is.
char ark_check(std::string_view checked) {
  size_t total = 0;
  for (size_t i = 0; i < checked.size(); ++i) {
    const size_t value = ark_digits.find(checked[i]);
    if (value != std::string_view::npos) total += (i + 1) * value;
  }
  return ark_digits[total % ark_digits.size()];
}

bool ark_name_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         ark_signs.find(c) != std::string_view::npos;
}

/// Without hyphens, which mean nothing in an ARK, those of print included.
std::string without_hyphens(Text text) {
  std::string plain;
  for (size_t at = 0; at < text.size();) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    const bool hyphen = unit.code_point == U'-' || (unit.code_point >= 0x2010 && unit.code_point <= 0x2015);
    if (!hyphen) plain += text.substr(at, unit.bytes);
    at += unit.bytes;
  }
  return plain;
}

bool structural(char c) { return c == '/' || c == '.'; }

/// One structural sign where several stand in a row, the first of them, and none at either end.
std::string with_single_signs(std::string_view name) {
  std::string found;
  for (char c : name) {
    if (structural(c) && (found.empty() || structural(found.back()))) continue;
    found += c;
  }
  while (!found.empty() && structural(found.back())) found.pop_back();
  return found;
}

/// Capitals in the two digits behind every "%"; false where they are no digits.
bool normalise_escapes(std::string& name) {
  for (size_t at = name.find('%'); at != std::string::npos; at = name.find('%', at + 1)) {
    for (size_t digit = at + 1; digit <= at + 2; ++digit) {
      if (digit >= name.size() ||
          std::string_view("0123456789abcdefABCDEF").find(name[digit]) == std::string_view::npos)
        return false;
      if (name[digit] >= 'a') name[digit] = static_cast<char>(name[digit] - 'a' + 'A');
    }
  }
  return true;
}

Result<std::string> ark_of(Text text, const ArkRule& rule) {
  const auto refuse = [&](std::string_view why) { return fail(fmt::format("\"{}\" is no ARK: {}", text, why)); };
  Text bare = trimmed(text);
  const size_t label = bare.find("ark:");
  const bool address = label != Text::npos && (bare.starts_with("https://") || bare.starts_with("http://"));
  if (address && bare[label - 1] == '/') bare = bare.substr(label);
  bare = without_prefix(bare, {"ark:/", "ark:"});
  if (bare.size() == trimmed(text).size()) return refuse("it has no \"ark:\"");
  bare = bare.substr(0, bare.find('?'));  // "?", "??" and "?info" ask about the ARK
  std::string found = without_hyphens(bare);
  const size_t slash = found.find('/');
  const auto end_of_number = found.begin() + static_cast<ptrdiff_t>(std::min(slash, found.size()));
  std::transform(found.begin(), end_of_number, found.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const bool number = slash != std::string::npos && slash >= 5 && std::all_of(found.begin(), end_of_number, [](char c) {
                        return ark_digits.find(c) != std::string_view::npos;
                      });
  if (!number) return refuse("behind \"ark:\" stands the number of who named it, of five characters or more");
  std::string name = with_single_signs(std::string_view(found).substr(slash + 1));
  if (name.empty() || !std::all_of(name.begin(), name.end(), ark_name_character))
    return refuse("its name is empty or has a character that no ARK has");
  if (!normalise_escapes(name)) return refuse("a \"%\" without two digits behind it stands in its name");
  const size_t point = name.find('.');
  if (point != std::string::npos && name.find('/', point) != std::string::npos)
    return refuse("a part stands behind a variant, that is a \"/\" behind a \".\"");
  found.resize(slash + 1);
  found += name;
  if (rule.check) {
    const std::string_view base = std::string_view(found).substr(0, found.find_first_of("/.", slash + 1));
    const char wanted = ark_check(base.substr(0, base.size() - 1));
    if (base.back() != wanted) return refuse(fmt::format("its check character would be {}", wanted));
  }
  return "ark:" + found;
}

}  // namespace

Function ark() {
  return {
      .name = "ark",
      .family = "identifiers",
      .keeps = Keeps::everything,
      .summary = "An ARK without the address of a resolver and without hyphens, as \"ark:NUMBER/NAME\".",
      .details =
          "What means nothing is left out: hyphens, a query, a \"/\" or \".\" at the end or beside another. Many ARKs "
          "end in a check character, but nothing in them says so: `check: true` wants one.",
      .parameters = {{"text", "The ARK as it is written, or an address that holds it."},
                     {"check", "Whether the name ends in a check character.", ConstantValue{false}}},
      .examples = {{R"("https://n2t.net/ark:/13030/xf93-gt2q" | ark)", R"("ark:13030/xf93gt2q")"},
                   {R"("ark:/13030/xf93gt2q" | ark(check: true))", R"("ark:13030/xf93gt2q")"}},
      .edge_cases = {{"missing | ark", "missing"},
                     {R"("" | ark)", R"(fails "is no ARK")"},
                     {R"("ark:12148/btv1b8449691v/f29.item" | ark)", R"("ark:12148/btv1b8449691v/f29.item")"},
                     {R"("ark:13030/xf93gt3q" | ark(check: true))", R"(fails "check character would be")"},
                     {R"("ark:/13030//xf93gt2q/" | ark)", R"("ark:13030/xf93gt2q")"},
                     {R"("https://n2t.net/ark:/13030/xf93gt2q?info" | ark)", R"("ark:13030/xf93gt2q")"},
                     {R"("ark:13030/xf93gt2q.v2/page" | ark)", R"(fails "a part stands behind a variant")"},
                     {R"("ark:13030/a%g0" | ark)", R"(fails "without two digits")"},
                     {R"("13030/xf93gt2q" | ark)", R"(fails "has no")"},
                     {R"("ark:/1303/x" | ark)", R"(fails "five characters or more")"},
                     {R"("ark:/13030/é" | ark)", R"(fails "a character that no ARK has")"}},
      .body = each_row([](Text text, const ArkRule& rule) -> Result<std::string> { return ark_of(text, rule); },
                       [](bool check) { return ArkRule{check}; }),
  };
}

}  // namespace damson::functions
