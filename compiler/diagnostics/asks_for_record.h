// A field of the mapped record, bare inside `[ ]`.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> asks_for_record{
    {.id = "E0213",
     .name = "asks_for_record",
     .explanation =
         R"spec(Inside `[ ]` a bare name is a field of the item that is looked at. The record that is being mapped is `record`.)spec",
     .fails = R"spec(schema Work { key id: text, language: text, names: list of { lang: text, text: text } }
schema Asset { key id: text, title: text?, names: list of { lang: text, text: text } }
source works: Work from ndjson("works.ndjson")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  keep id, names
  title = names[lang == language].text | first
}
)spec",
     .works = R"spec(schema Work { key id: text, language: text, names: list of { lang: text, text: text } }
schema Asset { key id: text, title: text?, names: list of { lang: text, text: text } }
source works: Work from ndjson("works.ndjson")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  keep id, names
  title = names[lang == record.language].text | first
  drop language because "the names have theirs"
}
)spec"},
    "inside `[ ]` the field `{0}` of the mapped record is written `record.{0}`"};

}  // namespace damson
