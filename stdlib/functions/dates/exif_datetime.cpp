// A moment as cameras write it.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/moment_formats.h"

namespace damson::functions {

namespace {

struct CameraClock {
  MomentFormat second;
  MomentFormat fraction;
  int offset;
};

/// Without what fills the field up to its length.
Text without_filling(Text text) {
  while (!text.empty() && (text.back() == '\0' || text.back() == ' ')) text.remove_suffix(1);
  return trimmed(text);
}

/// Zeros or blanks between the marks: the camera had no clock.
bool says_nothing(Text text) { return text.find_first_not_of("0 :-.+Z") == Text::npos; }

Result<std::optional<DateTime>> read_camera_moment(Text text, const CameraClock& clock) {
  constexpr size_t size_of_seconds = 19;  // of "2009:08:12 14:05:31"
  const Text written = without_filling(text);
  if (says_nothing(written)) return std::optional<DateTime>();
  const size_t behind = written.find_first_of("+-Z", std::min(size_of_seconds, written.size()));
  const size_t minus = written.find("\u2212", std::min(size_of_seconds, written.size()));
  const Text said_offset = written.substr(std::min({behind, minus, written.size()}));
  Text moment = trimmed(written.substr(0, written.size() - said_offset.size()));
  const auto offset = said_offset.empty() ? std::optional(clock.offset) : read_offset(said_offset);
  // the offset of a camera that knows none is blanks and a colon
  if (said_offset.empty() && moment.size() > size_of_seconds && moment.substr(moment.size() - 2) == " :")
    moment = trimmed(moment.substr(0, moment.size() - 1));
  const bool fraction = moment.find('.') != Text::npos;
  const auto found = read_moment(fraction ? clock.fraction : clock.second, moment);
  if (!found || !offset) return fail(fmt::format("\"{}\" is not a moment as cameras write it", text));
  return std::optional(to_datetime(*found, *offset));
}

}  // namespace

Function exif_datetime() {
  return {
      .name = "exif_datetime",
      .family = "dates",
      .keeps = Keeps::everything,
      .summary = R"(The moment that a camera wrote, such as "2009:08:12 14:05:31".)",
      .details =
          "Cameras without a clock write zeros, blanks or nothing: that is missing. Fractions of a second, an offset "
          "and the zero byte at the "
          "end of the field are read too.",
      .parameters =
          {{"text", "The text to read."},
           {"zone",
            R"(The offset of the place where the camera was, such as "+01:00" or "Z"; one in the text goes first.)"}},
      .examples = {{R"("2009:08:12 14:05:31" | exif_datetime("+02:00"))", R"("2009-08-12T14:05:31+02:00")"},
                   {R"("2009:08:12 14:05:31-05:00" | exif_datetime("Z"))", R"("2009-08-12T14:05:31-05:00")"}},
      .edge_cases = {{R"(missing | exif_datetime("Z"))", "missing"},
                     {R"("" | exif_datetime("Z"))", "missing"},
                     {R"("0000:00:00 00:00:00" | exif_datetime("Z"))", "missing"},
                     {R"("    :  :     :  :  " | exif_datetime("Z"))", "missing"},
                     {R"("2009:08:12 14:05:31.25+0530" | exif_datetime("Z"))", R"("2009-08-12T14:05:31.25+05:30")"},
                     {R"("2009:08:  14:05:31" | exif_datetime("Z"))", R"(fails "is not a moment as cameras write it")"},
                     {R"("2009-08-12" | exif_datetime("Z"))", R"(fails "is not a moment as cameras write it")"}},
      .body = each_row([](Text text, const CameraClock& clock) { return read_camera_moment(text, clock); },
                       [](const std::string& zone) -> Result<CameraClock> {
                         const auto offset = read_offset(zone);
                         if (!offset) return fail(fmt::format("\"{}\" is no offset; write \"+01:00\" or \"Z\"", zone));
                         return CameraClock{read_moment_format("YYYY:MM:DD hh:mm:ss").value(),
                                            read_moment_format("YYYY:MM:DD hh:mm:ss.fff").value(), *offset};
                       }),
  };
}

}  // namespace damson::functions
