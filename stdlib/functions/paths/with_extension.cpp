// A path with another extension.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/path_value.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function with_extension() {
  return {
      .name = "with_extension",
      .family = "paths",
      .summary = "A path with another extension, or with one where it had none.",
      .parameters = {{"path", "The path, or text that is one."}, {"extension", "The new extension, without the dot."}},
      .examples = {{R"("images/A00001.tif" | with_extension("jpg"))", R"("images/A00001.jpg")"},
                   {R"("README" | with_extension("txt"))", R"("README.txt")"}},
      .edge_cases = {{R"(missing | with_extension("jpg"))", "missing"},
                     {R"("" | with_extension("jpg"))", R"(fails "")"},
                     {R"("ä.tif" | with_extension("jpg"))", R"("ä.jpg")"},
                     {R"("a.tif" | with_extension(""))", R"(fails "cannot be an extension")"}},
      .body = each_row([](Text text, Text ending, RowContext& row) -> Result<PathText> {
        if (ending.starts_with(".")) ending.remove_prefix(1);
        if (ending.empty() || ending.find_first_of("/\\") != Text::npos)
          return fail(fmt::format("\"{}\" cannot be an extension", ending));
        const Result<Text> path = normalise_path(row.arena(), text);
        if (!path.ok()) return path.error();
        const Text name = last_name(*path);
        std::string& out = row.scratch();
        out = path->substr(0, path->size() - name.size() + stem_length(name));
        out += '.';
        out += ending;
        return as_path(normalise_path(row.arena(), row.copy(out)));
      }),
  };
}

}  // namespace damson::functions
