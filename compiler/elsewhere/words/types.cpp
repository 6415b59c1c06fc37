// Types.
#include "compiler/elsewhere/all_families.h"

namespace damson::foreign_words {

std::vector<ForeignWord> types() {
  return {
      {.name = "string",
       .also = {"str", "varchar", "nvarchar", "varchar2", "char", "nchar", "character", "clob", "uuid", "uri", "url", "longtext", "mediumtext", "tinytext", "guid", "ntext", "email"},
       .languages = "SQL, JSON and programming languages",
       .place = ForeignPlace::type,
       .forms = {{0, "text"}, {1, "text(0..{1})"}},
       .example = "varchar(200)"},
      {.name = "text", .languages = "SQL", .place = ForeignPlace::type, .forms = {{1, "text(0..{1})"}}, .note = "a length is a range: `text(1..200)`", .example = "text(200)"},
      {.name = "integer",
       .also = {"long", "short", "bigint", "smallint", "tinyint", "mediumint", "int32", "int64", "int4", "int8", "year", "serial", "bigserial", "unsigned"},
       .languages = "SQL, JSON and programming languages",
       .place = ForeignPlace::type,
       .forms = {{0, "int"}, {1, "int"}},
       .note = "bounds are a range: `int(0..100)`",
       .example = "integer"},
      {.name = "int", .languages = "SQL", .place = ForeignPlace::type, .forms = {{1, "int"}}, .note = "bounds are a range: `int(0..100)`", .example = "int(11)"},
      {.name = "number",
       .also = {"numeric", "money", "currency", "bigdecimal", "dec"},
       .languages = "SQL, JSON and Excel",
       .place = ForeignPlace::type,
       .forms = {{0, "decimal"}, {1, "decimal"}, {2, "decimal"}},
       .example = "numeric(10, 2)"},
      {.name = "decimal", .languages = "SQL", .place = ForeignPlace::type, .forms = {{1, "decimal"}, {2, "decimal"}}, .note = "bounds are a range: `decimal(0..)`", .example = "decimal(10, 2)"},
      {.name = "double", .also = {"real", "float32", "float64"}, .languages = "SQL and programming languages", .place = ForeignPlace::type, .forms = {{0, "float"}, {1, "float"}}, .example = "double"},
      {.name = "boolean", .also = {"bit", "logical", "yesno"}, .languages = "SQL, JSON and Access", .place = ForeignPlace::type, .forms = {{0, "bool"}, {1, "bool"}}, .example = "boolean"},
      {.name = "timestamp", .also = {"timestamptz", "instant", "datetime2", "datetimeoffset"}, .languages = "SQL and Java", .place = ForeignPlace::type, .forms = {{0, "datetime"}, {1, "datetime"}}, .example = "timestamp"},
      {.name = "localdate", .languages = "Java", .place = ForeignPlace::type, .forms = {{0, "date"}}, .example = "localdate"},
      {.name = "localtime", .languages = "Java", .place = ForeignPlace::type, .forms = {{0, "time"}}, .example = "localtime"},
      {.name = "json", .also = {"jsonb", "object", "mixed", "variant", "unknown"}, .languages = "SQL and programming languages", .place = ForeignPlace::type, .forms = {{0, "any"}}, .note = "a record with known fields is `{ name: text, born: int? }`", .example = "json"},
      {.name = "list", .also = {"array", "set", "sequence", "vector", "seq", "collection", "iterable"}, .languages = "programming languages", .place = ForeignPlace::type, .forms = {{1, "list of {1}"}, {0, "list of text"}}, .note = "of what the list is stands behind `of`", .example = "list<text>"},
      {.name = "enum", .also = {"oneof", "choice", "choices", "literal"}, .languages = "SQL, JSON and programming languages", .place = ForeignPlace::type, .forms = {{ForeignForm::any_number, "one of {*}"}}, .example = R"(enum("a", "b"))"},
      {.name = "optional", .also = {"nullable", "maybe", "option"}, .languages = "programming languages", .place = ForeignPlace::type, .forms = {{1, "{1}?"}}, .note = "a type whose value may be missing ends in `?`", .example = "Optional[text]"},
      {.name = "text[]", .also = {"[]"}, .languages = "SQL and TypeScript", .place = ForeignPlace::form, .note = "write `list of text`"},
      {.name = "file", .also = {"blob", "binary", "bytea", "image", "bytes"}, .languages = "SQL", .place = ForeignPlace::type, .note = "a field holds where a file lies: `path`"},
  };
}

}  // namespace damson::foreign_words
