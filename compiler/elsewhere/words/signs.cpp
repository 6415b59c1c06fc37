// Signs, comments and lines of other languages.
#include "compiler/elsewhere/all_families.h"

namespace damson::foreign_words {

std::vector<ForeignWord> signs() {
  return {
      {.name = "--", .languages = "SQL", .place = ForeignPlace::form, .note = "a comment begins with `#`"},
      {.name = "/* */",
       .also = {"/*", "//", "<!--", "rem"},
       .languages = "SQL and JavaScript",
       .place = ForeignPlace::form,
       .note = "a comment begins with `#`, on each of its lines"},
      {.name = ":=",
       .languages = "several languages",
       .place = ForeignPlace::form,
       .note = "a field gets its value with `=`"},
      {.name = ";",
       .languages = "Excel and SQL",
       .place = ForeignPlace::form,
       .note = "arguments have `,` between them, and a line needs nothing at its end"},
      {.name = "f\"\"",
       .also = {"f-string", "f-text", "template literal"},
       .languages = "Python",
       .place = ForeignPlace::form,
       .note = "every text takes values in braces: \"{number}: {title}\""},
      {.name = "${}",
       .also = {"$", "{{}}"},
       .languages = "JavaScript and the shell",
       .place = ForeignPlace::form,
       .note = "a value in a text stands in braces alone: \"{number}\""},
      {.name = "set",
       .also = {"var", "const", "dim"},
       .languages = "programming languages",
       .place = ForeignPlace::form,
       .note = "a field gets its value with `id = number`; a name for a value is `let wide = …`"},
      {.name = "function",
       .also = {"def", "func", "lambda"},
       .languages = "programming languages",
       .place = ForeignPlace::form,
       .note = "a function is `fn centimetres(cell: text?) -> decimal? = …`"},
      {.name = "return",
       .languages = "programming languages",
       .place = ForeignPlace::form,
       .note = "the result of a function stands behind its `=`"},
      {.name = "null coalescing",
       .languages = "programming languages",
       .place = ForeignPlace::form,
       .note = "write `caption on missing status`"},
  };
}

}  // namespace damson::foreign_words
