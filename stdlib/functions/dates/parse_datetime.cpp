// A text as a moment.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/moment_formats.h"

namespace damson::functions {

namespace {

struct MomentReading {
  MomentFormats formats;
  std::optional<int> offset;
};

Result<MomentReading> make_reading(const std::vector<std::string>& texts, const std::optional<std::string>& zone) {
  auto formats = read_moment_formats(texts, zone ? MomentUse::datetime : MomentUse::datetime_with_zone);
  if (!formats.ok()) return formats.error();
  MomentReading reading{std::move(formats).value(), std::nullopt};
  if (!zone) return reading;
  reading.offset = read_offset(*zone);
  if (!reading.offset) return fail(fmt::format("\"{}\" is no offset; write \"+01:00\" or \"Z\"", *zone));
  return reading;
}

Result<DateTime> read_datetime(const MomentReading& reading, Text text) {
  const Result<WrittenMoment> moment = read_one_way(reading.formats, text, "a moment");
  if (!moment.ok()) return moment.error();
  return to_datetime(*moment, moment->offset_minutes.value_or(reading.offset.value_or(0)));
}

}  // namespace

Function parse_datetime() {
  return {
      .name = "parse_datetime",
      .family = "dates",
      .keeps = Keeps::everything,
      .summary = "The moment that a text is, written in one of the formats.",
      .details = "A text that two formats read differently fails.",
      .parameters =
          {{"text", "The text to read."},
           {"formats",
            "How it may be written, one format or a list: as in parse_date, and hh, mm, ss, fff, ZZ for the offset: Z, "
            "-05:00, -0500 or -05."},
           {"zone",
            R"(The offset of the place where it was written, such as "+01:00" or "Z", when the text does not say it.)",
            ConstantValue{}}},
      .examples = {{R"("1999-12-31 23:59:58" | parse_datetime("YYYY-MM-DD hh:mm:ss", zone: "+01:00"))",
                    R"("1999-12-31T23:59:58+01:00")"},
                   {R"("31.12.1999 08:15" | parse_datetime(["DD.MM.YYYY hh:mm"], zone: "Z"))",
                    R"("1999-12-31T08:15:00Z")"}},
      .edge_cases =
          {{R"(missing | parse_datetime("YYYY-MM-DDThh:mmZZ"))", "missing"},
           {R"("" | parse_datetime("YYYY-MM-DD hh:mm", zone: "Z"))", R"(fails "is not a moment in the form")"},
           {R"("1999-12-31T08:15+02:00" | parse_datetime("YYYY-MM-DDThh:mmZZ"))", R"("1999-12-31T08:15:00+02:00")"},
           {R"("1999-12-31T08:15-05" | parse_datetime("YYYY-MM-DDThh:mmZZ"))", R"("1999-12-31T08:15:00-05:00")"},
           {R"("1999-12-31T08:15-0530" | parse_datetime("YYYY-MM-DDThh:mmZZ"))", R"("1999-12-31T08:15:00-05:30")"},
           {R"("1999-12-31T08:15 EST" | parse_datetime("YYYY-MM-DDThh:mmZZ"))",
            R"(fails "\" EST\" stands where \"ZZ\" should")"},
           {R"("1999-02-31 08:15" | parse_datetime("YYYY-MM-DD hh:mm", zone: "Z"))", R"(fails "there is no such day")"},
           {R"("1999-12-31 24:00" | parse_datetime("YYYY-MM-DD hh:mm", zone: "Z"))", R"(fails "is not a moment")"}},
      .body = overloads(each_row([](Text text, const MomentReading& reading) { return read_datetime(reading, text); },
                                 [](const std::string& format, const std::optional<std::string>& zone) {
                                   return make_reading({format}, zone);
                                 }),
                        each_row([](Text text, const MomentReading& reading) { return read_datetime(reading, text); },
                                 [](const std::vector<std::string>& formats, const std::optional<std::string>& zone) {
                                   return make_reading(formats, zone);
                                 })),
  };
}

}  // namespace damson::functions
