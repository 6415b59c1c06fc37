// Reads the phrases that dates are made of, from tokens.
#pragma once

#include "stdlib/museum_dates/cursor.h"
#include "stdlib/museum_dates/period.h"

namespace damson::museum_dates {

/// Later years are slips.
inline constexpr int last_year_read = 2100;

using Reading = Result<std::optional<Period>>;
inline Reading nothing_read() { return std::optional<Period>(); }

/// One period with its qualifiers before and behind. `before` is the period that a shortened one completes: "4" of
/// "1843–4", "14" of "June 12–14, 1860".
Reading read_period(Cursor& cursor, const Period* before);

/// A dash or a word between two dates of one phrase.
bool take_connector(Cursor& cursor);

/// "?", "c.", "probably" …, as many as there are.
edtf::Qualifier read_qualifiers(Cursor& cursor);

/// "12 March 1890", "Spring 1881", "1890-03-12", "Tuesday, June 12, 1860", "44 BC" with a month; the days and months of
/// "June 12–14, 1860" and "June or July 1860" take what they lack from what follows.
Reading read_calendar_day(Cursor& cursor, const Period* before);
/// "19th century", "late 18th C", "3rd quarter of the 4th century BC", "early to mid 1920s", "18--", "2nd millennium
/// BC".
Reading read_span(Cursor& cursor, const Period* before);
/// "1843", "AD 14", "500 BC"; "4" where `before` is a year.
Reading read_year(Cursor& cursor, const Period* before);

/// An era written here: behind a number ("BC", "A.D.") or in front of one ("AD").
std::optional<Era> take_era(Cursor& cursor);
std::optional<Era> take_era_in_front(Cursor& cursor);
/// The era written behind the other end of a range, which is this end's, too: from "500" on in "500–400 BC".
std::optional<Era> era_ahead(Cursor& cursor);

}  // namespace damson::museum_dates
