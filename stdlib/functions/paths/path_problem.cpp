// Why a path cannot be stored in a place.
#include "runtime/values/each_row.h"
#include "stdlib/support/path_profile.h"

namespace damson::functions {

Function path_problem() {
  return {
      .name = "path_problem",
      .family = "paths",
      .summary =
          "What keeps a path from being stored where the rules of `profile` hold, as a sentence for people; missing "
          "when it fits.",
      .parameters = {{"path", "The path, or text that is one."},
                     {"profile", R"(Whose rules: "portable", "windows", "posix", "s3" or "sharepoint".)"}},
      .examples = {{R"("Who's there?.jpg" | path_problem("windows"))",
                    R"("\"Who's there?.jpg\" holds \"?\", which Windows does not allow")"},
                   {R"("A00001.jpg" | path_problem("windows"))", "missing"}},
      .edge_cases =
          {{R"(missing | path_problem("posix"))", "missing"},
           {R"("" | path_problem("posix"))", R"("a folder or file of the path has no name")"},
           {R"("a/.." | path_problem("posix"))", R"("\"..\" is no name of a folder or file")"},
           {R"("ä.jpg" | path_problem("portable"))",
            R"("\"ä.jpg\" holds \"ä\", which a portable path does not allow")"},
           {R"("a\nb" | path_problem("windows"))",
            R"("\"a\nb\" holds the control character U+000A, which Windows does not allow")"},
           {R"("a. " | path_problem("windows"))", R"("\"a. \" ends with a space, which Windows does not allow")"},
           {R"("-a" | path_problem("portable"))",
            R"("\"-a\" begins with \"-\", which a portable path does not allow")"},
           {R"("Con.txt" | path_problem("windows"))", R"("\"Con.txt\" cannot be had: Windows reserves \"CON\"")"},
           {R"("soap" | path_problem("s3"))", R"("\"soap\" cannot be had: Amazon S3 reserves \"soap\"")"},
           {R"(pad_left("b", 256, "a") | path_problem("posix") | ends_with("has 256 bytes; POSIX allows 255"))",
            "true"},
           {R"("a" | path_problem("vms"))", R"(fails "there is no profile \"vms\"")"}},
      .body = each_row(
          [](Text path, const PathProfile* const& profile, RowContext& row) -> std::optional<Text> {
            const auto misfit = path_misfit(*profile, path);
            if (!misfit) return std::nullopt;
            return row.copy(describe(*profile, *misfit));
          },
          [](const std::string& profile) { return find_path_profile(profile); }),
  };
}

}  // namespace damson::functions
