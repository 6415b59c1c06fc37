// The English words that dates are written with.
#pragma once

#include <optional>
#include <string_view>

#include "stdlib/museum_dates/period.h"

namespace damson::museum_dates {

/// "circa" and its kin are approximate, "probably" and its kin uncertain.
std::optional<edtf::Qualifier> qualifier_word(std::string_view word);
std::optional<int> month_word(std::string_view word);
/// 21 to 24.
std::optional<int> season_word(std::string_view word);
std::optional<Third> third_word(std::string_view word);

enum class EventKind : uint8_t {
  none,
  making,  // "made", "reworked", "completed": its date is one of the work's own
  other,   // "printed", "cast", "exhibited": its date is that of something that came of the work
};
EventKind event_word(std::string_view word);

}  // namespace damson::museum_dates
