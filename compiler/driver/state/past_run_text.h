// What the journal remembers of runs, as text and as JSON.
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "compiler/driver/state/way_back.h"
#include "runtime/report/report_page.h"

namespace damson {

struct ToldRun {
  PastRun run;
  std::string no_way_back;  // why it cannot be taken back; empty: it can
  uint64_t kept = 0;        // bytes, for the way back
};

struct ToldRuns {
  std::filesystem::path folder;
  std::vector<ToldRun> runs;
  std::vector<Problem> problems;
};
/// Looks into a state folder without changing anything in it.
ToldRuns tell_runs(const std::filesystem::path& folder);

/// Number, begin, end and spec, and what it did below.
void add_history_entry(const ToldRun& told, size_t number_width, ReportPage& page);
/// All that is known of one run.
void add_past_run(const ToldRun& told, ReportPage& page);
nlohmann::ordered_json past_run_json(const ToldRun& told);

}  // namespace damson
