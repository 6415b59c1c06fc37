// A whole spec, as the language's reference shows it.
#include "tests/unit/syntax/parsed.h"

namespace damson::test {

std::string whole_spec() {
  return R"spec(# Tate's public collection export becomes the new DAM's import.
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
  year       = dateRange.startYear           on missing read_date(dateText, "museum_en") | earliest | year
                                             on error missing
  height_mm  = height | parse_decimal        on error warn "height '{height}' is not a number" use missing
  keywords   = subjects | descendants("children", "name") | unique
  rights     = creditLine | rights_terms
  image_path = thumbnailUrl | url_path | images

  drop id, acquisitionYear                   because "system identifiers are re-issued"
  drop all_artists                           because "derived from contributors"
  drop contributors.mda, medium, units, dateRange.endYear, dateRange.text
                                             because "not in the new DAM's model"
}

expect rejected(artworks) at most 0.5% of artworks  because "more means the export is broken"
expect count(assets) > 60_000                       because "the catalogue holds about 69,000 works"

test "a work with no artist is rejected" {
  given artworks { acno: "A00001", title: "Untitled", contributors: [] }
  expect rejected at "creators"
}
)spec";
}

}  // namespace damson::test
