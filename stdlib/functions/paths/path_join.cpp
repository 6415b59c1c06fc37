// Parts put together to a path.
#include "runtime/values/each_row.h"
#include "runtime/values/path_value.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function path_join() {
  return {
      .name = "path_join",
      .family = "paths",
      .keeps = Keeps::everything,
      .summary = "Parts put together to a path; every part is a name or names with slashes between them.",
      .parameters = {{"parts", "The parts, from the outermost folder to the file."}},
      .examples = {{R"(path_join("masters", "A00", "A00001.jpg"))", R"("masters/A00/A00001.jpg")"},
                   {R"("a/b" | path_join("c.jpg"))", R"("a/b/c.jpg")"}},
      .edge_cases = {{R"(missing | path_join("a"))", "missing"},
                     {R"(path_join("a", ""))", R"(fails "is empty")"},
                     {R"(path_join("a", "../b"))", R"(fails "..")"},
                     {R"(path_join("a", "/b"))", R"(fails "")"},
                     {R"(path_join("Bücher", "ä.jpg"))", R"("Bücher/ä.jpg")"}},
      .body = each_row([](const Rest<Text>& parts, RowContext& row) -> Result<PathText> {
        if (parts.empty()) return fail("there are no parts to join");
        std::string& joined = row.scratch();
        for (Text part : parts) {
          if (trimmed(part).empty()) return fail("a part of the path is empty");
          const Result<Text> normal = normalise_path(row.arena(), part);
          if (!normal.ok()) return normal.error();
          if (!joined.empty()) joined += '/';
          joined += *normal;
        }
        return as_path(normalise_path(row.arena(), row.copy(joined)));
      }),
  };
}

}  // namespace damson::functions
