// A text as a date.
#include "runtime/values/each_row.h"
#include "stdlib/support/moment_formats.h"

namespace damson::functions {

Function parse_date() {
  return {
      .name = "parse_date",
      .family = "dates",
      .keeps = Keeps::everything,
      .summary = "The date that a text is, written in one of the formats.",
      .details =
          "All formats are tried; a text that two of them read differently fails. Years of two digits are not read.",
      .parameters =
          {{"text", "The text to read."},
           {"formats",
            "How it may be written: YYYY, MM or M, DD or D, MMM (Jan) or MMMM (January), everything else as itself."}},
      .examples = {{R"("31.01.1900" | parse_date("DD.MM.YYYY"))", R"("1900-01-31")"},
                   {R"("4 March 1847" | parse_date("YYYY-MM-DD", "D MMMM YYYY"))", R"("1847-03-04")"}},
      .edge_cases = {{R"(missing | parse_date("YYYY-MM-DD"))", "missing"},
                     {R"("" | parse_date("YYYY-MM-DD"))", R"(fails "is not a date in the form YYYY-MM-DD")"},
                     {R"("03/04/1900" | parse_date("DD/MM/YYYY", "MM/DD/YYYY"))",
                      R"x(fails "can be 1900-04-03 (DD/MM/YYYY) or 1900-03-04 (MM/DD/YYYY)")x"},
                     {R"("31/04/1900" | parse_date("DD/MM/YYYY"))", R"(fails "is not a date")"},
                     {R"("05/05/1900" | parse_date("DD/MM/YYYY", "MM/DD/YYYY"))", R"("1900-05-05")"},
                     {R"("1900·1·2" | parse_date("YYYY·M·D"))", R"("1900-01-02")"}},
      .body = each_row(
          [](Text text, const MomentFormats& formats) -> Result<Date> {
            const Result<WrittenMoment> moment = read_one_way(formats, text, "a date");
            if (!moment.ok()) return moment.error();
            return moment->date;
          },
          [](const Rest<std::string>& texts) { return read_moment_formats(texts, MomentUse::date); }),
  };
}

}  // namespace damson::functions
