// Looking things up in other tables, and what a whole query says.
#include "compiler/elsewhere/all_families.h"

namespace damson::foreign_words {

std::vector<ForeignWord> tables() {
  return {
      {.name = "VLOOKUP",
       .also = {"XLOOKUP", "HLOOKUP", "DLOOKUP", "cross", "lookup", "OFFSET", "INDIRECT"},
       .languages = "Excel and OpenRefine",
       .note = "declare the other table with `lookup artists: Artist from csv(\"artists.csv\")`, and ask it by its key: `artists[id == record.artist_id].name on unmatched missing`"},
      {.name = "JOIN ON", .also = {"left join", "inner join", "merge"}, .languages = "SQL", .place = ForeignPlace::form,
       .note = "declare the other table with `lookup artists: Artist from csv(\"artists.csv\")`, and ask it by its key: `artists[id == record.artist_id].name on unmatched missing`"},
      {.name = "SELECT", .also = {"select * from"}, .languages = "SQL", .place = ForeignPlace::form, .note = "what becomes of the records of a source says a map: `map works -> assets { title = title }`"},
      {.name = "WHERE", .also = {"having"}, .languages = "SQL", .place = ForeignPlace::form, .note = "what is left out says `skip when status == \"draft\" because \"…\"` in a map, and for the items of a list `makers[role == \"artist\"]`"},
      {.name = "GROUP BY", .languages = "SQL", .place = ForeignPlace::form, .note = "`map products by season -> seasons { … }` makes a record of each group"},
      {.name = "ORDER BY", .languages = "SQL", .place = ForeignPlace::form, .note = "records keep the order of their source; a list is sorted with `sort` and `sort_by`"},
      {.name = "INSERT INTO", .also = {"insert", "update", "merge into"}, .languages = "SQL", .place = ForeignPlace::form, .note = "`target assets: Asset to csv(\"assets.csv\")` says where records go, and `map works -> assets { … }` what becomes of them"},
      {.name = "LIMIT", .also = {"TOP"}, .languages = "SQL", .place = ForeignPlace::form, .note = "`damson plan --limit 100 spec.damson` looks at the first records only"},
      {.name = "*", .also = {"keep *", "keep all"}, .languages = "SQL", .place = ForeignPlace::form, .note = "fields are named one by one, so that a new one is noticed: `keep title, artist`; the rest of the cases of a vocabulary is `else`"},
      {.name = "PRIMARY KEY", .languages = "SQL", .place = ForeignPlace::form, .note = "`key` stands in front of the field: `key id: int`"},
      {.name = "NOT NULL", .also = {"required", "nullable"}, .languages = "SQL", .place = ForeignPlace::form, .note = "a type without `?` may not be missing, one with `?` may: `title: text`, `shelf: text?`"},
      {.name = "json_extract", .also = {"JSON_VALUE", "jsonpath"}, .languages = "SQL", .note = "declare the fields in the schema and write `record.field`; a text that is JSON is read with `parse_json`"},
      {.name = "json.loads", .also = {"JSON.parse", "json_decode", "parseJson"}, .languages = "Python, JavaScript and OpenRefine", .note = "a text that is JSON is read with `parse_json`"},
      {.name = "json.dumps", .also = {"JSON.stringify", "json_encode", "jsonize"}, .languages = "Python and JavaScript", .forms = {{1, "{1} | to_json"}}, .example = "json.dumps(tags)"},
      {.name = "value", .also = {"cells", "cell", "row"}, .languages = "OpenRefine", .place = ForeignPlace::value, .note = "a field is called by its name: write `title` for `value` or `cells[\"title\"].value`"},
      {.name = "self", .also = {"this", "source", "src", "input", "item_record"}, .languages = "programming languages", .place = ForeignPlace::value, .note = "the fields of the record are called by their names alone, and the record itself is `record`: `record.title`"},
      {.name = "print", .also = {"log", "console.log", "echo", "raise", "throw", "abort", "assert", "error"}, .languages = "programming languages", .note = "a record is refused with `reject because \"…\"`, and loaded with a warning with `warn \"…\" use …`"},
  };
}

}  // namespace damson::foreign_words
