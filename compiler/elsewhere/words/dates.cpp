// Functions of dates.
#include "compiler/elsewhere/all_families.h"

namespace damson::foreign_words {

std::vector<ForeignWord> dates() {
  return {
      {.name = "TODAY",
       .also = {"NOW", "CURDATE", "GETDATE", "SYSDATE", "CURRENT_DATE", "current_timestamp", "Date.now", "date.today",
                "datetime.now"},
       .languages = "Excel, SQL and Python",
       .note = "the same records give the same result on every day, so the day is given to the run: declare `param "
               "today: date`, write `today`, and run with `--set today=2026-01-31`"},
      {.name = "CURRENT_DATE",
       .also = {"current_timestamp", "SYSDATE", "now"},
       .languages = "SQL",
       .place = ForeignPlace::value,
       .note = "the same records give the same result on every day, so the day is given to the run: declare `param "
               "today: date`, write `today`, and run with `--set today=2026-01-31`"},
      {.name = "STRPTIME",
       .also = {"datetime.strptime", "STR_TO_DATE", "toDate", "CDATE", "parse_datum", "to_datetime", "DateTime.parse",
                "date_parse"},
       .languages = "Python, SQL and OpenRefine",
       .forms = {{2, "{1} | parse_date({date2})"},
                 {2, "{1} | parse_date({2})"},
                 {1, R"({1} | parse_date("YYYY-MM-DD"))"}},
       .note = "`parse_date` is told how the date is written: YYYY, MM or M, DD or D",
       .example = R"(STRPTIME(caption, "%d.%m.%Y"))"},
      {.name = "DATEVALUE",
       .languages = "Excel",
       .forms = {{1, R"({1} | parse_date("YYYY-MM-DD"))"}},
       .note = "`parse_date` is told how the date is written: `parse_date(\"DD.MM.YYYY\")`",
       .example = "DATEVALUE(caption)"},
      {.name = "DATE",
       .languages = "Excel",
       .note = "a date is written as a text where one is wanted: \"2000-01-31\"; a text is read with "
               "`parse_date(\"DD.MM.YYYY\")`"},
      {.name = "STRFTIME",
       .also = {"DATE_FORMAT", "formatDate"},
       .languages = "Python and SQL",
       .forms = {{2, "{1} | format_date({date2})"}, {2, "{1} | format_date({2})"}},
       .example = R"(made.strftime("%d.%m.%Y"))"},
      {.name = "TEXT",
       .languages = "Excel",
       .forms = {{1, "{1} | to_text"}, {2, "{1} | format_date({date2})"}},
       .note = "a date is written in a form of its own with `format_date(\"YYYY-MM-DD\")`; a number is filled up with "
               "`to_text | pad_left(4, \"0\")`",
       .example = "TEXT(artist_id)"},
      {.name = "DATEDIF",
       .also = {"DATEDIFF", "timedelta", "DATE_DIFF"},
       .languages = "Excel and SQL",
       .note = "`days_between`, `months_between` and `years_between` count from a first date to a second"},
      {.name = "EDATE",
       .also = {"ADD_MONTHS"},
       .languages = "Excel and SQL",
       .forms = {{2, "{1} | add(months: {2})"}},
       .example = "EDATE(made, 3)"},
      {.name = "DATEADD",
       .also = {"DATE_ADD", "ADDDATE"},
       .languages = "SQL",
       .note = "`add(days: 1)`, `add(months: 1)`, `add(years: 1)`"},
      {.name = "EXTRACT",
       .also = {"DATEPART"},
       .languages = "SQL",
       .note = "`year`, `month` and `day` are functions of a date"},
  };
}

}  // namespace damson::foreign_words
