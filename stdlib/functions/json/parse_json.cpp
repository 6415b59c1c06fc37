// A text as a JSON value.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/json_walk.h"

namespace damson::functions {

Function parse_json() {
  return {
      .name = "parse_json",
      .family = "json",
      .keeps = Keeps::everything,
      .summary = "The JSON value that a text is, carried as it stands.",
      .details =
          "Fails for what is no JSON, and for what two readers would not read alike: a name twice in one object, half "
          "of a character (`\\uD83D` alone).",
      .parameters = {{"text", "The text to read."}},
      .examples = {{R"("[1, 2]" | parse_json | to_json)", R"("[1,2]")"},
                   {R"("\"oil\"" | parse_json | to_json)", R"("\"oil\"")"}},
      .edge_cases = {{"missing | parse_json", "missing"},
                     {R"("" | parse_json)", R"(fails "a value is expected")"},
                     {R"("[1," | parse_json)", R"(fails "at character 4")"},
                     {R"("\{\"a\": 1, \"\\u0061\": 2\}" | parse_json)",
                      R"(fails "the name \"a\" is there twice in one object at character 10")"},
                     {R"("\"\\uD83D\"" | parse_json)", R"(fails "half of a character")"},
                     {R"("[\{\"a\": 1\}, \{\"a\": 2\}]" | parse_json | to_json)", R"("[\{\"a\":1\},\{\"a\":2\}]")"}},
      .body = each_row([](Text text) -> Result<Any> {
        const Text inner = trimmed(text);
        if (const auto mistake = json_mistake(inner)) return fail(fmt::format("it is not JSON: {}", *mistake));
        return Any{inner};
      }),
  };
}

}  // namespace damson::functions
