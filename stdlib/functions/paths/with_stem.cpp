// A path with another file name.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/path_value.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function with_stem() {
  return {
      .name = "with_stem",
      .family = "paths",
      .summary = "A path whose file has another name and keeps its extension.",
      .parameters = {{"path", "The path, or text that is one."}, {"stem", "The new name, without the extension."}},
      .examples = {{R"("images/scan.tif" | with_stem("A00001"))", R"("images/A00001.tif")"},
                   {R"("README" | with_stem("LIESMICH"))", R"("LIESMICH")"}},
      .edge_cases = {{R"(missing | with_stem("a"))", "missing"},
                     {R"("" | with_stem("a"))", R"(fails "")"},
                     {R"("ä/b.tif" | with_stem("ö"))", R"("ä/ö.tif")"},
                     {R"("a.tif" | with_stem("b/c"))", R"(fails "cannot be a file name")"}},
      .body = each_row([](Text text, Text new_stem, RowContext& row) -> Result<PathText> {
        if (new_stem.empty() || new_stem.find_first_of("/\\") != Text::npos)
          return fail(fmt::format("\"{}\" cannot be a file name", new_stem));
        const Result<Text> path = normalise_path(row.arena(), text);
        if (!path.ok()) return path.error();
        const Text name = last_name(*path);
        std::string& out = row.scratch();
        out = path->substr(0, path->size() - name.size());
        out += new_stem;
        out += name.substr(stem_length(name));
        return as_path(normalise_path(row.arena(), row.copy(out)));
      }),
  };
}

}  // namespace damson::functions
