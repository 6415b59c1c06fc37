// The parts of a text between separators.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function split() {
  return {
      .name = "split",
      .family = "text",
      .summary = "The parts of a text between separators, as a list.",
      .details = "Nothing is trimmed or left out; an empty text has no parts.",
      .parameters = {{"text", "The text to split."},
                     {"separator", "What stands between the parts."}},
      .examples = {{R"("oil; canvas" | split("; "))", R"(["oil", "canvas"])"},
                   {R"("oil" | split(";"))", R"(["oil"])"}},
      .edge_cases = {{R"(missing | split(";"))", "missing"},
                     {R"("" | split(";"))", "[]"},
                     {R"("a;;b;" | split(";"))", R"(["a", "", "b", ""])"},
                     {R"("a" | split(""))", R"(fails "separator is empty")"}},
      .body = fails_only_for(1, is_empty_text, each_row([](Text text, Text separator, ListSink<Text>& parts) -> Result<Done> {
        if (separator.empty()) return fail("the separator is empty");
        if (text.empty()) return Done{};
        for (size_t at = 0; at <= text.size();) {
          const size_t end = std::min(text.find(separator, at), text.size());
          parts.add(text.substr(at, end - at));
          at = end + separator.size();
          if (end == text.size()) break;
        }
        return Done{};
      })),
  };
}

}  // namespace damson::functions
