// Words that begin a declaration. Their examples are whole specs.
#include "compiler/driver/explain/word_lists.h"

namespace damson {

namespace {

Word declaration_word(std::string_view name, std::string_view summary, std::string_view example) {
  return {name, WordKind::declaration, summary, example, WordPlace::top};
}

constexpr std::string_view smallest_spec = R"(migration "Works to assets"

schema Work { key id: text, name: text }
schema Asset { key id: text, title: text }

source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")

map works -> assets {
  id    = id
  title = name
}
)";

constexpr std::string_view lookup_spec = R"(schema Work { key id: text, artist_id: int }
schema Person { key id: int, name: text }
schema Asset { key id: text, maker: text }

source works: Work from csv("works.csv")
lookup people: Person from csv("people.csv")
target assets: Asset to ndjson("assets.ndjson")

map works -> assets {
  id    = id
  maker = people[id == record.artist_id].name on unmatched reject because "no person {artist_id}"
}
)";

constexpr std::string_view updates_spec = R"(schema Correction { key id: text, title: text?, note: text? }
schema Withdrawal { key id: text }
schema Asset { key id: text, title: text, note: text?, rights: text? }

source corrections: Correction from csv("corrections.csv")
source withdrawn:   Withdrawal from csv("withdrawn.csv")
target assets: Asset updates csv("assets.csv") {
  on unmatched reject because "there is no asset {id}"
}

map corrections -> assets {
  id    = id
  title = title on missing leave
  note  = if note == "none" then clear else note on missing current.rights on missing leave
}

map withdrawn -> delete assets {
  id = id
}
)";

constexpr std::string_view env_spec = R"(schema Work { key id: text, name: text }

source works: Work from csv("{env("EXPORT_DIR")}/works.csv")
target copies: Work to ndjson("copies.ndjson")

map works -> copies {
  keep id, name
}
)";

constexpr std::string_view expect_spec = R"(schema Work { key id: text, price: decimal }
schema Asset { key id: text, price: decimal(0..) }

source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")

map works -> assets {
  keep id, price
}

expect rejected(works) at most 0.5% of works  because "more means that the export is broken"
expect count(assets) > 60_000                 because "the catalogue holds about 69,000 works"
expect sum(assets.price) < 1_000_000          because "no museum sells for more"
)";

constexpr std::string_view vocabulary_spec = R"(schema Work { key id: text, licence: text? }
schema Asset { key id: text, rights: one of "public-domain", "in-copyright", "unknown" }

source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")

vocabulary rights_terms {
  "PD", "CC0" => "public-domain"
  /^©/        => "in-copyright"
  missing     => "unknown"
  else        => reject because "no rights term for '{value}'"
}

map works -> assets {
  id     = id
  rights = licence | rights_terms
}
)";

constexpr std::string_view paths_spec = R"(schema Work { key id: text, image: text }
schema Asset { key id: text, path: path }

source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")

paths images {
  "**/{number:int}_{size}.{ext}" => "masters/{size}/{number}.{ext | lower}"
  else                           => reject because "unexpected image path"
}

map works -> assets {
  id   = id
  path = image | images
}
)";

constexpr std::string_view function_spec = R"(schema Work { key id: text, height: decimal, width: decimal }
schema Asset { key id: text, area: decimal }

source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")

fn area(height: decimal, width: decimal) -> decimal = height * width | round(2)

map works -> assets {
  id   = id
  area = area(height, width)
}
)";

constexpr std::string_view param_spec = R"(param batch: text = "A"

schema Work { key id: text }
schema Asset { key id: text, batch: text }

source works: Work from csv("works-{batch}.csv")
target assets: Asset to ndjson("assets.ndjson")

map works -> assets {
  id    = id
  batch = batch
}
)";

constexpr std::string_view type_spec = R"(type Level = one of "fonds", "series", "item"

schema Unit { key id: text, level: Level }
source units: Unit from csv("units.csv")
target copies: Unit to ndjson("copies.ndjson")

map units -> copies { keep id, level }
)";

constexpr std::string_view unique_spec = R"(schema Work { key id: text, inventory: text, changed: date }
schema Asset { key id: text, inventory: text, changed: date }

source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson") {
  unique by inventory keep max changed because "the last entry counts"
}

map works -> assets { keep id, inventory, changed }
)";

constexpr std::string_view import_spec = R"(import std.languages as languages

schema Work { key id: text, language: languages.Language }

source works: Work from csv("works.csv")
target copies: Work to ndjson("copies.ndjson")

map works -> copies { keep id, language }
)";

constexpr std::string_view unused_spec = R"(schema Work { key id: text, artist_id: int }
schema Person { key id: int, name: text }
schema Asset { key id: text, maker: text }

source works: Work from csv("works.csv")
lookup people: Person from csv("people.csv")
target assets: Asset to ndjson("assets.ndjson")

map works -> assets {
  id    = id
  maker = people[id == record.artist_id].name on unmatched reject because "no person {artist_id}"
}

expect unused(people) at most 10% of people because "nearly everybody in the file made something"
)";

constexpr std::string_view drift_spec = R"(schema Work {
  key id: text
  ... because "the export adds fields now and then"
}

schema Copy { key id: text }

source works: Work from ndjson("works.ndjson")
target copies: Copy to ndjson("copies.ndjson")

map works -> copies { keep id }
)";

constexpr std::string_view loss_spec = R"(schema Work { key id: text, tags: list of text }
schema Asset { key id: text, tag: text? }

source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")

map works -> assets {
  id  = id
  tag = tags | first
}
)";

constexpr std::string_view test_spec = R"(schema Work { key id: text, name: text? }
schema Asset { key id: text, title: text }

source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")

map works -> assets {
  id    = id
  title = name | squeeze on missing reject because "no name"
}

test "names are squeezed" {
  given works { id: "1", name: "A  bridge" }
  expect assets { id: "1", title: "A bridge" }
}

test "a name is needed" {
  given works { id: "2" }
  expect rejected at "title"
}
)";

}  // namespace

std::vector<Word> declaration_words() {
  return {
      declaration_word("migration", "Gives the migration its name. The first line of a spec.", smallest_spec),
      declaration_word(
          "schema",
          "Says which fields a record has and what they hold. `key` marks what identifies a record; `##` before a "
          "field documents it. A field that the data has and the schema lacks is an error, unless the schema ends "
          "with `... because`.",
          smallest_spec),
      declaration_word("type", "Gives a type a name.", type_spec),
      declaration_word(
          "source", "Where records come from. Every record of a source ends as loaded, skipped, rejected or duplicate.",
          smallest_spec),
      declaration_word(
          "lookup",
          "A source that is only looked up, as in `people[id == record.artist_id]`. Its records have no outcomes. "
          "What happens when a lookup finds nothing must be said with `on unmatched`.",
          lookup_spec),
      declaration_word("target", "Where records go. It appears whole, when the run succeeds, or not at all.",
                       smallest_spec),
      declaration_word("updates",
                       "Declares a target whose records are changed: fields that no line sets stay as they are, and "
                       "what is as it should be is "
                       "not written. The record that is there is found by the schema's key; `on unmatched` says what "
                       "becomes of one that is not there.",
                       updates_spec),
      declaration_word(
          "current",
          "In a map whose target `updates`: the record that the target holds now, found by the key that the map sets.",
          updates_spec),
      declaration_word("leave", "The field of a target that `updates` stays as it is.", updates_spec),
      declaration_word("clear", "The field of a target that `updates` is erased.", updates_spec),
      declaration_word("unmatched",
                       "In the braces of a target that `updates`, `on unmatched` says what becomes of a record that it "
                       "does not hold: `create`, "
                       "`reject because` or `skip because`. Behind a lookup it says what to do where nothing is found.",
                       updates_spec),
      declaration_word(
          "delete",
          "`map source -> delete target` deletes the records that a target which `updates` holds by these keys.",
          updates_spec),
      declaration_word(
          "map",
          "How the records of a source become those of a target. In it, bare names are the source's fields. Every "
          "source field is carried or dropped, every required target field is set.",
          smallest_spec),
      declaration_word(
          "param", "A value that is given when the spec is run: `--set batch=B`. Without a default it must be given.",
          param_spec),
      declaration_word(
          "vocabulary",
          "Translates terms; used like a function. `else` is required: what happens to a value that is not listed "
          "is a decision.",
          vocabulary_spec),
      declaration_word(
          "paths",
          "Renames files: a pattern with holes on the left, a template on the right; used like a function. `{x}` is "
          "part of one segment, `{x:**}` any depth, `{x:int}` digits. `else` is required.",
          paths_spec),
      declaration_word(
          "expect",
          "What has to hold of the whole run; judged when the books are closed, in plan and run. When it is false "
          "nothing is "
          "published. It sees figures: `count`, `loaded`, `skipped`, `rejected`, `duplicates`, `unused`, `sum`.",
          expect_spec),
      declaration_word("env",
                       "A secret of the environment, in a text argument of a source's, lookup's or target's connector: "
                       "a password, a private "
                       "folder. Its value is never printed, planned, logged or hashed; the variable must be set when "
                       "the spec is planned or run.",
                       env_spec),
      declaration_word("fn",
                       "Gives an expression a name and parameters. No recursion. Names in `< >` stand for any type, "
                       "which the arguments of "
                       "each call say: `fn first_or<T>(values: list of T, fallback: T) -> T`.",
                       function_spec),
      declaration_word(
          "test",
          "Runs the whole spec on records of its own, in memory, and says what must become of them. `damson test` runs "
          "it; `check` looks whether it is right.",
          test_spec),
      declaration_word("unique by",
                       "In the braces behind a target: what no two of its records may have in common, and which of "
                       "them stays: `keep first`, "
                       "`keep last` or `keep max x`. The others end as duplicates.",
                       unique_spec),
      declaration_word("keep first",
                       "Behind `unique by`: of records that have it in common, the one that comes first in the source "
                       "stays. `keep last` keeps the last "
                       "one, `keep max changed` the one with the greatest value. For the line of a map see `keep`.",
                       unique_spec),
      declaration_word("keep last", "Behind `unique by`: of records that have it in common, the last one stays.",
                       unique_spec),
      declaration_word("keep max",
                       "Behind `unique by`: of records that have it in common, the one with the greatest value stays.",
                       unique_spec),
      declaration_word("import",
                       "Takes over what another file declares, `import \"terms.damson\"`, or a module that comes with "
                       "Damson, `import std.iptc`. "
                       "With `as name` its names are used as `name.Photo`.",
                       import_spec),
      declaration_word("as", "Behind `import`: the name that what is imported is used under.", import_spec),
      declaration_word("unused", "In an `expect`: how many records of a lookup nobody asked for.", unused_spec),
      {"quarantine", WordKind::term,
       "The file of the records that a run rejected, as they stood in the source, in .damson/quarantine beside the "
       "spec. They are corrected in a "
       "copy of it, which is then a source like any other.",
       smallest_spec, WordPlace::top},
      {"loss", WordKind::term,
       "A value of the source, or a part of it, that reaches no target although its record does: what a filter, "
       "`first`, `take` or `before` leaves "
       "out and no other place carries. The report counts losses by the place that let them go.",
       loss_spec, WordPlace::top},
      {"outcome", WordKind::term,
       "How a record of a source ends: loaded, skipped by a rule, rejected at a rejection point, or a duplicate. Every "
       "record has exactly one, and a run "
       "whose counts do not add up fails.",
       smallest_spec, WordPlace::top},
      {"rejection point", WordKind::term,
       "A place where a record can be rejected, by its name: `works.year.range`. `damson check` lists all of a spec, a "
       "plan and a run count them. A record "
       "is rejected at the first; what else is wrong with it is told beside.",
       smallest_spec, WordPlace::top},
      {"drift", WordKind::term,
       "The data has a field that the schema does not declare, or lacks one. Plan and run stop there, unless the "
       "schema ends with `... because`.",
       drift_spec, WordPlace::top},
      declaration_word("...",
                       "As the last line of a schema: the data may have fields that are not declared. It says why, and "
                       "the report lists them.",
                       drift_spec),
      declaration_word(
          "given",
          "In a test: a record of a source or lookup. Fields that are not named are missing. `given works from "
          "csv(\"…\")` takes the records of a file.",
          test_spec),
  };
}

}  // namespace damson
