// Moments as cameras and systems write them, and what lies some seconds later.
#include "stdlib/support/date_steps.h"
#include "stdlib/support/moment_formats.h"
#include "tests/support/called.h"

using namespace damson;
using namespace damson::test;

TEST_CASE("what cameras write is read with its fraction and its offset, and what they leave out is missing") {
  const std::vector<NamedConstant> zone{{"zone", ConstantValue{std::string("+02:00")}}};
  using namespace std::string_view_literals;
  check_called("exif_datetime",
               {{"2009:08:12 14:05:31", R"("2009-08-12T14:05:31+02:00")"}, {"2009:08:12 14:05:31\0"sv, R"("2009-08-12T14:05:31+02:00")"},
                {"2009:08:12 14:05:31\0\0\0"sv, R"("2009-08-12T14:05:31+02:00")"}, {" 2009:08:12 14:05:31 ", R"("2009-08-12T14:05:31+02:00")"},
                {"2009:08:12 14:05:31.5", R"("2009-08-12T14:05:31.5+02:00")"}, {"2009:08:12 14:05:31.25", R"("2009-08-12T14:05:31.25+02:00")"},
                {"2009:08:12 14:05:31.123456", R"("2009-08-12T14:05:31.123456+02:00")"}, {"2009:08:12 14:05:31.00", R"("2009-08-12T14:05:31+02:00")"},
                {"2009:08:12 14:05:31.25\0"sv, R"("2009-08-12T14:05:31.25+02:00")"}, {"2009:08:12 14:05:31-05:00", R"("2009-08-12T14:05:31-05:00")"},
                {"2009:08:12 14:05:31 -05:00", R"("2009-08-12T14:05:31-05:00")"}, {"2009:08:12 14:05:31+0000", R"("2009-08-12T14:05:31Z")"},
                {"2009:08:12 14:05:31+00:00", R"("2009-08-12T14:05:31Z")"}, {"2009:08:12 14:05:31Z", R"("2009-08-12T14:05:31Z")"},
                {"2009:08:12 14:05:31 Z", R"("2009-08-12T14:05:31Z")"}, {"2009:08:12 14:05:31+0530", R"("2009-08-12T14:05:31+05:30")"},
                {"2009:08:12 14:05:31-05", R"("2009-08-12T14:05:31-05:00")"}, {"2009:08:12 14:05:31.250-0330", R"("2009-08-12T14:05:31.25-03:30")"},
                {"2009:08:12 14:05:31\u221205:00", R"("2009-08-12T14:05:31-05:00")"}, {"2009:08:12 14:05:31   :  ", R"("2009-08-12T14:05:31+02:00")"},
                {"2009:08:12 14:05:31+14:00", R"("2009-08-12T14:05:31+14:00")"}, {"2012:02:29 00:00:00", R"("2012-02-29T00:00:00+02:00")"},
                {"", "missing"}, {" ", "missing"}, {"\0"sv, "missing"}, {"    :  :     :  :  ", "missing"}, {"    :  :     :  :  \0"sv, "missing"},
                {"                   ", "missing"}, {"0000:00:00 00:00:00", "missing"}, {"0000:00:00 00:00:00\0"sv, "missing"}, {"0000:00:00 00:00:00.00", "missing"},
                {"0000:00:00 00:00:00+00:00", "missing"}, {"----:--:-- --:--:--", "missing"},
                {"0000:00:00 14:05:31", "fails is not a moment as cameras write it"}, {"2009:08:00 00:00:00", "fails is not a moment"}, {"2009:00:12 14:05:31", "fails is not a moment"},
                {"2009:08:  14:05:31", "fails is not a moment"}, {"2009:08:12   :  :  ", "fails is not a moment"}, {"2009:02:29 14:05:31", "fails is not a moment"},
                {"2009:08:12 24:00:00", "fails is not a moment"}, {"2009:08:12 14:60:31", "fails is not a moment"}, {"2009:08:12 14:05:31.", "fails is not a moment"},
                {"2009:08:12 14:05:31.1234567", "fails is not a moment"}, {"2009:08:12 14:05:31+15:00", "fails is not a moment"}, {"2009:08:12 14:05:31+1", "fails is not a moment"},
                {"2009:08:12 14:05:31 CET", "fails is not a moment"}, {"2009-08-12 14:05:31", "fails is not a moment"}, {"2009:08:12", "fails is not a moment"},
                {"2009:08:12 14:05", "fails is not a moment"}, {"2009:8:12 14:05:31", "fails is not a moment"}, {"2009:08:12 14:05:31\0x"sv, "fails is not a moment"}},
               zone);
}

TEST_CASE("offsets are those of ISO 8601, and no further from UTC than a clock can be") {
  const std::pair<std::string_view, int> read[] = {{"Z", 0}, {"+00:00", 0}, {"-00:00", 0}, {"+0000", 0}, {"+00", 0}, {"+01:00", 60}, {"+0100", 60}, {"+01", 60}, {"-05:00", -300},
                                                   {"-0500", -300}, {"-05", -300}, {"-0530", -330}, {"+05:45", 345}, {"+14:00", 840}, {"-1200", -720}, {"\u221205:00", -300}, {"\u221205", -300}};
  for (const auto& [text, minutes] : read) {
    CAPTURE(std::string(text));
    CHECK(read_offset(text) == minutes);
  }
  for (std::string_view text : {"", "z", "+1", "+1:00", "+010", "+01:0", "+01:60", "+14:30", "+15", "05:00", "UTC", "+01:00:00", "+ 01:00", "+01 00", "--05", "Z ", "+0a"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(read_offset(text).has_value());
  }
}

TEST_CASE("a moment that is not read says where it stops") {
  const std::vector<NamedConstant> with_offset{{"formats", ConstantValue{std::string("YYYY-MM-DDThh:mmZZ")}}};
  check_called("parse_datetime",
               {{"1999-12-31T08:15Z", R"("1999-12-31T08:15:00Z")"}, {"1999-12-31T08:15-05:00", R"("1999-12-31T08:15:00-05:00")"},
                {"1999-12-31T08:15-0500", R"("1999-12-31T08:15:00-05:00")"}, {"1999-12-31T08:15-05", R"("1999-12-31T08:15:00-05:00")"},
                {"1999-12-31T08:15+0545", R"("1999-12-31T08:15:00+05:45")"}, {"1999-12-31T08:15\u221205", R"("1999-12-31T08:15:00-05:00")"},
                {"1999-12-31T08:15", "fails it ends where \"ZZ\" should stand"}, {"1999-12-31T08:15 EST", "fails \" EST\" stands where \"ZZ\" should"},
                {"1999-12-31T08:15-5", "fails \"-5\" stands where \"ZZ\" should"}, {"1999-12-31T08:15-05:00 ", "fails \" \" stands where the end should"},
                {"1999-12-31T08:15-05:000", "fails \"0\" stands where the end should"}, {"1999-12-31T08:15-050", "fails \"0\" stands where the end should"},
                {"1999-12-31 08:15Z", "fails \" 08:15Z\" stands where \"T\" should"}, {"1999-12-31T24:00Z", "fails \"24:00Z\" stands where \"hh\" should"},
                {"1999-12-31T08:60Z", "fails \"60Z\" stands where \"mm\" should"}, {"99-12-31T08:15Z", "fails \"99-12-31T08:15Z\" stands where \"YYYY\" should"},
                {"1999-1-31T08:15Z", "fails \"1-31T08:15Z\" stands where \"MM\" should"}, {"1999-02-29T08:15Z", "fails there is no such day"},
                {"1999-13-01T08:15Z", "fails there is no such day"}, {"2000-02-29T08:15Z", R"("2000-02-29T08:15:00Z")"}, {"", "fails is not a moment in the form"},
                {"1999", "fails it ends where \"-\" should stand"}, {"1999-12-31T08:15+14", R"("1999-12-31T08:15:00+14:00")"},
                {"1999-12-31T08:15+0000", R"("1999-12-31T08:15:00Z")"}, {"1999-12-31T08:15+00", R"("1999-12-31T08:15:00Z")"},
                {"1999-12-31T08:15+14:01", "fails \"+14:01\" stands where \"ZZ\" should"}, {"1999-12-31T08:15-05:60", "fails \"-05:60\" stands where \"ZZ\" should"},
                {"1999-12-31T08:15z", "fails \"z\" stands where \"ZZ\" should"}, {"1900-02-29T08:15Z", "fails there is no such day"},
                {"0000-01-01T08:15Z", "fails is not a moment in the form"}, {"0001-01-01T00:00Z", R"("0001-01-01T00:00:00Z")"},
                {"9999-12-31T23:59Z", R"("9999-12-31T23:59:00Z")"}, {"19999-12-31T08:15Z", "fails is not a moment in the form"}},
               with_offset);
  const std::vector<NamedConstant> with_zone{{"formats", ConstantValue{std::string("DD.MM.YYYY hh:mm:ss.fff")}}, {"zone", ConstantValue{std::string("-0330")}}};
  check_called("parse_datetime",
               {{"31.12.1999 08:15:59.5", R"("1999-12-31T08:15:59.5-03:30")"}, {"31.12.1999 08:15:59.123456", R"("1999-12-31T08:15:59.123456-03:30")"},
                {"31.12.1999 08:15:59", "fails it ends where \".\" should stand"}, {"31.12.1999 08:15:59.", "fails it ends where \"fff\" should stand"},
                {"31.12.1999 08:15:59.1234567", "fails \"7\" stands where the end should"}, {"31.12.1999 08:15:60.0", "fails \"60.0\" stands where \"ss\" should"},
                {"31/12/1999 08:15:59.0", "fails \"/12/1999 08:15:59.0\" stands where \".\" should"}, {"1.12.1999 08:15:59.0", "fails stands where \"DD\" should"}},
               with_zone);
}

TEST_CASE("hours, minutes and seconds reach from one end of the calendar to the other") {
  const DateTime first{int64_t{first_date.days} * microseconds_per_day, 0};
  constexpr int64_t all_seconds = 315'537'897'599;  // 3,652,059 days without the last second
  struct Step {
    ClockSteps steps;
    std::string_view reached;  // empty: beyond the calendar
  };
  const Step from_the_first[] = {{{.seconds = 0}, "0001-01-01T00:00:00Z"},
                                 {{.seconds = 1}, "0001-01-01T00:00:01Z"},
                                 {{.seconds = 100'000'000'000}, "3169-11-16T09:46:40Z"},
                                 {{.seconds = 100'000'000'001}, "3169-11-16T09:46:41Z"},
                                 {{.seconds = 200'000'000'000}, "6338-10-01T19:33:20Z"},
                                 {{.seconds = all_seconds}, "9999-12-31T23:59:59Z"},
                                 {{.seconds = all_seconds + 1}, ""},
                                 {{.seconds = -1}, ""},
                                 {{.seconds = INT64_MAX}, ""},
                                 {{.seconds = INT64_MIN}, ""},
                                 {{.hours = INT64_MAX, .minutes = INT64_MAX, .seconds = INT64_MAX}, ""},
                                 {{.minutes = 5'258'964'959}, "9999-12-31T23:59:00Z"},
                                 {{.minutes = 5'258'964'960}, ""},
                                 {{.hours = 87'649'415}, "9999-12-31T23:00:00Z"},
                                 {{.hours = 87'649'416}, ""},
                                 {{.hours = 87'649'416, .minutes = -60}, "9999-12-31T23:00:00Z"},
                                 {{.hours = INT64_MIN, .minutes = 0, .seconds = 0}, ""},
                                 {{.hours = 1, .minutes = -60, .seconds = 0}, "0001-01-01T00:00:00Z"},
                                 {{.hours = 1, .minutes = -61, .seconds = 60}, "0001-01-01T00:00:00Z"},
                                 {{.seconds = 60}, "0001-01-01T00:01:00Z"},
                                 {{.seconds = 3600}, "0001-01-01T01:00:00Z"},
                                 {{.seconds = 86'399}, "0001-01-01T23:59:59Z"},
                                 {{.seconds = 86'400}, "0001-01-02T00:00:00Z"},
                                 {{.seconds = 31'536'000}, "0002-01-01T00:00:00Z"},
                                 {{.seconds = 126'230'400}, "0005-01-01T00:00:00Z"},
                                 {{.seconds = 99'999'999'999}, "3169-11-16T09:46:39Z"},
                                 {{.seconds = 300'000'000'000}, "9507-08-17T05:20:00Z"},
                                 {{.seconds = all_seconds - 1}, "9999-12-31T23:59:58Z"},
                                 {{.seconds = 400'000'000'000}, ""},
                                 {{.seconds = 1'000'000'000'000}, ""},
                                 {{.seconds = 9'223'372'036'854}, ""},
                                 {{.seconds = 9'223'372'036'855}, ""},
                                 {{.minutes = 1}, "0001-01-01T00:01:00Z"},
                                 {{.minutes = INT64_MAX}, ""},
                                 {{.minutes = INT64_MIN}, ""},
                                 {{.hours = INT64_MAX}, ""},
                                 {{.hours = 24}, "0001-01-02T00:00:00Z"},
                                 {{.hours = 1, .minutes = 1, .seconds = 1}, "0001-01-01T01:01:01Z"},
                                 {{.hours = 1, .minutes = 0, .seconds = -3600}, "0001-01-01T00:00:00Z"},
                                 {{.hours = 100'000'000'001, .minutes = -6'000'000'000'060, .seconds = 0}, "0001-01-01T00:00:00Z"}};
  for (const Step& step : from_the_first) {
    CAPTURE(std::string(step.reached));
    const auto reached = moved(first, step.steps);
    CHECK(reached.ok() == !step.reached.empty());
    if (reached.ok()) CHECK(to_text(*reached) == step.reached);
  }
  const DateTime east{first.microseconds - int64_t{14 * 60} * 60'000'000, 14 * 60};  // the first moment of clocks 14 hours before UTC
  CHECK(to_text(*moved(east, {.seconds = all_seconds})) == "9999-12-31T23:59:59+14:00");
  CHECK_FALSE(moved(east, {.seconds = -1}).ok());
  for (int64_t seconds = 1; seconds < all_seconds; seconds = seconds * 3 + 1) {
    const auto there = moved(first, {.seconds = seconds});
    REQUIRE(there.ok());
    CHECK(moved(*there, {.seconds = -seconds})->microseconds == first.microseconds);
  }
}
