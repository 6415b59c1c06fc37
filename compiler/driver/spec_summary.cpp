// Lays out what a right spec says.
#include "compiler/driver/spec_summary.h"

#include <fmt/core.h>

#include <algorithm>

#include "compiler/driver/map_rules.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"
#include "runtime/report/report_page.h"

namespace damson {

namespace {

std::string schema_text(const std::string& name, const Type& schema) {
  const std::string fields = count_of(schema.fields().size(), "field", "fields");
  return name.empty() ? fields : harmless(name) + ", " + fields;
}

void summarise_sources(const Program& program, ReportPage& page) {
  page.heading("Sources");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::left, Align::left}, .rows = {}};
  for (const ProgramSource& source : program.sources) {
    if (source.present_of) continue;
    std::string text = schema_text(source.schema_name, source.schema);
    text += fmt::format(", {} read", count_text(source.read.fields().size()));
    if (source.is_lookup) text += "; only looked up";
    table.rows.push_back({harmless(source.name), source.connector.connector, text});
  }
  page.table(table);
}

void summarise_targets(const Program& program, ReportPage& page) {
  page.heading("Targets");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::left, Align::left}, .rows = {}};
  for (const ProgramTarget& target : program.targets) {
    table.rows.push_back(
        {harmless(target.name), target.connector.connector,
         schema_text(target.schema_name, target.schema) + (target.updates ? "; updates what is there" : "")});
  }
  page.table(table);
}

void summarise_fields(const Type& schema, ReportPage& page) {
  page.entry(2, "Fields");
  ReportTable table{.indent = 4, .columns = {Align::left, Align::left}, .rows = {}};
  for (const Type::Field& field : schema.fields())
    table.rows.push_back({harmless(field.name), harmless(to_text(field.type))});
  page.table(table);
}

template <class Rule>
void summarise_rules(const char* title, const std::vector<const Rule*>& rules, ReportPage& page) {
  if (rules.empty()) return;
  page.entry(2, title);
  for (const Rule* rule : rules) {
    std::string text = harmless(rule->name);
    if constexpr (requires { rule->because; }) {
      if (!rule->because.empty()) text += ": " + harmless(rule->because);
    }
    page.entry(4, text);
  }
}

void summarise_duplicates(const MapProgram& map, ReportPage& page) {
  const auto decides = [](const Uniqueness& rule) { return rule.keep != Uniqueness::Keep::reject_second; };
  if (std::ranges::none_of(map.uniqueness, decides)) return;
  page.entry(2, "Leaves out duplicates because");
  for (const Uniqueness& rule : map.uniqueness) {
    if (decides(rule)) page.entry(4, harmless(rule.name));
  }
}

void summarise_map(const Program& program, const MapProgram& map, ReportPage& page) {
  const ProgramTarget& target = program.targets[map.target];
  const std::string route = program.sources[map.source].name + " -> " + target.name;
  page.heading("Map " + harmless(map.name == program.sources[map.source].name + "->" + target.name
                                     ? route
                                     : map.name + ": " + route));
  summarise_fields(target.schema, page);
  summarise_rules("Skips a record because", skip_rules_of(program, map.name), page);
  summarise_duplicates(map, page);
  summarise_rules("Can reject a record at", points_of(program, map.name), page);
  summarise_rules("Can warn at", warnings_of(program, map.name), page);
}

void summarise_expectations(const Program& program, ReportPage& page) {
  if (program.expectations.empty()) return;
  page.heading("Expects of the whole run");
  for (const Expectation& expectation : program.expectations) {
    page.entry(2, harmless(expectation.text + ": " + expectation.because));
  }
}

}  // namespace

std::string summary_text(const Program& program, const ReportLook& look) {
  ReportPage page(look);
  page.title(harmless(program.name) + " is right");
  page.entry(0, fmt::format("{}, {}, {}.", count_of(program.maps.size(), "map", "maps"),
                            count_of(program.points.size(), "rejection point", "rejection points"),
                            count_of(program.warnings.size(), "possible warning", "possible warnings")));
  if (!program.sources.empty()) summarise_sources(program, page);
  if (!program.targets.empty()) summarise_targets(program, page);
  for (const MapProgram& map : program.maps) summarise_map(program, map, page);
  summarise_expectations(program, page);
  return page.take();
}

}  // namespace damson
