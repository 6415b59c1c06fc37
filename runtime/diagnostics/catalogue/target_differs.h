// A target does not hold what it should.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> target_differs{
    {.id = "E0842",
     .name = "target_differs",
     .explanation =
         R"(`damson verify` reads every target as anybody would who takes it over, and compares each record with what a run wrote, or with what the spec makes of the sources as they are now. Records are
compared by their values: another order of records or of columns is no difference. This target is not as it should be:

- *missing*: a record that should be there is not;
- *different*: a record with the key is there, and holds something else;
- *too much*: a record is there that nobody expects. In a database, whose other rows a run leaves as they are, such rows are beside, and no difference;
- *there more than once*: a key, or a record without one, is there more often than it should be;
- *a reference to what is not there*: a field that a `ref` fills names no record of the other target.

The report names the first of each. A target that was changed on purpose after the run differs, too: compare it with the spec again, or run it.)",
     .example = "A curator corrected a cell of `assets.csv` by hand after the run: 1 different."},
    "`{}` is not what {}: {}"};

}  // namespace damson
