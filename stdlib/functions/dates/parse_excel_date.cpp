// The date that a spreadsheet's number stands for.
#include <fmt/format.h>
#include <charconv>

#include "runtime/values/each_row.h"
#include "stdlib/support/excel_date.h"
#include "stdlib/support/number_text.h"

namespace damson::functions {

namespace {

struct SpreadsheetDays {
  ExcelEpoch epoch;
  NumberStyle style;
};

Result<Date> day_of(int64_t serial, const SpreadsheetDays& days) {
  const auto day = excel_day(serial, days.epoch);
  if (!day) return fail(fmt::format("{} is no day that a spreadsheet counts", serial));
  return *day;
}

Result<SpreadsheetDays> read_days(int64_t from) {
  if (from != 1900 && from != 1904) return fail("spreadsheets count days from 1900 or from 1904");
  return SpreadsheetDays{from == 1900 ? ExcelEpoch::year_1900 : ExcelEpoch::year_1904, {.decimal = ".", .group = ""}};
}

}  // namespace

Function parse_excel_date() {
  return {
      .name = "parse_excel_date",
      .family = "dates",
      .keeps = Keeps::everything,
      .summary = "The date that a spreadsheet's number stands for, such as 43831 for 1 January 2020.",
      .details =
          "A fraction is the time of day and is left out. Spreadsheets count a 29 February 1900, day 60, that never "
          "was: it fails.",
      .parameters = {{"number", "The number, as text or as an int."},
                     {"from", "The year that is counted from: 1900, or 1904 in files from old Macs.",
                      ConstantValue{int64_t{1900}}}},
      .examples = {{R"("43831" | parse_excel_date)", R"("2020-01-01")"}, {"1 | parse_excel_date", R"("1900-01-01")"}},
      .edge_cases = {{"missing | parse_excel_date", "missing"},
                     {R"("" | parse_excel_date)", R"(fails "is not a number")"},
                     {R"("43831.75" | parse_excel_date)", R"("2020-01-01")"},
                     {R"("42369" | parse_excel_date(from: 1904))", R"("2020-01-01")"},
                     {R"("59" | parse_excel_date)", R"("1900-02-28")"},
                     {R"("60" | parse_excel_date)", R"(fails "60 is no day that a spreadsheet counts")"},
                     {"61 | parse_excel_date", R"("1900-03-01")"},
                     {"0 | parse_excel_date", R"(fails "0 is no day")"},
                     {R"("99999999999999999999" | parse_excel_date)", R"(fails "too large")"},
                     {R"("März" | parse_excel_date)", R"(fails "\"März\" is not a number")"},
                     {R"("1" | parse_excel_date(from: 1970))", R"(fails "from 1900 or from 1904")"}},
      .body = overloads(each_row(
                            [](Text number, const SpreadsheetDays& days) -> Result<Date> {
                              const auto plain = plain_number(number, days.style);
                              if (!plain) return not_a_number(number);
                              int64_t serial = 0;  // reading ends at the fraction
                              const auto read = std::from_chars(plain->data(), plain->data() + plain->size(), serial);
                              if (read.ec != std::errc()) return fail(fmt::format("\"{}\" is too large", number));
                              return day_of(serial, days);
                            },
                            [](int64_t from) { return read_days(from); }),
                        each_row([](int64_t number, const SpreadsheetDays& days) { return day_of(number, days); },
                                 [](int64_t from) { return read_days(from); })),
  };
}

}  // namespace damson::functions
