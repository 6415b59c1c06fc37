// What became of every unit of a map, and the quarantine files.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"
#include "runtime/report/report_sections.h"
#include "runtime/report/text_layout.h"

namespace damson {

namespace {

std::string named_text(const NamedCount& named) {
  if (named.because.empty() || named.because == named.name) return harmless(named.name);
  return harmless(named.name + ": " + named.because);
}

/// Counts of one section line up on the right.
size_t count_width(const std::vector<NamedCount>& by) {
  size_t width = 4;
  for (const NamedCount& named : by)
    width = std::max(width, display_width(count_text(std::max(named.count, named.also))));
  return width;
}

/// Where the reason is the rule's own words, an example needs its place only.
std::vector<UnitExample> without_repetition(const NamedCount& named) {
  std::vector<UnitExample> examples = named.examples;
  for (UnitExample& example : examples) {
    if (example.text == named.name || example.text == named.because) example.text.clear();
  }
  return examples;
}

void add_counts(std::string_view title, const OutcomeCounts& counts, ReportPage& page) {
  if (counts.total == 0) return;
  page.entry(2, title);
  const size_t width = count_width(counts.by);
  for (const NamedCount& named : counts.by) {
    if (named.count == 0) continue;
    page.labelled(4, pad_left_to(count_text(named.count), width) + "  ", named_text(named));
    add_examples(without_repetition(named), 4 + width + 2 + 2, page);
  }
}

/// An outcome is one: what else is wrong with rejected units is counted apart.
void add_further_faults(const OutcomeCounts& rejected, ReportPage& page) {
  if (std::ranges::all_of(rejected.by, [](const NamedCount& named) { return named.also == 0; })) return;
  page.entry(2, "Also at, of those that are rejected elsewhere");
  const size_t width = count_width(rejected.by);
  for (const NamedCount& named : rejected.by) {
    if (named.also != 0) page.labelled(4, pad_left_to(count_text(named.also), width) + "  ", named_text(named));
  }
}

/// What the plan shows to have stayed unused, so that its reader knows that it was counted too.
void add_unmet_points(const MapReport& map, ReportPage& page) {
  const auto unmet = static_cast<uint64_t>(std::ranges::count_if(
      map.rejected.by, [](const NamedCount& named) { return named.count == 0 && named.also == 0; }));
  if (unmet == 0) return;
  page.entry(2, count_of(unmet, "rejection point was", "rejection points were") + " not met; `damson check` lists " +
                    (unmet == 1 ? "it." : "them."));
}

/// Maps of one source into several targets are called `works->assets`.
bool is_named_after_route(const MapReport& map) { return map.name == map.source + "->" + map.target; }

/// How many there were, and how they ended: loaded, skipped, rejected, duplicates.
ReportTable outcome_table(const char* what, uint64_t total, const std::array<uint64_t, 4>& counts) {
  constexpr std::array<const char*, 4> names = {"loaded", "skipped", "rejected", "duplicates"};
  ReportTable table{
      .indent = 2, .columns = {Align::left, Align::right, Align::right}, .rows = {{what, count_text(total), ""}}};
  for (size_t i = 0; i < counts.size(); ++i)
    table.rows.push_back({names[i], count_text(counts[i]), share_text(counts[i], total)});
  return table;
}

/// What the loaded ones did to the target, behind their number.
void add_changes(const ChangeCounts& counts, ReportTable& table) {
  size_t place = 2;
  for (const ChangeWords& change : all_changes) {
    table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(place++),
                      {"  " + std::string(change.name), count_text(counts[change.change]), ""});
  }
}

}  // namespace

void add_map(const MapReport& map, bool complete, ReportPage& page) {
  const std::string route = map.source + " -> " + map.target;
  page.heading("Map " + harmless(is_named_after_route(map) ? route : map.name + ": " + route));
  if (map.groups) {
    const GroupCounts& groups = *map.groups;
    page.entry(2, count_of(groups.total, "group", "groups") + " of " + count_of(groups.members, "member", "members"));
    page.table(
        outcome_table("groups", groups.total, {groups.loaded, groups.skipped, groups.rejected, groups.duplicates}));
  }
  ReportTable units =
      outcome_table("units", map.units, {map.loaded, map.skipped.total, map.rejected.total, map.duplicates.total});
  if (map.changes) add_changes(*map.changes, units);
  page.table(units);
  add_counts("Skipped because", map.skipped, page);
  add_counts("Rejected at", map.rejected, page);
  add_further_faults(map.rejected, page);
  add_counts("Duplicates because", map.duplicates, page);
  if (complete) add_unmet_points(map, page);
}

void add_quarantine_hints(const RunReport& report, ReportPage& page) {
  const auto has_file = [](const MapReport& map) { return !map.quarantine_file.empty(); };
  if (std::ranges::none_of(report.maps, has_file)) return;
  page.heading("Rejected records");
  for (const MapReport& map : report.maps) {
    if (!has_file(map)) continue;
    const bool one = map.quarantined == 1;
    if (map.groups) {
      page.entry(2,
                 fmt::format("{} of {} {} in {}; the reasons stand in {}. Correct {} in the source itself and run the "
                             "spec again: a group is "
                             "made of all its members.",
                             count_of(map.quarantined, "record", "records"), harmless(map.source), one ? "is" : "are",
                             harmless(map.quarantine_file), harmless(map.quarantine_notes), one ? "it" : "them"));
      continue;
    }
    page.entry(2,
               fmt::format("{} of {} {} in {}; the reasons stand in {}. Correct {} in a copy and run the spec with the "
                           "copy as the source. "
                           "Give it other targets and another `--state` folder, or it replaces what this run wrote.{}",
                           count_of(map.quarantined, "record", "records"), harmless(map.source), one ? "is" : "are",
                           harmless(map.quarantine_file), harmless(map.quarantine_notes), one ? "it" : "them",
                           map.several_units ? " That makes all units of these records again." : ""));
  }
}

}  // namespace damson
