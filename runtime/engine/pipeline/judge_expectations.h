// Whether what a spec expects of the whole run holds, once the books are closed.
#pragma once

#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/engine/pipeline/accounts.h"

namespace damson {

struct ExpectationOptions {
  bool naive = false;    // by the row-by-row twin
  bool limited = false;  // the input was cut: nothing can be said of the whole
};

std::vector<ExpectationReport> judge_expectations(const Program& program, const Accounts& accounts,
                                                  const LookupTables& lookups, const ExpectationOptions& options);

/// One for each that fails, in the spec's order.
std::vector<Problem> problems_of(const std::vector<ExpectationReport>& expectations);

}  // namespace damson
