// A diagnostic: what it says, what it teaches, a spec that fails and one that works.
#include <fmt/core.h>

#include <algorithm>

#include "compiler/diagnostics/all_compiler_diagnostics.h"
#include "compiler/driver/explain/explain_pages.h"
#include "runtime/diagnostics/all_runtime_diagnostics.h"

namespace damson {

namespace {

void add_titled_block(const char* title, std::string_view text, ReportPage& page) {
  if (text.empty()) return;
  page.heading(title);
  add_block(text, page);
}

}  // namespace

std::vector<const DiagnosticInfo*> all_diagnostics() {
  std::vector<const DiagnosticInfo*> all;
  for (const DiagnosticInfo* info : all_compiler_diagnostics()) all.push_back(info);
  for (const DiagnosticInfo* info : all_runtime_diagnostics()) all.push_back(info);
  std::ranges::sort(all, {}, [](const DiagnosticInfo* info) { return info->id; });
  return all;
}

void explain_diagnostic(const DiagnosticInfo& diagnostic, ReportPage& page) {
  const char* kind = diagnostic.severity == Severity::error ? "an error" : "a warning";
  page.title(fmt::format("{} {}: {}", diagnostic.id, diagnostic.name, kind));
  page.entry(0, diagnostic.message, 0);
  add_paragraphs(diagnostic.explanation, page);
  add_titled_block("This fails", diagnostic.fails, page);
  add_titled_block("This works", diagnostic.works, page);
  if (!diagnostic.example.empty()) {
    page.heading("For example");
    add_paragraphs(diagnostic.example, page);
  }
}

}  // namespace damson
