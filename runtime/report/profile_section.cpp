// Where the time went: the stages of every part of the run, and the steps that took most.
#include <fmt/core.h>

#include <algorithm>

#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"
#include "runtime/report/report_sections.h"
#include "runtime/report/step_words.h"

namespace damson {

namespace {

constexpr size_t steps_shown = 15;

std::string thousandths(double seconds) { return fmt::format("{:.3f} s", seconds); }

std::string part_of(double seconds, double total) {
  return total > 0 ? fmt::format("{:.0f} %", 100 * seconds / total) : "";
}

double total_seconds(const std::vector<StageReport>& stages) {
  double total = 0;
  for (const StageReport& stage : stages) total += stage.seconds;
  return total;
}

std::string rate(const StageReport& stage) {
  if (stage.bytes == 0 || stage.seconds <= 0) return {};
  return size_text(static_cast<uint64_t>(static_cast<double>(stage.bytes) / stage.seconds)) + "/s";
}

void add_stages(const ProfileReport& profile, double total, ReportPage& page) {
  ReportTable table{.indent = 2,
                    .columns = {Align::left, Align::left, Align::right, Align::right, Align::right, Align::right},
                    .rows = {}};
  for (const StageReport& stage : profile.stages) {
    const std::string waited = stage.waited < 0.0005 ? std::string() : "+ " + thousandths(stage.waited);
    table.rows.push_back({harmless(stage.part), stage.stage, thousandths(stage.seconds), part_of(stage.seconds, total),
                          waited, rate(stage)});
  }
  page.table(table);
}

std::string without_folder(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

/// "museum.damson:34  title: Title | squeeze"
std::string step_line(const StepTime& step, const SourceTexts& texts) {
  const StepWords words = words_at(step.place, texts);
  const std::string target = step.field.empty() ? step.map : step.field;
  if (words.file.empty()) return target + ": " + step.what;
  return fmt::format("{}:{}  {}: {}", without_folder(words.file), words.line, target, words.text);
}

void add_steps(const ProfileReport& profile, const SourceTexts& texts, double total, ReportPage& page) {
  for (size_t i = 0; i < std::min(steps_shown, profile.steps.size()); ++i) {
    const StepTime& step = profile.steps[i];
    const std::string share = part_of(step.seconds, total);
    page.cut_entry(2,
                   harmless(fmt::format("{:>9}  {:>4}  {}", thousandths(step.seconds), share, step_line(step, texts))));
  }
}

}  // namespace

void add_profile(const RunReport& report, const SourceTexts& texts, ReportPage& page) {
  if (!report.profile) return;
  const ProfileReport& profile = *report.profile;
  const double total = total_seconds(profile.stages);
  page.heading("Where the time went");
  page.entry(
      2,
      fmt::format(
          "Processor time of all threads together, {}, and what was waited for the disk or for a free processor (+).",
          thousandths(total)));
  page.gap();
  add_stages(profile, total, page);
  if (profile.steps.empty()) return;
  page.gap();
  page.entry(2, "The steps of `evaluate` that took most:");
  page.gap();
  add_steps(profile, texts, total, page);
}

}  // namespace damson
