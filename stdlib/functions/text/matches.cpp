// Whether a pattern is found in a text.
#include "runtime/values/each_row.h"
#include "runtime/values/regex.h"

namespace damson::functions {

Function matches() {
  return {
      .name = "matches",
      .family = "text",
      .summary = "Whether a regular expression is found somewhere in a text.",
      .parameters = {{"text", "The text to look at."},
                     {"pattern", "The regular expression; ^ is the beginning, $ the end."}},
      .examples = {{R"("A00001" | matches(/^[A-Z]\d{5}$/))", "true"},
                   {R"("oil on canvas" | matches(/wood|paper/))", "false"}},
      .edge_cases = {{"missing | matches(/a/)", "missing"},
                     {R"("" | matches(/^$/))", "true"},
                     {R"("Łódź\u{A0}٢" | matches(/^\w+\s\d$/))", "true"},
                     {R"("Kärt" | matches(/\brt\b/))", "false"},
                     {R"("ÖL" | matches(/öl/i))", "true"}},
      .body = each_row([](Text text, const Regex& regex) { return found_in(regex, text); },
                       [](const RegexLiteral& pattern) { return compile_regex(pattern); }),
  };
}

}  // namespace damson::functions
