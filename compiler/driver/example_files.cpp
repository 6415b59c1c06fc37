// The small migration that the commands' examples work on.
#include "compiler/driver/command.h"

namespace damson {

namespace {

constexpr std::string_view museum_spec = R"(migration "Works to assets"

param batch: text = "autumn"

## One work as the old system exports it.
schema Work {
  key number: text matching /\d{4}\.\d+/
  title:      text?
  year:       text?
  status:     text?
}

## What the new system takes.
schema Asset {
  key id: text
  title:  text(1..200)
  year:   int(1000..2030)?
  batch:  text
}

source works: Work from csv("works.csv", none: [""])
target assets: Asset to ndjson("assets.ndjson")

map works -> assets {
  skip when status == "draft" because "drafts stay behind"

  id    = number
  title = title | squeeze
  year  = year | parse_int on error warn "year '{year}' is no number" use missing
  batch = batch

  drop status because "the new system knows public works only"
}

test "titles are squeezed" {
  given works { number: "1901.2", title: "Water  Lilies" }
  expect assets { id: "1901.2", title: "Water Lilies", year: missing }
}

test "drafts are skipped" {
  given works { number: "1901.4", title: "Haystacks", status: "draft" }
  expect skipped at "drafts stay behind"
}
)";

constexpr std::string_view wishful_spec = R"(schema Work { key id: text, title: text }
source works: Work from csv("works.csv")
target copies: Work to ndjson("copies.ndjson")

map works -> copies { keep id, title }

test "titles are squeezed" {
  given works { id: "1", title: "Water  Lilies" }
  expect copies { title: "Water Lilies" }
}
)";

constexpr std::string_view works = R"(number,title,year,status
1901.1,Sunrise,1872,
1901.2,"Water Lilies,
 evening",c. 1910,
1901.3,,1880,
1901.4,Haystacks,1890,draft
)";

constexpr std::string_view broken_spec = R"(migration "Works to assets"

schema Work { key number: text, title: text }
schema Asset { key id: text, title: text }

source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")

map works -> assets {
  id    = number
  title = titel
}
)";

}  // namespace

const std::vector<ExampleFile>& example_files() {
  static const std::vector<ExampleFile> files{{"museum.damson", museum_spec},
                                              {"works.csv", works},
                                              {"broken.damson", broken_spec},
                                              {"wishful.damson", wishful_spec}};
  return files;
}

}  // namespace damson
