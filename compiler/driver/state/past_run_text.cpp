// What the journal remembers of runs, as text and as JSON.
#include "compiler/driver/state/past_run_text.h"

#include <fmt/format.h>

#include "runtime/base/utf8.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

std::string ending_words(const PastRun& run) {
  if (run.reverted_by != 0) return fmt::format("taken back by run {}", run.reverted_by);
  if (!run.ending.empty()) return run.ending;
  return run.phase == "publishing" ? "interrupted while it put its targets in place" : "killed: it published nothing";
}

struct Counts {
  uint64_t loaded = 0;
  uint64_t skipped = 0;
  uint64_t rejected = 0;
  uint64_t duplicates = 0;
};

Counts counts_of(const PastRun& run) {
  Counts counts;
  for (const PastRun::Map& map : run.maps) {
    counts.loaded += map.loaded;
    counts.skipped += map.skipped;
    counts.rejected += map.rejected;
    counts.duplicates += map.duplicates;
  }
  return counts;
}

std::string deed_words(const ToldRun& told) {
  const PastRun& run = told.run;
  if (run.reverts != 0) return fmt::format("took back run {}", run.reverts);
  if (run.maps.empty()) return "";
  const Counts counts = counts_of(run);
  std::string words = fmt::format("{} loaded", count_text(counts.loaded));
  if (counts.skipped != 0) words += fmt::format(", {} skipped", count_text(counts.skipped));
  if (counts.rejected != 0) words += fmt::format(", {} rejected", count_text(counts.rejected));
  if (counts.duplicates != 0) words += fmt::format(", {}", count_of(counts.duplicates, "duplicate", "duplicates"));
  return words;
}

std::string way_back_words(const ToldRun& told) {
  if (!told.no_way_back.empty()) return fmt::format("It cannot be taken back: {}.", told.no_way_back);
  return fmt::format("`damson rollback {}` takes it back; what it keeps takes {}.", told.run.run, size_text(told.kept));
}

}  // namespace

ToldRuns tell_runs(const std::filesystem::path& folder) {
  ToldRuns told{.folder = folder, .runs = {}, .problems = {}};
  const auto give_up = [&](Problem problem) {
    told.problems.push_back(std::move(problem));
    return told;
  };
  auto opened = Ledger::open_to_read(folder.lexically_normal().string());
  if (auto* problem = std::get_if<Problem>(&opened)) return give_up(std::move(*problem));
  auto& ledger = std::get<std::optional<Ledger>>(opened);
  std::error_code unknown;
  if (!ledger && std::filesystem::exists(folder / "ledger.sqlite", unknown)) {
    return give_up(ledger_not_writable((folder / "ledger.sqlite").lexically_normal().string(),
                                       std::string_view("even to read it, SQLite has to write beside it")));
  }
  if (!ledger) return told;
  auto found = ledger->past_runs();
  if (auto* problem = std::get_if<Problem>(&found)) return give_up(std::move(*problem));
  const auto& runs = std::get<0>(found);
  const auto writers = last_writers(runs, *ledger, folder);
  if (const auto* problem = std::get_if<Problem>(&writers)) return give_up(*problem);
  for (const PastRun& run : runs) {
    ToldRun one{.run = run, .no_way_back = {}, .kept = bytes_kept(folder, run.run)};
    auto reason = no_way_back_of(run, std::get<LastWriters>(writers), *ledger, folder);
    if (auto* problem = std::get_if<Problem>(&reason)) return give_up(std::move(*problem));
    one.no_way_back = std::get<0>(reason).value_or("");
    told.runs.push_back(std::move(one));
  }
  return told;
}

void add_history_entry(const ToldRun& told, size_t number_width, ReportPage& page) {
  const std::string label = fmt::format("{:>{}}", told.run.run, number_width);
  page.labelled(2, label + "  ",
                fmt::format("{}, {}: {}", told.run.started, ending_words(told.run), harmless(told.run.spec)));
  const std::string deed = deed_words(told);
  const std::string back = told.no_way_back.empty() ? "can be taken back" : "";
  const std::string both = deed + (deed.empty() || back.empty() ? "" : "; ") + back;
  if (!both.empty()) page.entry(2 + label.size() + 2, both, 0);
}

void add_past_run(const ToldRun& told, ReportPage& page) {
  const PastRun& run = told.run;
  page.title(fmt::format("Run {} of {}", run.run, harmless(run.spec)));
  page.entry(0, fmt::format("Begun {}, {}{}.", run.started, ending_words(run),
                            run.finished.empty() ? "" : " " + run.finished));
  if (run.reverts != 0) page.entry(0, fmt::format("It took back run {}.", run.reverts));
  if (!run.plan.empty()) page.entry(0, fmt::format("It did what the plan {} says.", run.plan));
  if (!run.parameters.empty()) page.heading("Parameters");
  for (const auto& [name, value] : run.parameters) page.entry(2, name + " = " + harmless(value));
  if (!run.sources.empty()) page.heading("Sources");
  ReportTable sources{.indent = 2, .columns = {Align::left, Align::right, Align::left}, .rows = {}};
  for (const PastRun::Source& source : run.sources) {
    std::string files;
    for (const std::string& file : source.files) files += (files.empty() ? "" : ", ") + harmless(file);
    sources.rows.push_back({source.name, count_of(source.records, "record", "records"), files});
  }
  page.table(sources);
  for (const PastRun::Map& map : run.maps) {
    page.heading(fmt::format("Map {}: {} -> {}", map.name, map.source, map.target));
    ReportTable table{.indent = 2, .columns = {Align::left, Align::right, Align::left}, .rows = {}};
    table.rows.push_back({"loaded", count_text(map.loaded), ""});
    for (const PastRun::Outcome& outcome : run.outcomes) {
      if (outcome.map == map.name)
        table.rows.push_back({outcome.outcome, count_text(outcome.count), harmless(outcome.rule)});
    }
    page.table(table);
  }
  if (!run.targets.empty()) page.heading("Targets");
  ReportTable targets{.indent = 2, .columns = {Align::left, Align::right, Align::left}, .rows = {}};
  for (const PastRun::Target& target : run.targets) {
    targets.rows.push_back({target.name, count_of(target.records, "record", "records"), harmless(target.path)});
  }
  page.table(targets);
  page.gap();
  page.entry(0, way_back_words(told));
}

Json past_run_json(const ToldRun& told) {
  const PastRun& run = told.run;
  Json json = {{"run", run.run},
               {"spec", repaired_utf8(run.spec)},
               {"started", run.started},
               {"finished", run.finished.empty() ? Json(nullptr) : Json(run.finished)},
               {"ending", run.ending.empty() ? Json(nullptr) : Json(run.ending)},
               {"reverts", run.reverts == 0 ? Json(nullptr) : Json(run.reverts)},
               {"reverted_by", run.reverted_by == 0 ? Json(nullptr) : Json(run.reverted_by)},
               {"plan", run.plan.empty() ? Json(nullptr) : Json(run.plan)},
               {"can_be_taken_back", told.no_way_back.empty()},
               {"why_not", told.no_way_back.empty() ? Json(nullptr) : Json(repaired_utf8(told.no_way_back))},
               {"bytes_kept", told.kept}};
  json["parameters"] = Json::object();
  for (const auto& [name, value] : run.parameters) json["parameters"][name] = repaired_utf8(value);
  json["sources"] = Json::object();
  for (const PastRun::Source& source : run.sources) {
    Json files = Json::array();
    for (const std::string& file : source.files) files.push_back(repaired_utf8(file));
    json["sources"][source.name] = {{"records", source.records}, {"files", std::move(files)}};
  }
  json["maps"] = Json::object();
  for (const PastRun::Map& map : run.maps) {
    Json one = {{"source", map.source},        {"target", map.target},   {"units", map.units},
                {"loaded", map.loaded},        {"skipped", map.skipped}, {"rejected", map.rejected},
                {"duplicates", map.duplicates}};
    Json by = Json::array();
    for (const PastRun::Outcome& outcome : run.outcomes) {
      if (outcome.map == map.name)
        by.push_back({{"outcome", outcome.outcome}, {"rule", repaired_utf8(outcome.rule)}, {"count", outcome.count}});
    }
    one["by"] = std::move(by);
    json["maps"][map.name] = std::move(one);
  }
  json["targets"] = Json::object();
  for (const PastRun::Target& target : run.targets) {
    json["targets"][target.name] = {{"path", repaired_utf8(target.path)},
                                    {"records", target.records},
                                    {"bytes", target.bytes},
                                    {"digest", target.digest}};
  }
  return json;
}

}  // namespace damson
