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
    literal,
    year,
    month,
    month_two,
    month_short,
    month_long,
    day,
    day_two,
    hour,
    minute,
    second,
    fraction,
    zone
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
/// Where a text is not as a format wants it.
struct MomentStop {
  size_t at = 0;       // in bytes
  std::string wanted;  // "hh", a literal of the format, or "the end"; empty: there is no such day
};
/// Nothing when the text is not written so, or there is no such day or time; `stop` then tells where.
std::optional<WrittenMoment> read_moment(const MomentFormat& format, Text text, MomentStop* stop = nullptr);

void write_formatted(const MomentFormat& format, Date date, Time time, int offset_minutes, std::string& out);

/// `Z`, `±hh:mm`, `±hhmm` or `±hh` in minutes, as ISO 8601 has them.
std::optional<int> read_offset(Text text);
/// How many bytes of the front of `text` an offset takes; 0 where none stands.
size_t offset_size(Text text);

}  // namespace damson
