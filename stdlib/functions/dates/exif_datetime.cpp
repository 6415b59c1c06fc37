// A moment as cameras write it.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/moment_formats.h"

namespace damson::functions {

namespace {

struct CameraClock {
  MomentFormat plain;
  MomentFormat with_offset;
  int offset;
};

}  // namespace

Function exif_datetime() {
  return {
      .name = "exif_datetime",
      .family = "dates",
      .summary = R"(The moment that a camera wrote, such as "2009:08:12 14:05:31".)",
      .details = "Cameras without a clock write zeros or nothing: that is missing.",
      .parameters = {{"text", "The text to read."},
                     {"zone", R"(The offset of the place where the camera was, such as "+01:00" or "Z"; one in the text goes first.)"}},
      .examples = {{R"("2009:08:12 14:05:31" | exif_datetime("+02:00"))", R"("2009-08-12T14:05:31+02:00")"},
                   {R"("2009:08:12 14:05:31-05:00" | exif_datetime("Z"))", R"("2009-08-12T14:05:31-05:00")"}},
      .edge_cases = {{R"(missing | exif_datetime("Z"))", "missing"},
                     {R"("" | exif_datetime("Z"))", "missing"},
                     {R"("0000:00:00 00:00:00" | exif_datetime("Z"))", "missing"},
                     {R"("2009-08-12" | exif_datetime("Z"))", R"(fails "is not a moment as cameras write it")"}},
      .body = each_row(
          [](Text text, const CameraClock& clock) -> Result<std::optional<DateTime>> {
            const Text written = trimmed(text);
            if (written.empty() || written.starts_with("0000:00:00")) return std::optional<DateTime>();
            auto moment = read_moment(clock.with_offset, written);
            if (!moment) moment = read_moment(clock.plain, written);
            if (!moment) return fail(fmt::format("\"{}\" is not a moment as cameras write it", text));
            return std::optional(to_datetime(*moment, moment->offset_minutes.value_or(clock.offset)));
          },
          [](const std::string& zone) -> Result<CameraClock> {
            const auto offset = read_offset(zone);
            if (!offset) return fail(fmt::format("\"{}\" is no offset; write \"+01:00\" or \"Z\"", zone));
            return CameraClock{read_moment_format("YYYY:MM:DD hh:mm:ss").value(), read_moment_format("YYYY:MM:DD hh:mm:ssZZ").value(), *offset};
          }),
  };
}

}  // namespace damson::functions
