// What was expected of the whole run, and the figures.
#include <algorithm>

#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/report_sections.h"
#include "runtime/report/text_layout.h"

namespace damson {

namespace {

const char* verdict_label(ExpectationReport::Verdict verdict) {
  switch (verdict) {
    case ExpectationReport::Verdict::holds: return "holds";
    case ExpectationReport::Verdict::fails: return "fails";
    case ExpectationReport::Verdict::not_judged: return "not judged";
  }
  return "";
}

}  // namespace

void add_expectations(const RunReport& report, ReportPage& page) {
  if (report.expectations.empty()) return;
  page.heading("Expectations");
  bool judged = true;
  size_t width = 0;
  for (const ExpectationReport& expectation : report.expectations) {
    width = std::max(width, display_width(verdict_label(expectation.verdict)));
    judged = judged && expectation.verdict != ExpectationReport::Verdict::not_judged;
  }
  for (const ExpectationReport& expectation : report.expectations) {
    std::string text = harmless(expectation.text);
    if (!expectation.found.empty()) text += ": " + harmless(expectation.found);
    page.labelled(2, pad_right_to(verdict_label(expectation.verdict), width) + "  ", text);
  }
  if (!judged) page.entry(2, "A part of the input says nothing of the whole: run without --limit to have them judged.");
}

}  // namespace damson
