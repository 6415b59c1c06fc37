// An ARK in one form.
#include <algorithm>
#include <fmt/format.h>

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
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ark_signs.find(c) != std::string_view::npos;
}

Result<std::string> ark_of(Text text, const ArkRule& rule) {
  Text bare = trimmed(text);
  const size_t label = bare.find("ark:");
  const bool address = label != Text::npos && (bare.starts_with("https://") || bare.starts_with("http://"));
  if (address && bare[label - 1] == '/') bare = bare.substr(label);
  bare = without_prefix(bare, {"ark:/", "ark:"});
  if (bare.size() == trimmed(text).size()) return fail(fmt::format("\"{}\" is no ARK: it has no \"ark:\"", text));
  std::string found;
  for (char c : bare) {
    if (c != '-') found += c;  // hyphens mean nothing in an ARK
  }
  const size_t slash = found.find('/');
  const bool number = slash != std::string::npos && slash >= 5 &&
                      std::all_of(found.begin(), found.begin() + static_cast<ptrdiff_t>(slash), [](char c) { return ark_digits.find(c) != std::string_view::npos; });
  if (!number) return fail(fmt::format("\"{}\" is no ARK: behind \"ark:\" stands the number of who named it, of five characters or more", text));
  const std::string_view name = std::string_view(found).substr(slash + 1);
  if (name.empty() || !std::all_of(name.begin(), name.end(), ark_name_character)) {
    return fail(fmt::format("\"{}\" is no ARK: its name is empty or has a character that no ARK has", text));
  }
  if (rule.check) {
    const std::string_view base = std::string_view(found).substr(0, found.find_first_of("/.", slash + 1));
    const char wanted = ark_check(base.substr(0, base.size() - 1));
    if (base.back() != wanted) return fail(fmt::format("\"{}\" is no ARK: its check character would be {}", text, wanted));
  }
  return "ark:" + found;
}

}  // namespace

Function ark() {
  return {
      .name = "ark",
      .family = "identifiers",
      .summary = "An ARK without the address of a resolver and without hyphens, as \"ark:NUMBER/NAME\".",
      .details = "Many ARKs end in a check character, but nothing in them says so: `check: true` wants one.",
      .parameters = {{"text", "The ARK as it is written, or an address that holds it."},
                     {"check", "Whether the name ends in a check character.", ConstantValue{false}}},
      .examples = {{R"("https://n2t.net/ark:/13030/xf93-gt2q" | ark)", R"("ark:13030/xf93gt2q")"},
                   {R"("ark:/13030/xf93gt2q" | ark(check: true))", R"("ark:13030/xf93gt2q")"}},
      .edge_cases = {{"missing | ark", "missing"},
                     {R"("" | ark)", R"(fails "is no ARK")"},
                     {R"("ark:12148/btv1b8449691v/f29.item" | ark)", R"("ark:12148/btv1b8449691v/f29.item")"},
                     {R"("ark:13030/xf93gt3q" | ark(check: true))", R"(fails "check character would be")"},
                     {R"("13030/xf93gt2q" | ark)", R"(fails "has no")"},
                     {R"("ark:/1303/x" | ark)", R"(fails "five characters or more")"},
                     {R"("ark:/13030/é" | ark)", R"(fails "a character that no ARK has")"}},
      .body = each_row([](Text text, const ArkRule& rule) -> Result<std::string> { return ark_of(text, rule); },
                       [](bool check) { return ArkRule{check}; }),
  };
}

}  // namespace damson::functions
