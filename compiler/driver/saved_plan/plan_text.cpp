// A saved plan as a page to read, and what is different between two.
#include "compiler/driver/saved_plan/plan_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

std::string value_text(const Json& value) {
  if (value.is_number_unsigned()) return count_text(value.get<uint64_t>());
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

uint64_t number_at(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number_unsigned() ? found->get<uint64_t>() : 0;
}

/// "3 drafts stay behind": by rule, under what became of the units.
void add_outcome(const Json& map, const char* outcome, ReportTable& table) {
  const auto found = map.find(outcome);
  if (found == map.end() || !found->is_object()) return;
  table.rows.push_back({outcome, count_text(number_at(*found, "total")), ""});
  const Json by = found->value("by", Json::object());
  for (const auto& [rule, count] : by.items()) table.rows.push_back({"", value_text(count), harmless(rule)});
}

void add_maps(const SavedPlan& plan, ReportPage& page) {
  for (const auto& [name, map] : plan.facts["maps"].items()) {
    page.heading(fmt::format("Map {}: {} -> {}", name, value_text(map.value("source", Json(""))),
                             value_text(map.value("target", Json("")))));
    ReportTable table{.indent = 2, .columns = {Align::left, Align::right, Align::left}, .rows = {}};
    table.rows.push_back({"loaded", count_text(number_at(map, "loaded")), ""});
    for (const char* outcome : {"skipped", "rejected", "duplicates"}) add_outcome(map, outcome, table);
    page.table(table);
  }
}

void add_named_counts(const SavedPlan& plan, const char* member, const char* title, ReportPage& page) {
  const Json counts = plan.facts.value(member, Json::object());
  if (counts.empty()) return;
  page.heading(title);
  ReportTable table{.indent = 2, .columns = {Align::right, Align::left}, .rows = {}};
  for (const auto& [name, count] : counts.items()) table.rows.push_back({value_text(count), harmless(name)});
  page.table(table);
}

void add_sources(const SavedPlan& plan, ReportPage& page) {
  page.heading("Made from");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::right, Align::left}, .rows = {}};
  for (const PlannedSource& source : plan.sources) {
    std::string places;
    for (const ObservedState& part : source.parts) places += (places.empty() ? "" : ", ") + harmless(part.place);
    table.rows.push_back(
        {source.name, count_of(number_at(plan.facts["sources"][source.name], "records"), "record", "records"), places});
  }
  page.table(table);
}

void add_plan_targets(const SavedPlan& plan, ReportPage& page) {
  page.heading("Targets");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::right, Align::left, Align::left}, .rows = {}};
  for (const PlannedTarget& target : plan.targets) {
    const Json& then = plan.facts["targets"][target.name]["then"];
    table.rows.push_back({target.name, count_of(target.records, "record", "records"),
                          value_text(then.value("effect", Json(""))), harmless(target.before.place)});
  }
  page.table(table);
}

/// Drawn, or a time, or what other differences say better.
constexpr std::array left_out{"plan",        "project", "made",  "modified",   "seal",
                              "fingerprint", "given",   "files", "damson_plan"};

/// "sources, works, records" → "the source `works`, records"
std::string words_of(const std::string& path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kinds{
      {{"parameters, ", "the parameter"},
       {"environment, ", "the environment variable"},
       {"parts, ", "the spec:"},
       {"sources, ", "the source"},
       {"maps, ", "the map"},
       {"expectations, ", "the expectation"},
       {"targets, ", "the target"}}};
  for (const auto& [begin, words] : kinds) {
    if (!path.starts_with(begin)) continue;
    const std::string rest = path.substr(begin.size());
    const size_t end = std::min(rest.find(", "), rest.size());
    return fmt::format("{} `{}`{}", words, rest.substr(0, end), rest.substr(end));
  }
  return path;
}

/// What differs in something that only its digest tells apart.
bool is_only_told_apart(const std::string& path) {
  return path.ends_with(", digest") || path.starts_with("parts, ") || path.starts_with("environment, ");
}

PlanDifference difference_at(const std::string& path, const Json& first, const Json& second) {
  if (!is_only_told_apart(path) || first.is_null() || second.is_null()) {
    const bool shown = !is_only_told_apart(path);
    const std::string there = "is there";
    return {words_of(path),
            first.is_null() ? std::string()
            : shown         ? value_text(first)
                            : there,
            second.is_null() ? std::string()
            : shown          ? value_text(second)
                             : there};
  }
  std::string_view what = path;
  if (what.ends_with(", digest")) what.remove_suffix(8);
  return {words_of(std::string(what)), "",
          path.starts_with("parts, ")         ? "means something else"
          : path.starts_with("environment, ") ? "has another value"
                                              : "holds something else"};
}

void collect(const std::string& path, const Json& first, const Json& second, std::vector<PlanDifference>& differences);

/// Both as members of an object: those of the one and those of the other, each once.
void collect_members(const std::string& path, const Json& first, const Json& second,
                     std::vector<PlanDifference>& differences) {
  static const Json nothing;
  const auto at = [](const Json& object, const std::string& name) -> const Json& {
    const auto found = object.find(name);
    return found == object.end() ? nothing : *found;
  };
  const auto visit = [&](const std::string& name) {
    if (std::ranges::find(left_out, std::string_view(name)) != left_out.end()) return;
    collect(path.empty() ? name : path + ", " + name, at(first, name), at(second, name), differences);
  };
  for (const auto& [name, value] : first.items()) visit(name);
  for (const auto& [name, value] : second.items()) {
    if (!first.contains(name)) visit(name);
  }
}

/// The parts of a source by their places: one more makes no other of those behind it.
Json by_place(const Json& list) {
  Json object = Json::object();
  for (const Json& item : list) object[item.value("place", std::string())] = item;
  return object;
}

bool has_places(const Json& value) { return value.is_array() && !value.empty() && value.front().is_object(); }

void collect(const std::string& path, const Json& first, const Json& second, std::vector<PlanDifference>& differences) {
  if (first == second) return;
  if (has_places(first) || has_places(second)) {
    return collect_members(path, first.is_array() ? by_place(first) : Json::object(),
                           second.is_array() ? by_place(second) : Json::object(), differences);
  }
  if ((first.is_object() || first.is_null()) && (second.is_object() || second.is_null())) {
    return collect_members(path, first.is_null() ? Json::object() : first, second.is_null() ? Json::object() : second,
                           differences);
  }
  differences.push_back(difference_at(path, first, second));
}

}  // namespace

void add_plan(const SavedPlan& plan, ReportPage& page) {
  page.title(fmt::format("Plan of {}", harmless(plan.spec)));
  page.entry(0, fmt::format("Made {} by {}, of {}.", plan.identity.made, harmless(plan.identity.made_by),
                            harmless(plan.identity.spec_file)));
  if (!plan.parameters.empty()) page.heading("Parameters");
  for (const auto& [name, value] : plan.parameters) page.entry(2, name + " = " + harmless(value));
  try {
    add_sources(plan, page);
    add_maps(plan, page);
    add_named_counts(plan, "warnings", "Warnings", page);
    add_named_counts(plan, "losses", "What is lost", page);
    add_named_counts(plan, "unmapped", "Values that vocabularies do not know", page);
    add_plan_targets(plan, page);
  } catch (const Json::exception&) {  // what a run does not rely on is looked at by nobody before
    page.entry(0, "What else it says is not what a plan says.");
  }
}

std::vector<PlanDifference> differences_of(const SavedPlan& first, const SavedPlan& second) {
  std::vector<PlanDifference> differences;
  collect("", first.facts, second.facts, differences);
  return differences;
}

}  // namespace damson
