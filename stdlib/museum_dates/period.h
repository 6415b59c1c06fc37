// A stretch of time that one phrase names: "1843", "the 1830s", "late 19th century", "12 March 1890".
#pragma once

#include <optional>

#include "stdlib/edtf/edtf.h"

namespace damson::museum_dates {

struct Period {
  edtf::PartialDate first;
  edtf::PartialDate last;
  bool single = true;   // `first` says it all
  bool plain_year = false;
  int year = 0;         // of a plain year, before Christ negative (not astronomical)
  bool no_era = true;   // neither AD nor BC was written
  bool doubted_behind = false;  // a `?` stands behind it

  static Period of(edtf::PartialDate date) { return {.first = date, .last = date}; }
  static Period years(int first, int last, edtf::Qualifier qualifier);
};

/// 1 BC is astronomical year 0.
edtf::PartialDate historical_year(int year);
/// The four digits with as many `X` at the end.
edtf::PartialDate masked_year(int year, int masked_digits);
/// Doubt about every part of a date, in addition to what it has.
void add_qualifier(edtf::PartialDate& date, edtf::Qualifier qualifier);
void add_qualifier(Period& period, edtf::Qualifier qualifier);

/// Parts of ten or of a hundred years, by the thirds that cataloguers use: "early" 1840–1843, "mid" 1844–1846, "late"
/// 1847–1849; "early" 1801–1833, "mid" 1834–1866, "late" 1867–1900. Such years are approximate.
enum class Third : uint8_t { early, middle, late };
Period decade(int first_year, std::optional<Third> third);
Period century(int number, std::optional<Third> third);
/// Half or quarter `part` (from 1) of a century in `parts`.
Period century_part(int number, int part, int parts);

}  // namespace damson::museum_dates
