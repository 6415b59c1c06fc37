// The path of a web address.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/path_value.h"
#include "stdlib/support/path_parts.h"
#include "stdlib/support/url_text.h"

namespace damson::functions {

Function url_path() {
  return {
      .name = "url_path",
      .family = "paths",
      .summary = "The path of a web address, its escapes written out.",
      .parameters = {{"url", R"(The address, such as "https://example.org/images/a.jpg".)"}},
      .examples = {{R"("http://www.tate.org.uk/art/images/work/A/A00/A00001_8.jpg" | url_path)",
                    R"("art/images/work/A/A00/A00001_8.jpg")"},
                   {R"("https://example.org/a%20b.jpg?size=large#top" | url_path)", R"("a b.jpg")"}},
      .edge_cases = {{"missing | url_path", "missing"},
                     {R"("" | url_path)", R"(fails "is no web address")"},
                     {R"("https://example.org" | url_path)", R"(fails "has no path")"},
                     {R"("https://example.org/B%C3%BCcher.jpg" | url_path)", R"("Bücher.jpg")"},
                     {R"("https://example.org/a%2Fb" | url_path)", R"(fails "escaped slash")"},
                     {R"("images/a.jpg" | url_path)", R"(fails "is no web address")"}},
      .body = each_row([](Text url, RowContext& row) -> Result<PathText> {
        const size_t scheme = url.find("://");
        if (scheme == Text::npos || scheme == 0) return fail(fmt::format("\"{}\" is no web address", url));
        Text rest = url.substr(scheme + 3);
        rest = rest.substr(0, rest.find_first_of("?#"));
        const size_t slash = rest.find('/');
        if (slash == Text::npos || slash + 1 == rest.size()) return fail(fmt::format("\"{}\" has no path", url));
        const Text path = rest.substr(slash + 1);
        if (path.find("%2F") != Text::npos || path.find("%2f") != Text::npos) {
          return fail(fmt::format("\"{}\" has an escaped slash inside a name", url));
        }
        std::string& out = row.scratch();
        if (!write_url_decoded(path, out)) return fail(fmt::format("\"{}\" has a broken escape", url));
        return as_path(normalise_path(row.arena(), row.copy(out)));
      }),
  };
}

}  // namespace damson::functions
