// The folder of a path.
#include "runtime/values/each_row.h"
#include "runtime/values/path_value.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

namespace {

std::optional<PathText> folder_of(Text path) {
  const size_t slash = path.rfind('/');
  if (slash == Text::npos) return std::nullopt;
  return PathText{path.substr(0, slash)};
}

}  // namespace

Function folder() {
  return {
      .name = "folder",
      .family = "paths",
      .summary = "The folder that a path lies in, missing when it lies in none.",
      .parameters = {{"path", "The path, or text that is one."}},
      .examples = {{R"("images/A/A00001.jpg" | folder)", R"("images/A")"}, {R"("A00001.jpg" | folder)", "missing"}},
      .edge_cases = {{"missing | folder", "missing"},
                     {R"("" | folder)", R"(fails "")"},
                     {R"("Bücher/ä.jpg" | folder)", R"("Bücher")"}},
      .body = overloads(each_row([](PathText path) { return folder_of(path.text); }),
                        each_row([](Text text, RowContext& row) -> Result<std::optional<PathText>> {
                          const Result<Text> path = normalise_path(row.arena(), text);
                          if (!path.ok()) return path.error();
                          return folder_of(*path);
                        })),
  };
}

}  // namespace damson::functions
