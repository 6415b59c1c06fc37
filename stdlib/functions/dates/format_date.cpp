// A date as text.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/moment_formats.h"

namespace damson::functions {

namespace {

bool has_clock(const MomentFormat& format) {
  using Part = MomentFormat::Part;
  return format.has(Part::hour) || format.has(Part::minute) || format.has(Part::second) || format.has(Part::fraction) ||
         format.has(Part::zone);
}

}  // namespace

Function format_date() {
  return {
      .name = "format_date",
      .family = "dates",
      .summary = "A date or moment written in a format.",
      .parameters = {{"date", "The date or datetime; of a datetime, as it was on the clocks where it was written."},
                     {"format",
                      "How to write it: YYYY, MM or M, DD or D, MMM (Jan) or MMMM (January), hh, mm, ss, fff, ZZ."}},
      .examples = {{R"(parse_date("1900-01-31", "YYYY-MM-DD") | format_date("D MMMM YYYY"))", R"("31 January 1900")"},
                   {R"(parse_date("1900-01-31", "YYYY-MM-DD") | format_date("DD.MM.YYYY"))", R"("31.01.1900")"}},
      .edge_cases =
          {{R"(missing | format_date("YYYY"))", "missing"},
           {R"(parse_date("0900-01-02", "YYYY-MM-DD") | format_date("YYYY/M/D"))", R"("0900/1/2")"},
           {R"(parse_datetime("1999-12-31 23:59", "YYYY-MM-DD hh:mm", zone: "-05:00") | format_date("YYYY-MM-DD hh:mm ZZ"))",
            R"("1999-12-31 23:59 -05:00")"}},
      .body = overloads(each_row(
                            [](Date date, const MomentFormat& format, RowContext& row) {
                              std::string& out = row.scratch();
                              write_formatted(format, date, Time{}, 0, out);
                              return row.copy(out);
                            },
                            [](const std::string& format) -> Result<MomentFormat> {
                              auto read = read_moment_format(format);
                              if (read.ok() && has_clock(*read))
                                return fail(fmt::format("a date has no time of day, but the format \"{}\" asks for it",
                                                        format));
                              return read;
                            }),
                        each_row(
                            [](DateTime moment, const MomentFormat& format, RowContext& row) {
                              const LocalMoment local = local_moment(moment);
                              std::string& out = row.scratch();
                              write_formatted(format, local.date, local.time, moment.offset_minutes, out);
                              return row.copy(out);
                            },
                            [](const std::string& format) { return read_moment_format(format); })),
  };
}

}  // namespace damson::functions
