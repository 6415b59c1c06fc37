// A plan or run report in plain words, for a terminal or a log.
#pragma once

#include <string>

#include "runtime/diagnostics/source_text.h"
#include "runtime/report/run_report.h"

namespace damson {

struct ReportLook {
  bool colour = false;
  size_t width = 80;  // columns to keep to
};

/// Everything but the problems, which are rendered like all problems. `texts`: the spec's, for a profile's words.
std::string render_report(const RunReport& report, const ReportLook& look, const SourceTexts& texts = {});

}  // namespace damson
