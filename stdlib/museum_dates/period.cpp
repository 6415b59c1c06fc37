// Making periods out of years, decades, centuries and millennia.
#include "stdlib/museum_dates/period.h"

namespace damson::museum_dates {

namespace {

constexpr edtf::Qualifier approximate_years{.uncertain = false, .approximate = true};

void merge_qualifier(edtf::Qualifier& into, edtf::Qualifier more) {
  into.uncertain |= more.uncertain;
  into.approximate |= more.approximate;
}

/// The first century and the first millennium after Christ have no year 0: that is 1 BC.
int begin_of(Span span, int first) { return span.first_year == 0 && first == 0 ? 1 : span.first_year + first; }

/// Of the years of `span`, counted from 0.
Period years_of(Span span, int first, int last) {
  const int begin = begin_of(span, first);
  Period period{.first = edtf::year_date(begin, approximate_years),
                .last = edtf::year_date(span.first_year + last, approximate_years)};
  period.single = false;
  period.part = true;
  period.begins = begin;
  period.follows = span.first_year + last + 1;
  return period;
}

Span counted(int number, Era era, int years) {
  return {.first_year = era == Era::after_christ ? (number - 1) * years : 1 - number * years, .years = years};
}

}  // namespace

edtf::PartialDate historical_year(int year) { return edtf::year_date(year < 0 ? year + 1 : year); }

void add_qualifier(edtf::PartialDate& date, edtf::Qualifier qualifier) {
  // behind the last component a qualifier holds for the whole date
  if (date.day) return merge_qualifier(date.day->group, qualifier);
  if (date.month) return merge_qualifier(date.month->group, qualifier);
  merge_qualifier(date.year.group, qualifier);
}

void add_qualifier(Period& period, edtf::Qualifier qualifier) {
  add_qualifier(period.first, qualifier);
  add_qualifier(period.last, qualifier);
}

edtf::Qualifier qualifier_of(const edtf::PartialDate& date) {
  if (date.day) return date.day->group;
  return date.month ? date.month->group : date.year.group;
}

Span decade_span(int first_year) { return {.first_year = first_year, .years = 10}; }
Span century_span(int number, Era era) { return counted(number, era, 100); }
Span millennium_span(int number, Era era) { return counted(number, era, 1000); }

Period whole(Span span) {
  const int last_year = span.first_year + span.years - 1;
  Period period;
  if (last_year == 0) {
    // "-00XX" is a century AD to some readers of EDTF: a year 0 has no sign
    period = Period{.first = edtf::year_date(span.first_year), .last = edtf::year_date(last_year)};
    period.single = false;
  } else {
    edtf::PartialDate masked = edtf::year_date(span.first_year);
    size_t place = masked.year.digits.size();
    for (int years = span.years; years > 1; years /= 10) masked.year.digits[--place] = 'X';
    period = Period::of(masked);
  }
  period.begins = begin_of(span, 0);
  period.follows = last_year + 1;
  return period;
}

Period thirds(Span span, Third from, Third to) {
  // a third of ten years is 4, 3 and 3 of them; of a hundred 34, 33 and 33
  const int third = (span.years - 1) / 3;
  const int first = from == Third::early ? 0 : from == Third::middle ? third + 1 : 2 * third + 1;
  const int last = to == Third::early ? third : to == Third::middle ? 2 * third : span.years - 1;
  return years_of(span, first, last);
}

Period part(Span span, int number, int parts) {
  const int years = span.years / parts;
  return years_of(span, (number - 1) * years, number * years - 1);
}

edtf::PartialDate bound_before(const Period& period) {
  return period.begins ? edtf::year_date(*period.begins, qualifier_of(period.first)) : period.first;
}

edtf::PartialDate bound_after(const Period& period) {
  return period.follows ? edtf::year_date(*period.follows, qualifier_of(period.last)) : period.last;
}

}  // namespace damson::museum_dates
