// Folders from the beginning of a key.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/path_value.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function shard() {
  return {
      .name = "shard",
      .family = "paths",
      .summary = "Folders made of the first characters of a key, so that no folder grows too large.",
      .parameters = {{"key", "The key, such as a number or a checksum."},
                     {"depth", "How many folders.", ConstantValue{int64_t{2}}},
                     {"width", "How many characters each folder has.", ConstantValue{int64_t{2}}}},
      .examples = {{R"("a1b2c3" | shard)", R"("a1/b2")"}, {R"("A00001" | shard(depth: 1, width: 3))", R"("A00")"}},
      .edge_cases = {{"missing | shard", "missing"},
                     {R"("" | shard)", R"(fails "is shorter than")"},
                     {R"("abc" | shard)", R"(fails "is shorter than")"},
                     {R"("äöü1" | shard(2, 1))", R"("ä/ö")"},
                     {R"("a/bc" | shard)", R"(fails "cannot be a folder's name")"},
                     {R"("../x" | shard(1, 2))", R"(fails "..")"}},
      .body = each_row([](Text key, int64_t depth, int64_t width, RowContext& row) -> Result<PathText> {
        if (depth < 1 || depth > 16 || width < 1 || width > 64)
          return fail("`depth` must be between 1 and 16, `width` between 1 and 64");
        std::string& out = row.scratch();
        size_t at = 0;
        for (int64_t folder_index = 0; folder_index < depth; ++folder_index) {
          if (folder_index > 0) out += '/';
          const size_t begin = out.size();
          for (int64_t i = 0; i < width; ++i) {
            if (at >= key.size())
              return fail(
                  fmt::format("\"{}\" is shorter than the {} characters that its folders need", key, depth * width));
            const size_t next = next_grapheme(key, at);
            out += key.substr(at, next - at);
            at = next;
          }
          const Text folder = Text(out).substr(begin);
          // a path would take the sign for the end of a name, and the folders would be others than the key says
          if (folder == "." || folder.find_first_of("/\\") != Text::npos)
            return fail(fmt::format("\"{}\" of \"{}\" cannot be a folder's name", folder, key));
        }
        return as_path(normalise_path(row.arena(), row.copy(out)));
      }),
  };
}

}  // namespace damson::functions
