// A text as part of a web address.
#include "runtime/values/each_row.h"
#include "stdlib/support/url_text.h"

namespace damson::functions {

Function url_encode() {
  return {
      .name = "url_encode",
      .family = "paths",
      .keeps = Keeps::everything,
      .summary = "A text escaped to stand in a web address: everything but letters a to z, digits, - . _ ~ as %XX.",
      .parameters = {{"text", "The text."}},
      .examples = {{R"("a b/c" | url_encode)", R"("a%20b%2Fc")"}, {R"("A00001" | url_encode)", R"("A00001")"}},
      .edge_cases = {{"missing | url_encode", "missing"},
                     {R"("" | url_encode)", R"("")"},
                     {R"("é" | url_encode)", R"("%C3%A9")"}},
      .body = each_row([](Text text, RowContext& row) {
        std::string& out = row.scratch();
        write_url_encoded(text, out);
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
