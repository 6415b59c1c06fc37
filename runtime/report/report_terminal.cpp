// Puts a report together from its sections: sources, maps, warnings, losses, unmapped values, expectations, previews,
// targets.
#include "runtime/report/report_terminal.h"

#include <algorithm>

#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"
#include "runtime/report/report_page.h"
#include "runtime/report/report_sections.h"

namespace damson {

namespace {

bool report_has_errors(const RunReport& report) {
  return std::ranges::any_of(report.problems, [](const Problem& p) { return p.severity == Severity::error; });
}

/// A run whose targets are all in place has succeeded, whatever came after.
bool failed(const RunReport& report) { return report_has_errors(report) && report.published != Published::everything; }

std::string report_title(const RunReport& report) {
  const std::string name = harmless(report.spec);
  if (report.plan) return failed(report) ? "The plan of " + name + " failed" : "Plan of " + name;
  if (report.published == Published::partly) return "The run of " + name + " was interrupted";
  return failed(report) ? "The run of " + name + " failed" : "Run of " + name;
}

std::string report_subtitle(const RunReport& report) {
  if (report.plan) return "Nothing was written.";
  if (report.published == Published::partly)
    return "It was putting its targets in place: some may be of this run, and some as they were before.";
  if (failed(report)) return "Nothing was published: the targets are as they were before.";
  if (report_has_errors(report)) return "All targets are in place; the journal is not complete.";
  return "All targets are in place.";
}

void add_parameters(const RunReport& report, ReportPage& page) {
  if (report.parameters.empty()) return;
  page.heading("Parameters");
  for (const auto& [name, value] : report.parameters) page.entry(2, name + " = " + harmless(value));
}

void add_end(const RunReport& report, ReportPage& page) {
  page.gap();
  if (report.limited) page.entry(0, "Only the first records of each source were read (--limit).");
  if (!report.saved_plan.empty()) {
    const std::string name = harmless(report.saved_plan);
    page.entry(0, "Saved as " + name + ": `damson run " + name + "` does just this, once, or nothing.");
  }
  page.entry(0, "Took " + duration_text(report.seconds) + ".");
}

}  // namespace

std::string render_report(const RunReport& report, const ReportLook& look, const SourceTexts& texts) {
  ReportPage page(look);
  page.title(report_title(report));
  page.entry(0, report_subtitle(report));
  add_parameters(report, page);
  add_sources(report, page);
  const bool complete = !report_has_errors(report);
  for (const MapReport& map : report.maps) {
    // what ended the run may have come before the map's first record: a table of zeros would say that it has none
    if (complete || map.units != 0) add_map(map, complete, page);
  }
  add_undeclared(report, page);
  add_warnings(report, page);
  add_losses(report, page);
  add_unmapped(report, page);
  add_expectations(report, page);
  add_previews(report, page);
  add_targets(report, page);
  add_quarantine_hints(report, page);
  add_profile(report, texts, page);
  add_end(report, page);
  return page.take();
}

}  // namespace damson
