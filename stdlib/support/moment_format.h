// Dates and times in a written form such as "DD.MM.YYYY hh:mm".
#pragma once

#include <string>
#include <vector>

#include "runtime/base/result.h"
#include "runtime/values/arena.h"
#include "runtime/values/date.h"

namespace damson {

/// What stands in a format: `YYYY MM M DD D MMM MMMM hh mm ss fff ZZ`, everything else as itself.
struct MomentFormat {
  enum class Part : uint8_t {
    literal, year, month, month_two, month_short, month_long, day, day_two, hour, minute, second, fraction, zone
  };
  struct Piece {
    Part part;
    std::string literal;
  };
  std::string text;
  std::vector<Piece> pieces;

  bool has(Part part) const;
  bool has_date() const;
};

/// Refuses what is no format, `YY` above all, in the reader's words.
Result<MomentFormat> read_moment_format(std::string_view text);

struct WrittenMoment {
  Date date;
  Time time;
  std::optional<int> offset_minutes;
};
/// Nothing when the text is not written so, or there is no such day or time.
std::optional<WrittenMoment> read_moment(const MomentFormat& format, Text text);

void write_formatted(const MomentFormat& format, Date date, Time time, int offset_minutes, std::string& out);

/// `Z` or `±hh:mm` in minutes.
std::optional<int> read_offset(Text text);

}  // namespace damson
