// A quoted cell that goes on behind its closing quote.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> csv_text_after_quote{
    {.id = "E0722",
     .name = "csv_text_after_quote",
     .explanation =
         R"(Behind the closing quote of a cell comes the delimiter or the end of the line. Something else means that a quote inside the cell is
not doubled (it should be `"a ""great"" work"`), or that a quote was not closed further up and this one closes it.)",
     .example = R"(id,title
1,"a "great" work")"},
    "a quoted cell is closed and then goes on: {}"};

}  // namespace damson
