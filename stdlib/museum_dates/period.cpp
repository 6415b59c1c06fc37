// Making periods out of years, decades and centuries.
#include "stdlib/museum_dates/period.h"

namespace damson::museum_dates {

namespace {

constexpr edtf::Qualifier approximate_years{.uncertain = false, .approximate = true};

void merge_qualifier(edtf::Qualifier& into, edtf::Qualifier more) {
  into.uncertain |= more.uncertain;
  into.approximate |= more.approximate;
}

}  // namespace

edtf::PartialDate historical_year(int year) { return edtf::year_date(year < 0 ? year + 1 : year); }

edtf::PartialDate masked_year(int year, int masked_digits) {
  edtf::PartialDate date = edtf::year_date(year);
  for (int i = 0; i < masked_digits; ++i) date.year.digits[date.year.digits.size() - 1 - static_cast<size_t>(i)] = 'X';
  return date;
}

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

Period Period::years(int first, int last, edtf::Qualifier qualifier) {
  Period period{.first = edtf::year_date(first, qualifier), .last = edtf::year_date(last, qualifier)};
  period.single = false;
  return period;
}

Period decade(int first_year, std::optional<Third> third) {
  if (!third) return Period::of(masked_year(first_year, 1));
  switch (*third) {
    case Third::early: return Period::years(first_year, first_year + 3, approximate_years);
    case Third::middle: return Period::years(first_year + 4, first_year + 6, approximate_years);
    case Third::late: return Period::years(first_year + 7, first_year + 9, approximate_years);
  }
  return {};
}

Period century(int number, std::optional<Third> third) {
  const int before = (number - 1) * 100;
  if (!third) return Period::of(masked_year(before, 2));
  switch (*third) {
    case Third::early: return Period::years(before + 1, before + 33, approximate_years);
    case Third::middle: return Period::years(before + 34, before + 66, approximate_years);
    case Third::late: return Period::years(before + 67, before + 100, approximate_years);
  }
  return {};
}

Period century_part(int number, int part, int parts) {
  const int before = (number - 1) * 100;
  const int years = 100 / parts;
  return Period::years(before + (part - 1) * years + 1, before + part * years, approximate_years);
}

}  // namespace damson::museum_dates
