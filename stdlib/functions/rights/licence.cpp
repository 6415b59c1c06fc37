// A licence of Creative Commons in one form.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/rights/rights_terms.h"

namespace damson::functions {

namespace {

enum class LicenceForm : uint8_t { uri, name };

Result<LicenceForm> licence_form(const std::string& form) {
  if (form == "uri") return LicenceForm::uri;
  if (form == "name") return LicenceForm::name;
  return fail(fmt::format("a licence cannot be given as \"{}\"; choose \"uri\" or \"name\"", form));
}

}  // namespace

Function licence() {
  return {
      .name = "licence",
      .family = "rights",
      .keeps = Keeps::everything,
      .summary = "A licence of Creative Commons, CC0 or the Public Domain Mark, given by its address or short form.",
      .details =
          "A licence without its version fails: \"CC BY\" may be any of five. CC0 and the Public Domain Mark have only "
          "one. "
          "Free text is never guessed at.",
      .parameters = {{"text", "An address, or a short form such as \"CC BY-NC 4.0\"."},
                     {"form", "What to give: \"uri\" or \"name\" (the short form).",
                      ConstantValue{std::string("uri")}}},
      .examples = {{R"("CC BY-NC-ND 3.0" | licence)", R"("https://creativecommons.org/licenses/by-nc-nd/3.0/")"},
                   {R"("http://creativecommons.org/licenses/by-sa/2.0/de/legalcode" | licence("name"))",
                    R"("CC BY-SA 2.0 DE")"},
                   {R"("CC0" | licence)", R"("https://creativecommons.org/publicdomain/zero/1.0/")"}},
      .edge_cases = {{"missing | licence", "missing"},
                     {R"("" | licence)", R"(fails "no short form")"},
                     {R"("CC BY" | licence)", R"(fails "its version is not said")"},
                     {R"("cc-by-4.0" | licence("name"))", R"("CC BY 4.0")"},
                     {R"("CC BY 4.1" | licence)", R"(fails "no version 4.1")"},
                     {R"("CC BY 4.0 DE" | licence)", R"(fails "was not adapted")"},
                     {R"("CC NC-BY 4.0" | licence)", R"(fails "has no licence")"},
                     {R"("https://creativecommons.org/licenses/by-nd-nc/1.0/" | licence("name"))",
                      R"("CC BY-ND-NC 1.0")"},
                     {R"("Public Domain Mark 1.0" | licence)",
                      R"("https://creativecommons.org/publicdomain/mark/1.0/")"},
                     {R"("© Tate, CC BY 4.0" | licence)", R"(fails "no short form")"},
                     {R"("https://creativecommons.org/about/" | licence)", R"(fails "not that of a licence")"}},
      .body = each_row(
          [](Text text, const LicenceForm& form) -> Result<std::string> {
            const auto found = rights::find_licence(text);
            if (!found.ok()) return found.error();
            return form == LicenceForm::uri ? rights::uri_of(*found) : rights::name_of(*found);
          },
          [](std::string form) { return licence_form(form); }),
  };
}

}  // namespace damson::functions
