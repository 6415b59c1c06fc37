// A verification as text and as JSON.
#pragma once

#include <nlohmann/json.hpp>

#include "compiler/driver/verify/verification.h"
#include "runtime/report/report_page.h"

namespace damson {

void add_verification(const Verification& verification, ReportPage& page);
nlohmann::ordered_json to_json(const Verification& verification);
/// A problem for each target that is not as it should be.
std::vector<Problem> problems_of(const Verification& verification);

}  // namespace damson
