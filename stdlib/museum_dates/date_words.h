// The English words that dates are written with.
#pragma once

#include <optional>
#include <string_view>

#include "stdlib/museum_dates/period.h"

namespace damson::museum_dates {

/// "circa" and its kin are approximate, "probably" and its kin uncertain.
std::optional<edtf::Qualifier> qualifier_word(std::string_view word);
std::optional<int> month_word(std::string_view word);
/// 0 is Monday.
std::optional<int> weekday_word(std::string_view word);
/// 21 to 24.
std::optional<int> season_word(std::string_view word);
std::optional<Third> third_word(std::string_view word);
/// "the beginning of" is "early", "the end of" is "late".
std::optional<Third> third_noun(std::string_view word);

/// What a verb or a noun beside a date says of that date, the strongest first.
enum class EventKind : uint8_t {
  beginning,     // "begun": with "completed" the two ends of one stretch
  making,        // "made", "painted", "completed": a date of the work's own
  design,        // "designed", "conceived": one, too, and it may be the earlier
  rework,        // "reworked", "altered": one, too, but not the first
  inscription,   // "signed", "dated": what is written on it
  appearance,    // "published", "exhibited", "cast", "printed": not before it was made
  registration,  // "patented": may be before or after it was made
  reproduction,  // "reprinted", "replica": of something that came of the work
  afterlife,     // "restored", "acquired": says nothing of its making
  none,
};
EventKind event_word(std::string_view word);
/// "completed": the end of what was begun.
bool is_completion(std::string_view word);
/// Words that may stand between an event and its date without changing what it says: "in", "later".
bool is_filler(std::string_view word);

}  // namespace damson::museum_dates
