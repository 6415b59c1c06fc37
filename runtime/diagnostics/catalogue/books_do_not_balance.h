// Records that came in and outcomes that were counted differ.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t, uint64_t> books_do_not_balance{
    {.id = "E0801",
     .name = "books_do_not_balance",
     .explanation =
         R"(Every record that a map reads must end as loaded, skipped, rejected or duplicate. After a run the four are counted against the records
that were read, and against the records that the target holds. When they differ, something was lost or written twice, and nothing is
published. This is never a mistake in a spec: please report it, with the spec.)",
     .example = R"(A map read 1,000 records and accounts for 999 of them.)"},
    "the books of `{}` do not balance: {} records came in, {} are accounted for"};

}  // namespace damson
