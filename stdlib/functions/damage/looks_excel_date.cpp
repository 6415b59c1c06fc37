// Whether a spreadsheet seems to have taken a text for a date, or a date for a number.
#include "runtime/values/each_row.h"
#include "stdlib/support/excel_date.h"

namespace damson::functions {

Function looks_excel_date() {
  return {
      .name = "looks_excel_date",
      .family = "damage",
      .summary =
          R"(Whether a spreadsheet seems to have made a date of a text ("2-Mar" of "3/2") or a number of a date ("43831").)",
      .details =
          "The months are looked for in English, German, French, Spanish, Italian and Dutch. A number counts when it "
          "has five digits: the years from 1927 on.",
      .parameters =
          {{"text", "The text to look at."},
           {"numbers",
            "Whether numbers count; false where the field holds numbers that are none of a spreadsheet's making.",
            ConstantValue{true}}},
      .examples = {{R"("2-Mar" | looks_excel_date)", "true"},
                   {R"("43831" | looks_excel_date)", "true"},
                   {R"("2 March 1919" | looks_excel_date)", "false"}},
      .edge_cases = {{"missing | looks_excel_date", "missing"},
                     {R"("" | looks_excel_date)", "false"},
                     {R"("43831" | looks_excel_date(numbers: false))", "false"},
                     {R"("43831.5" | looks_excel_date)", "true"},
                     {R"("Mrz 02" | looks_excel_date)", "true"},
                     {R"("12. Mär" | looks_excel_date)", "true"},
                     {R"("1-Dec-05" | looks_excel_date)", "true"},
                     {R"("1900-01-00" | looks_excel_date)", "true"},
                     {R"("########" | looks_excel_date)", "true"},
                     {R"("1927" | looks_excel_date)", "false"},
                     {R"("2-Max" | looks_excel_date)", "false"},
                     {R"("Marble-02" | looks_excel_date)", "false"}},
      .body = each_row(
          [](Text text, bool numbers) { return is_excel_date_form(text) || (numbers && is_excel_serial(text)); }),
  };
}

}  // namespace damson::functions
