// Functions of numbers.
#include "compiler/elsewhere/all_families.h"

namespace damson::foreign_words {

std::vector<ForeignWord> numbers() {
  return {
      {.name = "VALUE",
       .also = {"NUMBERVALUE", "toNumber", "to_number", "parseFloat", "float", "number", "parse_number", "decimal", "CDBL", "to_numeric", "as_number", "numeric"},
       .languages = "Excel, Python, JavaScript and OpenRefine",
       .forms = {{1, "{1} | parse_decimal"}},
       .note = "a decimal comma is said: `parse_decimal(decimal: \",\")`",
       .example = "VALUE(caption)"},
      {.name = "int",
       .also = {"toInt", "CINT", "as_int", "parse_integer", "to_integer", "integer", "intval", "atoi"},
       .languages = "Python and SQL",
       .forms = {{1, "{1} | parse_int"}},
       .note = "a number with digits behind the point becomes a whole one with `round` and `to_int`",
       .example = "int(year_text)"},
      {.name = "bool", .also = {"to_bool", "boolean", "CBOOL"}, .languages = "Python", .note = "`parse_bool` reads a text: which words stand for true and false it is told"},
      {.name = "CAST", .also = {"CONVERT", "::"}, .languages = "SQL", .place = ForeignPlace::form, .note = "a text is read with `parse_int`, `parse_decimal` or `parse_date`, and `on error …` says what becomes of one that cannot be read"},
      {.name = "cast", .also = {"astype", "as"}, .languages = "SQL and Python", .note = "a text is read with `parse_int`, `parse_decimal` or `parse_date`"},
      {.name = "MOD", .also = {"modulo"}, .languages = "Excel and SQL", .forms = {{2, "remainder({1}, {2})"}}, .example = "MOD(artist_id, 10)"},
      {.name = "QUOTIENT", .also = {"div"}, .languages = "Excel", .note = "`divide(a, b, places)` divides, and rounds to so many places"},
      {.name = "FLOOR", .also = {"CEIL", "CEILING", "TRUNC", "ROUNDUP", "ROUNDDOWN", "fix", "math.floor", "math.ceil"}, .languages = "Excel, SQL and Python", .note = "there is `round(number, places)` only, which rounds to the nearest, halves away from zero"},
      {.name = "POWER", .also = {"SQRT", "EXP", "LN", "LOG10", "SIN", "COS", "pow"}, .languages = "Excel and SQL", .note = "there is `*`, `divide`, `remainder`, `round`, `abs`, `min`, `max` and `sum` only"},
      {.name = "AVG", .also = {"AVERAGE", "MEAN", "median"}, .languages = "Excel and SQL", .note = "divide the sum by the number: `divide(sum(price), count(), 2)` in a map with `by`"},
      {.name = "RAND", .also = {"RANDOM", "NEWID", "gen_random_uuid", "uuid", "uuid4", "guid", "RANDBETWEEN", "nextval", "row_number", "rowIndex", "ROW", "rownum"}, .languages = "SQL and Excel",
       .note = "the same records give the same result in every run, so nothing is drawn or counted up: make a key of what the record has, or `uuid5(\"url\", \"…\")` of it"},
      {.name = "SUMIF", .also = {"COUNTIF", "SUMIFS", "COUNTIFS", "COUNTA", "SUMPRODUCT", "subtotal"}, .languages = "Excel",
       .note = "what belongs together is gathered by a map with `by`: `map works by artist -> artists { works = count() }`"},
      {.name = "/", .languages = "nearly all languages", .place = ForeignPlace::form, .note = "a division is written `divide(a, b, places)`; it says how many digits stand behind the point"},
      {.name = "2,5", .also = {"decimal comma"}, .languages = "Excel", .place = ForeignPlace::form, .note = "a number has a decimal point: `2.5`"},
      {.name = "1 000", .also = {"1,000", "1.000", "1'000"}, .languages = "Excel", .place = ForeignPlace::form, .note = "thousands are written together, or with `_` between: `1000`, `1_000`"},
      {.name = "50%", .languages = "Excel", .place = ForeignPlace::form, .note = "a part of one is a number: `0.5`; `at most 50% of works` stands in an `expect`"},
  };
}

}  // namespace damson::foreign_words
