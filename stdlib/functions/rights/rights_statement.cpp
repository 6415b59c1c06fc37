// A statement of RightsStatements.org in one form.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/rights/rights_terms.h"

namespace damson::functions {

namespace {

enum class StatementForm : uint8_t { uri, code, name };

Result<StatementForm> statement_form(const std::string& form) {
  if (form == "uri") return StatementForm::uri;
  if (form == "code") return StatementForm::code;
  if (form == "name") return StatementForm::name;
  return fail(fmt::format("a rights statement cannot be given as \"{}\"; choose \"uri\", \"code\" or \"name\"", form));
}

}  // namespace

Function rights_statement() {
  return {
      .name = "rights_statement",
      .family = "rights",
      .keeps = Keeps::everything,
      .summary = "One of the twelve statements of RightsStatements.org, given by its address, code or exact name.",
      .details = "Free text is never guessed at: \"© the artist\" fails. Map such terms with a vocabulary of your own.",
      .parameters = {{"text", "An address, code or name of a statement."},
                     {"form", "What to give: \"uri\" (its identifier), \"code\" or \"name\".",
                      ConstantValue{std::string("uri")}}},
      .examples = {{R"("InC-EDU" | rights_statement)", R"("http://rightsstatements.org/vocab/InC-EDU/1.0/")"},
                   {R"("https://rightsstatements.org/page/NKC/1.0/?language=de" | rights_statement("code"))",
                    R"("NKC")"},
                   {R"("in copyright" | rights_statement(form: "code"))", R"("InC")"}},
      .edge_cases = {{"missing | rights_statement", "missing"},
                     {R"("" | rights_statement)", R"(fails "none of the twelve")"},
                     {R"("© the artist" | rights_statement)", R"(fails "none of the twelve")"},
                     {R"("http://rightsstatements.org/vocab/InC/2.0/" | rights_statement)",
                      R"(fails "none of the twelve")"},
                     {R"("UND" | rights_statement("name"))", R"("Copyright Undetermined")"}},
      .body = each_row(
          [](Text text, const StatementForm& form, RowContext& row) -> Result<Text> {
            const auto statement = rights::find_rights_statement(text);
            if (!statement.ok()) return statement.error();
            if (form == StatementForm::uri) return row.copy(rights::uri_of(**statement));
            return form == StatementForm::code ? (*statement)->code : (*statement)->name;
          },
          [](std::string form) { return statement_form(form); }),
  };
}

}  // namespace damson::functions
