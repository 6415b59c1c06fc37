// A saved plan as a page to read, and what is different between two.
#pragma once

#include <string>
#include <vector>

#include "runtime/report/report_page.h"
#include "runtime/saved_plan/saved_plan.h"

namespace damson {

void add_plan(const SavedPlan& plan, ReportPage& page);

/// One thing that differs: "the source `works`: `works.csv`", what it is in the first plan and in the second.
struct PlanDifference {
  std::string what;
  std::string first;  // empty: not there
  std::string second;
};
/// What was drawn or is a time makes no difference.
std::vector<PlanDifference> differences_of(const SavedPlan& first, const SavedPlan& second);

}  // namespace damson
