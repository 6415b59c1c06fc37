// Reading a text in one of several formats, when only one reading is possible.
#pragma once

#include "stdlib/support/moment_format.h"

namespace damson {

struct MomentFormats {
  std::vector<MomentFormat> formats;
};

enum class MomentUse : uint8_t { date, datetime, datetime_with_zone };

/// Refuses formats that do not say what is needed, in the reader's words.
Result<MomentFormats> read_moment_formats(const std::vector<std::string>& texts, MomentUse use);

/// Fails when no format reads the text, or two read it differently. `what` is "a date" or "a moment".
Result<WrittenMoment> read_one_way(const MomentFormats& formats, Text text, std::string_view what);

DateTime to_datetime(const WrittenMoment& moment, int offset_minutes);

/// What the clocks showed where a moment was written down.
struct LocalMoment {
  Date date;
  Time time;
};
LocalMoment local_moment(const DateTime& moment);

}  // namespace damson
