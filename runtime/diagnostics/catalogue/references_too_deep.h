// Records refer to each other in rows that are longer than the run follows.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t> references_too_deep{
    {.id = "E0821",
     .name = "references_too_deep",
     .explanation =
         R"(Where records refer to each other, a source is read once for each link of the longest row of references: parents in a hierarchy are a few, but each page that names
the page before it makes a row as long as the book. Carry such a link as the old key, or let the record name its chapter.)",
     .example = R"(A diary of 5,000 days in which every day refers to the one before it.)"},
    "the records of `{}` refer to each other in rows of more than {} links"};

}  // namespace damson
