// Words that begin a line of a map.
#include "compiler/driver/explain/word_lists.h"

namespace damson {

namespace {

Word map_word(std::string_view name, std::string_view summary, std::string_view example) {
  return {name, WordKind::map_line, summary, example, WordPlace::map};
}

constexpr std::string_view groups_spec =
    R"(schema Photo { key id: text, agency: text, caption: text?, year: int?, bytes: int }
schema Agency { key name: text, photos: int, bytes: int, years: text, first_caption: text?, ids: list of text }

source photos: Photo from csv("photos.csv")
target agencies: Agency to ndjson("agencies.ndjson")

map photos by agency -> agencies {
  name          = agency
  photos        = count()
  bytes         = sum(bytes)
  years         = "{min(year)} to {max(year)}"  on missing "not known"
  first_caption = first(caption)
  ids           = all(id)
})";

}  // namespace

std::vector<Word> map_words() {
  return {
      map_word("skip when", "Leaves a record out, on purpose and counted. Only true skips; missing does not.",
               R"(  skip when status == "draft" because "drafts stay behind")"),
      map_word("let", "Gives an expression a name within the map.", R"(  let names = makers.name
  title    = "{caption} by {names | join("; ")}"
  keywords = names)"),
      map_word("keep", "Carries fields that have the same name on both sides.", R"(  keep photographer
  title = caption)"),
      map_word("drop", "Leaves source fields behind, with a reason that readers of the spec see.",
               R"(  title = caption
  drop height, width because "sizes are measured again")"),
      map_word("require",
               "What must hold; where it is false the record is rejected. In a map it is about the source's record, in "
               "a schema "
               "about every record of that schema.",
               R"(  area = height * width
  require height > 0 because "nothing is that flat")"),
      map_word("advise",
               "What should hold; where it is false the record is loaded with a warning. Else like `require`.",
               R"(  keywords = tags
  advise tags is not empty because "it cannot be found by subject")"),
      map_word("for",
               "Makes a list from a list: `for x in list { … }` builds records, `for x in list => expression` values.",
               R"(  creators = for m in makers {
    name = m.name
    born = m.born
  }
  keywords = for m in makers => m.role | lower)"),
      {"by", WordKind::map_line,
       "Makes a unit of each group of records, or of items with `for`: those that have the value behind `by` in "
       "common. Its lines "
       "gather the members with `count()`, `sum(e)`, `min(e)`, `max(e)`, `first(e)`, `last(e)`, `all(e)` and `join(e, "
       "\", \")`; what stands "
       "behind `by` is the group's own.",
       groups_spec, WordPlace::top},
      {"count()", WordKind::expression,
       "In a map with `by`: how many members the group has. Of a list, `count(list)` counts the items.", groups_spec,
       WordPlace::top},
      {"all(e)", WordKind::expression,
       "In a map with `by`: the list of what `e` is for each member, in input order. `sum(e)`, `min(e)`, `max(e)`, "
       "`first(e)`, `last(e)` "
       "and `join(e, \", \")` are what the list functions of these names make of that list. `all(record)` is the list "
       "of the members themselves.",
       groups_spec, WordPlace::top},
      map_word("omit", "Begins a line `omit when`, in the braces of a `for`.", R"(  creators = for m in makers {
    omit when m.role != "artist" because "engravers move later"
    name = m.name
    born = m.born
  })"),
      map_word("omit when",
               "Leaves one item of a `for` out; counted among the losses. Stands in the braces of a `for`, also of one "
               "that has its value behind `=>`.",
               R"(  creators = for m in makers {
    omit when m.role != "artist" because "engravers move later"
    name = m.name
    born = m.born
  }
  keywords = for m in makers { omit when m.role == "none" because "it says nothing" } => m.role | lower)"),
  };
}

}  // namespace damson
