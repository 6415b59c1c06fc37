// A whole spec checks clean, and all the ways in which its records can be rejected are known and named.
#include <doctest/doctest.h>

#include "tests/unit/check/checked.h"

namespace damson {

namespace {

const char* const whole_spec = R"spec(# Tate's public collection export becomes the new DAM's import.
migration "Tate to new DAM"

## One catalogue record as the old system exports it.
schema Artwork {
  key acno:        text matching /[A-Z]{1,2}\d{5}/
  id:              int
  title:           text
  all_artists:     text?
  medium:          text?
  dateText:        text?
  dateRange:       { startYear: int?, endYear: int?, text: text? }?
  acquisitionYear: int?
  creditLine:      text?
  height:          text?
  units:           text?
  contributors:    list of Contributor
  subjects:        any?
  thumbnailUrl:    text?
  ... because "the public export adds fields now and then"
}

schema Contributor { id: int, fc: text, mda: text, role: text, birthYear: int? }

schema Artist { key id: int, name: text, gender: (one of "Male", "Female")?, yearOfBirth: int? }

## What the new DAM accepts.
schema Asset {
  key id:     text
  title:      text(1..300)
  creators:   list(1..) of { name: text, born: int(1000..2030)? }
  year:       int(1000..2030)?
  height_mm:  decimal(0..)?
  keywords:   list of text
  rights:     one of "in-copyright", "cc-by-nc-nd-3.0", "unknown"
  image_path: path?

  require year >= creators.born | min   because "a work cannot be older than its makers"
  advise  keywords is not empty         because "it cannot be found by subject"
}

source artworks: Artwork from ndjson("export/artworks.ndjson.zst")
lookup artists:  Artist  from csv("export/artist_data.csv", none: ["", "N/A"]) {
  drop name, gender because "the works carry the name; gender is not published"
}

target assets: Asset to ndjson("out/assets.ndjson")

vocabulary rights_terms {
  /^© Tate/     => "in-copyright"
  /CC-BY-NC-ND/ => "cc-by-nc-nd-3.0"
  missing       => "unknown"
  else          => reject because "no rights term for '{value}'"
}

paths images {
  "**/{acno}_{size:int}.{ext}" => "masters/{acno | take(3)}/{acno}-{size}.{ext | lower}"
  else                         => reject because "unexpected image path"
}

map artworks -> assets {
  skip when contributors is empty and title == "[no title]" because "empty stubs stay behind"

  id         = acno
  title      = title | squeeze
  creators   = for c in contributors {
    omit when c.role != "artist" because "engravers and publishers move later"
    name = c.fc
    born = artists[id == c.id].yearOfBirth   on unmatched warn "artist {c.id} is not in the artist file" use c.birthYear
  }
  year       = dateRange.startYear           on missing (dateText | parse_int)
                                             on error missing
  height_mm  = height | parse_decimal        on error warn "height '{height}' is not a number" use missing
  keywords   = subjects | descendants("children", "name") | unique
  rights     = creditLine | rights_terms
  image_path = thumbnailUrl | images

  drop id, acquisitionYear                   because "system identifiers are re-issued"
  drop all_artists                           because "derived from contributors"
  drop contributors.mda, medium, units, dateRange.endYear, dateRange.text
                                             because "not in the new DAM's model"
}
)spec";

}  // namespace

TEST_CASE("a whole spec has no problems, and its rejection points are enumerated") {
  const auto checked = test::check_text(whole_spec);
  CHECK(checked->list() == "");
  REQUIRE(checked->program);
  const std::vector<std::string> expected{
      "artworks.creators.born.error",
      "artworks.creators.born.range",
      "artworks.creators.count",
      "artworks.height_mm.range",
      "artworks.id.duplicate",
      "artworks.image_path.error",
      "artworks.image_path.no_path",
      "artworks.in.acno.error",
      "artworks.in.acno.missing",
      "artworks.in.acno.pattern",
      "artworks.in.contributors.birthYear.error",
      "artworks.in.contributors.error",
      "artworks.in.contributors.fc.error",
      "artworks.in.contributors.fc.missing",
      "artworks.in.contributors.id.error",
      "artworks.in.contributors.id.missing",
      "artworks.in.contributors.item.error",
      "artworks.in.contributors.item.missing",
      "artworks.in.contributors.role.error",
      "artworks.in.contributors.role.missing",
      "artworks.in.creditLine.error",
      "artworks.in.dateRange.error",
      "artworks.in.dateRange.startYear.error",
      "artworks.in.dateText.error",
      "artworks.in.height.error",
      "artworks.in.subjects.error",
      "artworks.in.thumbnailUrl.error",
      "artworks.in.title.error",
      "artworks.in.title.missing",
      "artworks.keywords.error",
      "artworks.require_1",
      "artworks.rights.unmapped",
      "artworks.title.length",
      "artworks.year.range",
  };
  CHECK(checked->points() == expected);
  const Program& program = checked->program->program;
  CHECK(program.name == "Tate to new DAM");
  REQUIRE(program.skip_rules.size() == 1);
  CHECK(program.skip_rules[0].name == "empty stubs stay behind");
  std::vector<std::string> losses;
  for (const LossRule& rule : program.losses) losses.push_back(rule.what + (rule.idle ? ", idle" : ""));
  // the template beside `acno | take(3)` carries the whole number
  CHECK(losses == std::vector<std::string>{"omit: engravers and publishers move later", "take, idle"});
  CHECK(program.warnings.size() == 3);
  REQUIRE(program.indexes.size() == 1);
  CHECK(program.indexes[0].unique);
}

TEST_CASE("a choice of ways to reject has a point each, numbered where a field has several") {
  const auto checked = test::check_text(R"spec(schema Work { key id: text, kind: text?, year: text }
schema Asset { key id: text, kind: text, year: int(0..3000) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv") { unique by kind keep last because "one of a kind" }
map works -> assets {
  id = id
  kind = case kind { "a" => reject because "no a" "b" => reject because "no b of {id}" else => "c" } on missing reject because "none"
  year = year | parse_int on error reject because "year {year}"
  require id != kind because "they differ"
}
)spec");
  CHECK(checked->list() == "");
  const std::vector<std::string> expected{"works.id.duplicate",      "works.in.id.missing",   "works.in.year.missing",
                                          "works.kind.missing",      "works.kind.rejected_1", "works.kind.rejected_2",
                                          "works.record.unwritable", "works.require_1",       "works.year.error",
                                          "works.year.range"};
  CHECK(checked->points() == expected);
}

}  // namespace damson
