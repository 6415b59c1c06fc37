// The file name of a path without its extension.
#include "runtime/values/each_row.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function stem() {
  return {
      .name = "stem",
      .family = "paths",
      .summary = "The last name of a path without its extension, missing when there is none.",
      .parameters = {{"path", "The path, or text that is one."}},
      .examples = {{R"("images/A00001.jpg" | stem)", R"("A00001")"},
                   {R"("archive.tar.gz" | stem)", R"("archive.tar")"}},
      .edge_cases = {{"missing | stem", "missing"},
                     {R"("" | stem)", "missing"},
                     {R"(".htaccess" | stem)", R"(".htaccess")"},
                     {R"("ä.jpg" | stem)", R"("ä")"}},
      .body = each_row([](Text path) -> std::optional<Text> {
        const Text name = last_name(path);
        if (name.empty()) return std::nullopt;
        return name.substr(0, stem_length(name));
      }),
  };
}

}  // namespace damson::functions
