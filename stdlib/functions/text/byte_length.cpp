// How many bytes a text takes.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function byte_length() {
  return {
      .name = "byte_length",
      .family = "text",
      .keeps = Keeps::figure,
      .summary = "How many bytes a text takes in UTF-8.",
      .parameters = {{"text", "The text to look at."}},
      .examples = {{R"("oil" | byte_length)", "3"}, {R"("Kühe" | byte_length)", "5"}},
      .edge_cases = {{"missing | byte_length", "missing"}, {R"("" | byte_length)", "0"}},
      .body = each_row([](Text text) { return static_cast<int64_t>(text.size()); }),
  };
}

}  // namespace damson::functions
