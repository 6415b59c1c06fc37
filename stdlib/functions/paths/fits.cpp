// Whether a path can be stored in a place.
#include "runtime/values/each_row.h"
#include "stdlib/support/path_profile.h"

namespace damson::functions {

Function fits() {
  return {
      .name = "fits",
      .family = "paths",
      .summary =
          "Whether a path can be stored where the rules of `profile` hold: its length, its characters, names that are "
          "reserved.",
      .details =
          "The profiles are \"portable\" (what all others allow), \"windows\", \"posix\", \"s3\" and \"sharepoint\". "
          "`path_problem` says why a path does not fit.",
      .parameters = {{"path", "The path, or text that is one."},
                     {"profile", R"(Whose rules: "portable", "windows", "posix", "s3" or "sharepoint".)"}},
      .examples = {{R"("masters/A00001.jpg" | fits("portable"))", "true"},
                   {R"("Who's there?.jpg" | fits("windows"))", "false"}},
      .edge_cases = {{R"(missing | fits("posix"))", "missing"},
                     {R"("" | fits("posix"))", "false"},
                     {R"("a//b" | fits("posix"))", "false"},
                     {R"("../b" | fits("posix"))", "false"},
                     {R"("Größe/ä?.jpg" | fits("posix"))", "true"},
                     {R"("Größe.jpg" | fits("portable"))", "false"},
                     {R"("a/nul.tar.gz" | fits("windows"))", "false"},
                     {R"("a/nulls.txt" | fits("windows"))", "true"},
                     {R"("CON .txt" | fits("windows"))", "false"},
                     {R"("conin$" | fits("windows"))", "false"},
                     {R"("ends. " | fits("windows"))", "false"},
                     {R"("a\{1\}.jpg" | fits("s3"))", "false"},
                     {R"("forms/a.jpg" | fits("sharepoint"))", "false"},
                     {R"("a/forms/a.jpg" | fits("sharepoint"))", "true"},
                     {R"(pad_left("x", 255, "é") | fits("windows"))", "true"},
                     {R"(pad_left("x", 255, "é") | fits("posix"))", "false"},
                     {R"("a" | fits("vms"))", R"(fails "there is no profile \"vms\"")"}},
      .body = each_row(
          [](Text path, const PathProfile* const& profile) { return !path_misfit(*profile, path).has_value(); },
          [](const std::string& profile) { return find_path_profile(profile); }),
  };
}

}  // namespace damson::functions
