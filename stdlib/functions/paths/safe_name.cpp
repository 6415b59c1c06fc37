// A text as the name of a file or folder.
#include "stdlib/support/safe_name.h"

#include "runtime/values/each_row.h"

namespace damson::functions {

namespace {

struct SafeNameRule {
  const PathProfile* profile;
  std::string stand_in;
};

}  // namespace

Function safe_name() {
  return {
      .name = "safe_name",
      .family = "paths",
      .summary =
          "A text as one name of a file or folder that the rules of `profile` allow; what has to change counts in the "
          "loss ledger.",
      .details =
          "Characters that are not allowed, slashes among them, are replaced; accents are left out where only plain "
          "letters are allowed. Spaces and "
          "dots at the ends go where they must, a reserved name gets a character more, and a name that is too long is "
          "cut in front of its "
          "extension. Letters are written composed (NFC). Different texts can become the same name.",
      .parameters = {{"text", "The text."},
                     {"profile", R"(Whose rules: "portable", "windows", "posix", "s3" or "sharepoint".)"},
                     {"replacement", "What stands in for a character that is not allowed: one character, or nothing.",
                      ConstantValue{std::string("_")}}},
      .examples = {{R"("Who's there? (1/2).jpg" | safe_name("windows"))", R"("Who's there_ (1_2).jpg")"},
                   {R"("Größe & Maß.tif" | safe_name("portable"))", R"("Grosse___Mass.tif")"},
                   {R"("A: B" | safe_name("sharepoint", replacement: ""))", R"("A B")"}},
      .edge_cases = {{R"(missing | safe_name("posix"))", "missing"},
                     {R"("" | safe_name("posix"))", R"(fails "nothing is left of \"\" for a name")"},
                     {R"(".." | safe_name("posix"))", R"(fails "nothing is left")"},
                     {R"("日本" | safe_name("portable"))", R"(fails "nothing is left of \"日本\" for a name")"},
                     {R"("日本/東京" | safe_name("posix"))", R"("日本_東京")"},
                     {R"("e\u{301}" | safe_name("posix"))", R"("é")"},
                     {R"("aux.txt" | safe_name("windows"))", R"("aux_.txt")"},
                     {R"("10½ in.jpg" | safe_name("portable"))", R"("10_1_2_in.jpg")"},
                     {R"("CON .txt" | safe_name("windows"))", R"("CON_ .txt")"},
                     {R"("~$draft_VTI_.doc" | safe_name("sharepoint"))", R"("_~$draft_V_TI_.doc")"},
                     {R"("To be or not to be... " | safe_name("windows"))", R"("To be or not to be")"},
                     {R"("-1" | safe_name("portable"))", R"("1")"},
                     {R"((pad_left("x", 300, "é") | safe_name("posix") | byte_length))", "254"},
                     {R"("a" | safe_name("vms"))", R"(fails "there is no profile \"vms\"")"},
                     {R"("a" | safe_name("windows", replacement: "?"))", R"(fails "Windows does not allow it")"},
                     {R"("a" | safe_name("windows", replacement: "--"))", R"(fails "is not one plain character")"}},
      .body = each_row(
          [](Text text, const SafeNameRule& rule, LossyRowContext& row) -> Result<Text> {
            std::string& out = row.scratch();
            const Result<Done> written = write_safe_name(*rule.profile, text, rule.stand_in, row.arena(), out);
            if (!written.ok()) return written.error();
            if (out == text) return text;
            const Text name = row.copy(out);
            row.lost(text, name);
            return name;
          },
          [](const std::string& profile, std::string replacement) -> Result<SafeNameRule> {
            const auto found = find_path_profile(profile);
            if (!found.ok()) return found.error();
            const Result<Done> allowed = check_stand_in(**found, replacement);
            if (!allowed.ok()) return allowed.error();
            return SafeNameRule{*found, std::move(replacement)};
          }),
  };
}

}  // namespace damson::functions
