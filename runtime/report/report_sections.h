// The sections of a report; each writes nothing when it has nothing to say.
#pragma once

#include "runtime/report/report_page.h"
#include "runtime/report/run_report.h"

namespace damson {

void add_sources(const RunReport& report, ReportPage& page);
/// `complete`: all of its units are there, so that what they did not meet says something.
void add_map(const MapReport& map, bool complete, ReportPage& page);
void add_undeclared(const RunReport& report, ReportPage& page);
void add_warnings(const RunReport& report, ReportPage& page);
void add_losses(const RunReport& report, ReportPage& page);
void add_unmapped(const RunReport& report, ReportPage& page);
void add_expectations(const RunReport& report, ReportPage& page);
void add_previews(const RunReport& report, ReportPage& page);
void add_profile(const RunReport& report, const SourceTexts& texts, ReportPage& page);
void add_targets(const RunReport& report, ReportPage& page);
void add_quarantine_hints(const RunReport& report, ReportPage& page);

/// Where a unit stands: "works.csv, record 12, line 14".
std::string place_text(const UnitExample& example);
/// Place and text of every example, a line each.
void add_examples(const std::vector<UnitExample>& examples, size_t indent, ReportPage& page);

}  // namespace damson
