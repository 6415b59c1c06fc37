// A report as one JSON object. README.md in this folder documents every member.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

#include "runtime/diagnostics/source_text.h"
#include "runtime/report/run_report.h"

namespace damson {

nlohmann::ordered_json report_to_json(const RunReport& report, const SourceTexts& texts);

/// The object as text, with a line break at its end.
std::string render_report_json(const RunReport& report, const SourceTexts& texts);

}  // namespace damson
