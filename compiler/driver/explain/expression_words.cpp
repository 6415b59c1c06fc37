// Words that stand in expressions, and the clauses behind them.
#include "compiler/driver/explain/word_lists.h"

namespace damson {

namespace {

Word expression_word(std::string_view name, std::string_view summary, std::string_view example) {
  return {name, WordKind::expression, summary, example, WordPlace::map};
}

constexpr std::string_view ancestors_spec = R"(schema Unit { key id: int, parent_id: int?, title: text }
schema Asset { key id: int, path: list of text }

source units: Unit from csv("units.csv")
target assets: Asset to ndjson("assets.ndjson")

map units -> assets {
  id   = id
  path = ancestors(units, parent_id).title on unmatched reject because "no unit {parent_id}, or none above it"
}
)";

constexpr std::string_view reference_spec = R"(schema Person { key id: int, name: text }
schema Work { key id: int, artist_id: int?, title: text }
schema Artist { key slug: text, name: text }
schema Asset { key id: int, title: text, artist: text? }

source people: Person from csv("people.csv")
source works:  Work   from csv("works.csv")
target artists: Artist to csv("artists.csv")
target assets:  Asset  to csv("assets.csv")

map people -> artists {
  slug = "person-{id}"
  name = name
}

map works -> assets {
  keep id, title
  artist = ref(artists, artist_id) on unmatched reject because "no artist {artist_id}"
}
)";

}  // namespace

std::vector<Word> expression_words() {
  return {
      expression_word("on missing", "What to take where the source has nothing. Clauses apply from left to right.",
                      R"(  title = caption on missing photographer on missing "unknown")"),
      expression_word("on error", "What to do where a value could not be converted. Without it the record is rejected.",
                      R"(  year = year_text | parse_int on error reject because "year '{year_text}'")"),
      expression_word(
          "on unmatched", "What to do where a lookup found nothing. Every lookup of one record must say so.",
          R"(  maker_name = people[id == record.artist_id].name on unmatched skip because "the artist left")"),
      expression_word("reject", "Rejects the whole record, which goes to the quarantine file with this reason.",
                      R"(  title = caption on missing reject because "no name")"),
      expression_word("warn", "Says that something is odd and goes on with another value.",
                      R"(  area = height on missing warn "no height" use width)"),
      expression_word("case", "Chooses by a value. `else` is required unless every value has an arm.",
                      R"(  licence = case rights {
    "PD", "CC0" => "public-domain"
    /^©/        => "in-copyright"
    missing     => "unknown"
    else        => reject because "rights '{rights}'"
  })"),
      expression_word("if", "Chooses by a condition. Only true takes the first; missing takes the second.",
                      R"(  title = if published then caption else "not published")"),
      expression_word("is missing",
                      "Whether the source has nothing. Also `is present`, and `is empty`: missing, \"\" or [].",
                      R"(  is_public = image is present and rights is not missing)"),
      expression_word("is present", "Whether the source has something. `is not missing` is the same.",
                      R"(  is_public = image is present)"),
      expression_word("present", "Behind `is`: whether there is a value.", R"(  is_public = image is present)"),
      expression_word("empty", "Behind `is`: whether a value is missing, \"\" or [].",
                      R"(  is_public = tags is not empty)"),
      expression_word("item",
                      "In the brackets behind a list of texts or numbers: the one that the condition is about. The "
                      "fields of records are called "
                      "by their names.",
                      R"(  keywords = tags[item != "none"])"),
      expression_word("because",
                      "Begins a reason: a text for those who read the spec and the report, in which `{name}` is a "
                      "value. What leaves something "
                      "out has to have one.",
                      R"(  skip when status == "draft" because "drafts stay behind")"),
      expression_word("skip",
                      "Leaves the whole record out, counted under its reason. As a line of its own it is `skip when`.",
                      R"(  title = caption on missing skip because "it has no name")"),
      expression_word("use", "Behind `warn \"…\"`: the value to go on with.",
                      R"(  area = height on missing warn "no height" use width)"),
      expression_word("in", "Whether a list has a value, or a number lies in a range.",
                      R"(  is_public = status in ["public", "approved"])"),
      expression_word("and", "Logic: `and`, `or`, `not`. `not` binds tighter than `and`, `and` tighter than `or`.",
                      R"(  is_public = published and not (status == "draft" or status == "hidden"))"),
      expression_word("record", "The record that the map works on, where a bare name would mean another: in `[ ]`.",
                      R"(  maker_name = people[id == record.artist_id].name on unmatched missing)"),
      expression_word("prefer",
                      "The first of two values or more that is there. Where several are and differ, what is left is "
                      "counted as a loss.",
                      R"(  title = prefer(caption, photographer) on missing "untitled")"),
      {"ancestors", WordKind::expression,
       "The records above one in a source or lookup, nearest first, by the field that leads up. A parent that is not "
       "there is unmatched, a "
       "circle is an error.",
       ancestors_spec, WordPlace::top},
      {"ref", WordKind::expression,
       "The key that a target's record got, by the key of the source's record that it was made of. A record that did "
       "not arrive is an error that "
       "says why, a key that the source does not have is unmatched.",
       reference_spec, WordPlace::top},
      expression_word("|", "Hands a value to a function: `x | f(a)` is `f(x, a)`.",
                      R"(  title = caption | trim | upper)"),
      expression_word("missing", "The value of what is not there. For the clause see `on missing`.",
                      R"(  title = if status == "secret" then missing else caption)"),
      expression_word("true", "`true` and `false` are the values of `bool`.",
                      R"(  is_public = published on missing false)"),
  };
}

}  // namespace damson
