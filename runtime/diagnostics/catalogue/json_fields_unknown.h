// Fields in the data that the schema lacks.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> json_fields_unknown{
    {.id = "E0731",
     .name = "json_fields_unknown",
     .explanation =
         R"(Every field of the data is a field of the schema, in nested records too; a field that nobody knows could be lost silently. Declare it, and
drop it with a reason if it is not wanted. A schema that ends with `... because "…"` lets further fields pass; a field of type
`any` is carried whatever is in it.)",
     .example =
         R"(The schema declares `id` and `title`; the data holds {"id": 1, "title": "Untitled", "medium": "oil"}.)"},
    "the schema `{}` does not declare {}"};

}  // namespace damson
