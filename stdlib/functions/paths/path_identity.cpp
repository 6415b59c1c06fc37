// What two paths that are one path in a place have in common.
#include "runtime/values/each_row.h"
#include "stdlib/support/path_profile.h"

namespace damson::functions {

Function path_identity() {
  return {
      .name = "path_identity",
      .family = "paths",
      .summary =
          "A text that is the same for two paths if, and only if, they are one path where the rules of `profile` hold.",
      .details =
          "\"posix\" and \"s3\" tell names apart by their bytes. \"windows\" takes a small letter for its capital, one "
          "for one, as NTFS does; é in one "
          "part and in two are two names there, and so are ß and ss. \"sharepoint\" and \"portable\" take all of these "
          "for one. "
          "It is for comparing, not for storing. A target with `profile:` does this by itself.",
      .parameters = {{"path", "The path, or text that is one."},
                     {"profile", R"(Whose rules: "portable", "windows", "posix", "s3" or "sharepoint".)"}},
      .examples = {{R"("Masters/A00001.JPG" | path_identity("windows"))", R"("masters/a00001.jpg")"},
                   {R"("Masters/A00001.JPG" | path_identity("posix"))", R"("Masters/A00001.JPG")"}},
      .edge_cases = {{R"(missing | path_identity("posix"))", "missing"},
                     {R"(path_identity("É.jpg", "windows") == path_identity("é.JPG", "windows"))", "true"},
                     {R"(path_identity("e\u{301}.jpg", "windows") == path_identity("é.jpg", "windows"))", "false"},
                     {R"("STRASSE" | path_identity("windows") == path_identity("straße", "windows"))", "false"},
                     {R"(path_identity("e\u{301}.jpg", "sharepoint") == path_identity("É.jpg", "sharepoint"))", "true"},
                     {R"(path_identity("e\u{301}.jpg", "s3") == path_identity("é.jpg", "s3"))", "false"},
                     {R"("STRASSE" | path_identity("sharepoint") == path_identity("straße", "sharepoint"))", "true"},
                     {R"("a" | path_identity("vms"))", R"(fails "there is no profile \"vms\"")"}},
      .body = each_row([](Text path, const PathProfile* const& profile,
                          RowContext& row) { return path_identity(*profile, path, row.arena()); },
                       [](const std::string& profile) { return find_path_profile(profile); }),
  };
}

}  // namespace damson::functions
