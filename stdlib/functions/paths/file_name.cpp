// The file name of a path.
#include "runtime/values/each_row.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function file_name() {
  return {
      .name = "file_name",
      .family = "paths",
      .summary = "The last name of a path, missing when it ends with a slash.",
      .parameters = {{"path", "The path, or text that is one."}},
      .examples = {{R"("images/A00001.jpg" | file_name)", R"("A00001.jpg")"},
                   {R"("C:\\scans\\1.tif" | file_name)", R"("1.tif")"}},
      .edge_cases = {{"missing | file_name", "missing"},
                     {R"("" | file_name)", "missing"},
                     {R"("Bücher/ä.jpg" | file_name)", R"("ä.jpg")"}},
      .body = each_row([](Text path) -> std::optional<Text> {
        const Text name = last_name(path);
        if (name.empty()) return std::nullopt;
        return name;
      }),
  };
}

}  // namespace damson::functions
