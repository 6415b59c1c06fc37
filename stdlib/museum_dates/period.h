// A stretch of time that one phrase names: "1843", "the 1830s", "late 19th century", "12 March 1890".
#pragma once

#include <optional>

#include "stdlib/edtf/edtf.h"

namespace damson::museum_dates {

struct Period {
  edtf::PartialDate first;
  edtf::PartialDate last;
  bool single = true;   // `first` says it all
  bool joined = false;  // of the two ends of a range
  bool part = false;    // of a span, whose years are approximate already
  bool plain_year = false;
  int year = 0;        // of a plain year, before Christ negative (not astronomical)
  int digits = 0;      // of a plain year, as written
  bool no_era = true;  // neither AD nor BC was written, here or at the other end of the range
  bool names_a_month = false;
  bool edge = false;                // "the end of the 19th century": what is before or after it is unclear
  bool borrowed_year = false;       // "June 12" of "June 12–14, 1860"
  bool short_year = false;          // three digits and nothing that says that it is a year
  std::optional<int> begins = {};   // of decades, centuries and their parts: the year that they begin with,
  std::optional<int> follows = {};  // and the year that follows them; both astronomical
  edtf::Qualifier in_front = {};    // what was written before it
  edtf::Qualifier behind = {};      // and behind it

  static Period of(edtf::PartialDate date) { return {.first = date, .last = date}; }
  bool spans_years() const { return begins.has_value(); }
};

enum class Era : uint8_t { before_christ, after_christ };

/// 1 BC is astronomical year 0.
edtf::PartialDate historical_year(int year);
/// Doubt about every part of a date, in addition to what it has.
void add_qualifier(edtf::PartialDate& date, edtf::Qualifier qualifier);
void add_qualifier(Period& period, edtf::Qualifier qualifier);
edtf::Qualifier qualifier_of(const edtf::PartialDate& date);

/// The years of a decade, a century or a millennium. One rule for all of them: the years that begin with the same
/// digits. The 19th century is 1800–1899; the 5th century BC, counted back, is 500–401 BC.
struct Span {
  int first_year;  // astronomical
  int years;       // 10, 100 or 1000
};
Span decade_span(int first_year);
Span century_span(int number, Era era);
Span millennium_span(int number, Era era);

/// Parts by the thirds that cataloguers use: "early" 1840–1843 or 1800–1833, "mid" 1844–1846 or 1834–1866, "late"
/// 1847–1849 or 1867–1899.
enum class Third : uint8_t { early, middle, late };

/// All of it: as digits with `X`.
Period whole(Span span);
/// From the beginning of one third to the end of another; such years are approximate.
Period thirds(Span span, Third from, Third to);
/// Part `number` (from 1) of halves or quarters.
Period part(Span span, int number, int parts);

/// What "before" and "after" the period name: the year that it begins with and the year that follows it; a single year,
/// month or day as it is written.
edtf::PartialDate bound_before(const Period& period);
edtf::PartialDate bound_after(const Period& period);

}  // namespace damson::museum_dates
