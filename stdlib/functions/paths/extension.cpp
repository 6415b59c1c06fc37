// The extension of a path.
#include "runtime/values/each_row.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function extension() {
  return {
      .name = "extension",
      .family = "paths",
      .summary = "What stands behind the last dot of a file name, missing when there is none.",
      .parameters = {{"path", "The path, or text that is one."}},
      .examples = {{R"("images/A00001.JPG" | extension)", R"("JPG")"}, {R"("README" | extension)", "missing"}},
      .edge_cases = {{"missing | extension", "missing"},
                     {R"("" | extension)", "missing"},
                     {R"(".htaccess" | extension)", "missing"},
                     {R"("a.b/c" | extension)", "missing"},
                     {R"("ä.tïf" | extension)", R"("tïf")"},
                     {R"("name." | extension)", "missing"}},
      .body = each_row([](Text path) -> std::optional<Text> {
        const Text name = last_name(path);
        const size_t length = stem_length(name);
        if (length + 1 >= name.size()) return std::nullopt;
        return name.substr(length + 1);
      }),
  };
}

}  // namespace damson::functions
