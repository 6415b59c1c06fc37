// Words that begin a line of a map.
#include "compiler/driver/explain/word_lists.h"

namespace damson {

namespace {

Word map_word(std::string_view name, std::string_view summary, std::string_view example) {
  return {name, WordKind::map_line, summary, example, WordPlace::map};
}

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
               "What must hold; where it is false the record is rejected. In a map it is about the source's record, in a schema "
               "about every record of that schema.",
               R"(  area = height * width
  require height > 0 because "nothing is that flat")"),
      map_word("advise", "What should hold; where it is false the record is loaded with a warning. Else like `require`.",
               R"(  keywords = tags
  advise tags is not empty because "it cannot be found by subject")"),
      map_word("for", "Makes a list from a list: `for x in list { … }` builds records, `for x in list => expression` values.",
               R"(  creators = for m in makers {
    name = m.name
    born = m.born
  }
  keywords = for m in makers => m.role | lower)"),
      map_word("omit when", "Leaves one item of a `for` out; counted among the losses.", R"(  creators = for m in makers {
    omit when m.role != "artist" because "engravers move later"
    name = m.name
    born = m.born
  })"),
  };
}

}  // namespace damson
