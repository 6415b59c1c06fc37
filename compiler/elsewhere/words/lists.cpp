// Lists, and what is done with each of their items.
#include "compiler/elsewhere/all_families.h"

namespace damson::foreign_words {

std::vector<ForeignWord> lists() {
  return {
      {.name = "map",
       .also = {"forEach", "collect", "array_map", "apply", "transform", "list_transform"},
       .languages = "JavaScript, Python and OpenRefine",
       .forms = {{2, "for x in {1} => x | {2}"}},
       .example = "tags | map(trim)"},
      {.name = "filter",
       .also = {"where", "select", "array_filter", "reject"},
       .languages = "JavaScript, Python and OpenRefine",
       .note = "the items for which a condition holds are `makers[role == \"artist\"]`; of texts and numbers each is "
               "called `item`: `tags[item != \"\"]`"},
      {.name = "reduce",
       .also = {"fold_left", "aggregate", "accumulate"},
       .languages = "JavaScript and Python",
       .note = "`sum`, `min`, `max`, `join` and `count` make one value of a list"},
      {.name = "DISTINCT",
       .also = {"uniques", "dedup", "deduplicate", "uniq", "set", "array_unique", "drop_duplicates", "drop_duplicate"},
       .languages = "SQL, Python and OpenRefine",
       .forms = {{1, "{1} | unique"}},
       .example = "DISTINCT(tags)"},
      {.name = "size",
       .also = {"array_length", "cardinality", "rowCount", "count_items"},
       .languages = "Java, SQL and PHP",
       .forms = {{1, "{1} | count"}},
       .note = "the characters of a text are counted with `length`",
       .example = "size(tags)"},
      {.name = "sorted",
       .also = {"order", "array_sort", "orderBy", "order_by"},
       .languages = "Python",
       .forms = {{1, "{1} | sort"}},
       .note = "records are sorted with `sort_by(\"name\")`",
       .example = "sorted(tags)"},
      {.name = "reversed", .languages = "Python", .forms = {{1, "{1} | reverse"}}, .example = "reversed(tags)"},
      {.name = "head",
       .also = {"first_item", "fst"},
       .languages = "several languages",
       .forms = {{1, "{1} | first"}},
       .example = "head(tags)"},
      {.name = "append",
       .also = {"push", "extend", "array_append", "array_cat", "array_merge", "union"},
       .languages = "Python, SQL and PHP",
       .note = "lists are put one behind the other with `concat(a, [b])`"},
      {.name = "nth",
       .also = {"INDEX", "get", "item_at", "element_at", "at", "pop"},
       .languages = "Excel and other languages",
       .note = "the items of a list have no places: `first`, `last`, or those for which a condition holds, "
               "`makers[role == \"artist\"]`"},
      {.name = "zip",
       .also = {"enumerate"},
       .languages = "Python",
       .note = "`zip_groups` makes records of lists that go together"},
      {.name = "list comprehension",
       .languages = "Python",
       .place = ForeignPlace::form,
       .note = "`for x in tags => x | trim` makes a list from a list"},
      {.name = "for each",
       .also = {"foreach"},
       .languages = "several languages",
       .place = ForeignPlace::form,
       .note =
           "write `for x in tags => x | trim`, and in the head of a map `map works for image in images -> pictures`"},
  };
}

}  // namespace damson::foreign_words
