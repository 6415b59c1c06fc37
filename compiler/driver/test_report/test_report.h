// The results of tests in three forms: for people, as JSON, as JUnit XML.
#pragma once

#include <deque>
#include <string>

#include "compiler/driver/test_report/tested_spec.h"
#include "runtime/report/report_terminal.h"

namespace damson {

/// Everything but the specs' own problems.
std::string test_report_text(const std::deque<TestedSpec>& specs, const ReportLook& look, bool quiet);
/// The object that README.md documents.
std::string test_report_json(const std::deque<TestedSpec>& specs);
std::string test_report_junit(const std::deque<TestedSpec>& specs);

}  // namespace damson
