// A person's name as catalogues invert it, as a record.
#include <fmt/format.h>

#include "stdlib/support/person_name.h"
#include "stdlib/support/record_result.h"

namespace damson::functions {

namespace {

constexpr std::tuple name_fields{RecordField{"family", &PersonName::family}, RecordField{"given", &PersonName::given},
                                 RecordField{"suffix", &PersonName::suffix}};

}  // namespace

Function parse_name() {
  return {
      .name = "parse_name",
      .family = "names",
      .keeps = Keeps::everything,
      .summary = "A person's name with the family name first, as a record with `family`, `given` and `suffix`.",
      .details =
          "Organisations, several people, names without a comma, titles in the place of a given name, and names with "
          "digits or with signs other "
          "than points, hyphens and apostrophes fail: nothing is guessed. What stands behind the comma stays together, "
          "titles and particles "
          "too: \"Velde, Willem van de\". A suffix is found behind the family name, the given name or a comma.",
      .parameters = {{"text", "The name as \"Family, Given\"."}},
      .examples = {{R"("Abbey, Edwin Austin" | parse_name)",
                    R"({ family: "Abbey", given: "Edwin Austin", suffix: missing })"},
                   {R"("Velde, Willem van de, the Younger" | parse_name)",
                    R"({ family: "Velde", given: "Willem van de", suffix: "the Younger" })"}},
      .edge_cases = {{"missing | parse_name", "missing"},
                     {R"("" | parse_name)", R"(fails "it is empty")"},
                     {R"(" Müller,  Käthe " | parse_name)", R"({ family: "Müller", given: "Käthe", suffix: missing })"},
                     {R"("Edwin Abbey" | parse_name)", R"(fails "which part is the family name")"},
                     {R"("Hearst Jr., William" | parse_name)",
                      R"({ family: "Hearst", given: "William", suffix: "Jr." })"},
                     {R"("King, Martin Luther Jr." | parse_name)",
                      R"({ family: "King", given: "Martin Luther", suffix: "Jr." })"},
                     {R"("Church, Frederic Edwin" | parse_name)",
                      R"({ family: "Church", given: "Frederic Edwin", suffix: missing })"},
                     {R"("Smith, Mrs." | parse_name)", R"(fails "is a title, no given name")"},
                     {R"("Charles, Prince of Wales" | parse_name)", R"(fails "begins with a title")"},
                     {R"("Unknown, Artist" | parse_name)", R"(fails "nobody is known")"},
                     {R"("Morris & Co." | parse_name)", R"(fails "stands in it")"},
                     {R"("Tate Gallery, London" | parse_name)", R"(fails "word of organisations")"},
                     {R"("Gilbert and George, London" | parse_name)", R"(fails "between two names")"},
                     {R"("After Reynolds, Joshua" | parse_name)", R"(fails "somebody else's work")"},
                     {R"("Turner, Joseph, William, Mallord" | parse_name)", R"(fails "too many commas")"},
                     {R"("Abbey, Jr." | parse_name)", R"(fails "does not stand behind the comma")"},
                     {R"("Abbey," | parse_name)", R"(fails "nothing stands beside a comma")"}},
      .body = text_to_record<PersonName>(name_fields,
                                         [](Text text) -> Result<PersonName> {
                                           auto name = read_person_name(text);
                                           if (name.ok()) return name;
                                           return fail(fmt::format("\"{}\" is not read as a person's name: {}", text,
                                                                   name.error().message));
                                         }),
  };
}

}  // namespace damson::functions
