// Writes a report as the JSON object that README.md documents.
#include "runtime/report/report_json.h"

#include <nlohmann/json.hpp>

#include "runtime/base/utf8.h"
#include "runtime/diagnostics/render_json.h"
#include "runtime/report/step_words.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

Json example_json(const UnitExample& example) {
  Json json = Json::object();
  if (!example.file.empty()) json["file"] = repaired_utf8(example.file);
  if (example.record != 0) json["record"] = example.record;
  if (example.line != 0) json["line"] = example.line;
  if (!example.item.empty()) json["item"] = repaired_utf8(example.item);
  json["text"] = repaired_utf8(example.text);
  return json;
}

Json examples_json(const std::vector<UnitExample>& examples) {
  Json json = Json::array();
  for (const UnitExample& example : examples) json.push_back(example_json(example));
  return json;
}

/// Only what happened: rules that nothing met are what `check` lists.
Json outcome_json(const OutcomeCounts& counts) {
  Json by = Json::object();
  for (const NamedCount& named : counts.by) {
    if (named.count != 0) by[repaired_utf8(named.name)] = named.count;
  }
  Json json = {{"total", counts.total}, {"by", std::move(by)}};
  for (const NamedCount& named : counts.by) {
    if (named.also != 0) json["also"][repaired_utf8(named.name)] = named.also;
  }
  return json;
}

void add_examples(const OutcomeCounts& counts, Json& examples) {
  for (const NamedCount& named : counts.by) {
    if (named.count != 0) examples[repaired_utf8(named.name)] = examples_json(named.examples);
  }
}

Json changes_json(const ChangeCounts& counts) {
  Json json = Json::object();
  for (const ChangeWords& change : all_changes) json[change.name] = counts[change.change];
  return json;
}

Json map_json(const MapReport& map) {
  Json json = {{"source", map.source}, {"target", map.target}, {"units", map.units}, {"loaded", map.loaded}};
  if (map.groups) {
    json["groups"] = {{"total", map.groups->total},       {"members", map.groups->members},
                      {"loaded", map.groups->loaded},     {"skipped", map.groups->skipped},
                      {"rejected", map.groups->rejected}, {"duplicates", map.groups->duplicates}};
  }
  if (map.changes) json["changes"] = changes_json(*map.changes);
  json["skipped"] = outcome_json(map.skipped);
  json["rejected"] = outcome_json(map.rejected);
  json["duplicates"] = outcome_json(map.duplicates);
  Json examples = Json::object();
  add_examples(map.skipped, examples);
  add_examples(map.rejected, examples);
  add_examples(map.duplicates, examples);
  json["examples"] = std::move(examples);
  if (!map.quarantine_file.empty()) {
    json["quarantine"] = {{"records", map.quarantine_file}, {"notes", map.quarantine_notes}};
  }
  return json;
}

Json undeclared_json(const SourceReport& source) {
  Json json = Json::array();
  for (const UndeclaredField& field : source.undeclared) {
    json.push_back({{"field", repaired_utf8(field.name)},
                    {"records", field.records},
                    {"examples", examples_json({field.example})}});
  }
  return json;
}

Json sources_json(const RunReport& report) {
  Json json = Json::object();
  for (const SourceReport& source : report.sources) {
    json[source.name] = {{"records", source.records}, {"bytes", source.bytes}, {"files", source.files}};
    if (!source.undeclared.empty()) json[source.name]["undeclared"] = undeclared_json(source);
  }
  return json;
}

Json targets_json(const RunReport& report) {
  Json json = Json::object();
  for (const TargetReport& target : report.targets) {
    json[target.name] = {
        {"path", target.path}, {"records", target.records}, {"bytes", target.bytes}, {"digest", target.digest}};
    if (target.changes) json[target.name]["changes"] = changes_json(*target.changes);
  }
  return json;
}

Json warnings_json(const RunReport& report) {
  Json json = Json::array();
  for (const NamedCount& warning : report.warnings) {
    if (warning.count == 0) continue;
    json.push_back({{"name", repaired_utf8(warning.name)},
                    {"because", repaired_utf8(warning.because)},
                    {"count", warning.count},
                    {"examples", examples_json(warning.examples)}});
  }
  return json;
}

Json losses_json(const RunReport& report) {
  Json json = Json::array();
  for (const LossReport& loss : report.losses) {
    if (loss.count == 0) continue;
    json.push_back({{"map", loss.map},
                    {"field", loss.field},
                    {"what", repaired_utf8(loss.what)},
                    {"count", loss.count},
                    {"examples", examples_json(loss.examples)}});
  }
  return json;
}

Json unmapped_json(const RunReport& report) {
  Json json = Json::array();
  for (const UnmappedValue& value : report.unmapped) {
    json.push_back({{"vocabulary", value.vocabulary},
                    {"value", repaired_utf8(value.value)},
                    {"count", value.count},
                    {"nearest", value.nearest.empty() ? Json(nullptr) : Json(repaired_utf8(value.nearest))},
                    {"examples", examples_json(value.examples)}});
  }
  return json;
}

std::string_view verdict_name(ExpectationReport::Verdict verdict) {
  switch (verdict) {
    case ExpectationReport::Verdict::holds: return "holds";
    case ExpectationReport::Verdict::fails: return "fails";
    case ExpectationReport::Verdict::not_judged: return "not judged";
  }
  return "";
}

/// Counts are numbers; a sum may have more digits than JSON readers keep, and a point: it is text then.
Json figure_json(const std::string& digits) {
  const bool whole = digits.find_first_not_of("0123456789") == std::string::npos && digits.size() <= 15;
  return whole ? Json(std::stoull(digits)) : Json(digits);
}

Json expectations_json(const RunReport& report) {
  Json json = Json::array();
  for (const ExpectationReport& expectation : report.expectations) {
    Json figures = Json::object();
    for (const auto& [name, digits] : expectation.figures) figures[repaired_utf8(name)] = figure_json(digits);
    json.push_back({{"expect", repaired_utf8(expectation.text)},
                    {"because", repaired_utf8(expectation.because)},
                    {"verdict", verdict_name(expectation.verdict)},
                    {"figures", std::move(figures)}});
  }
  return json;
}

Json previews_json(const RunReport& report) {
  Json json = Json::array();
  for (const BeforeAfter& preview : report.previews) {
    Json unit = {{"map", preview.map}, {"file", repaired_utf8(preview.unit.file)}};
    unit["record"] = preview.unit.record;
    if (preview.unit.line != 0) unit["line"] = preview.unit.line;
    if (!preview.unit.item.empty()) unit["item"] = repaired_utf8(preview.unit.item);
    if (preview.change) unit["change"] = words_of(*preview.change).name;
    unit["before"] = repaired_utf8(preview.before);
    Json after = Json::parse(preview.after, nullptr, false);
    unit["after"] = after.is_discarded() ? Json(repaired_utf8(preview.after)) : std::move(after);
    json.push_back(std::move(unit));
  }
  return json;
}

Json profile_json(const ProfileReport& profile, const SourceTexts& texts) {
  Json stages = Json::array();
  for (const StageReport& stage : profile.stages) {
    stages.push_back({{"part", stage.part},
                      {"stage", stage.stage},
                      {"seconds", stage.seconds},
                      {"waited", stage.waited},
                      {"records", stage.records},
                      {"bytes", stage.bytes}});
  }
  Json steps = Json::array();
  for (const StepTime& step : profile.steps) {
    const StepWords words = words_at(step.place, texts);
    steps.push_back({{"map", step.map},
                     {"field", step.field},
                     {"file", words.file},
                     {"line", words.line},
                     {"text", repaired_utf8(words.text)},
                     {"what", repaired_utf8(step.what)},
                     {"seconds", step.seconds},
                     {"rows", step.rows}});
  }
  return {{"stages", std::move(stages)}, {"steps", std::move(steps)}};
}

Json parameters_json(const RunReport& report) {
  Json json = Json::object();
  for (const auto& [name, value] : report.parameters) json[name] = repaired_utf8(value);
  return json;
}

}  // namespace

nlohmann::ordered_json report_to_json(const RunReport& report, const SourceTexts& texts) {
  Json json = Json::object();
  json["command"] = report.plan ? "plan" : "run";
  json["spec"] = repaired_utf8(report.spec);
  json["fingerprint"] = report.fingerprint;
  json["parameters"] = parameters_json(report);
  json["limited"] = report.limited;
  json["published"] = published_word(report.published);
  if (!report.saved_plan.empty()) json["saved_plan"] = repaired_utf8(report.saved_plan);
  json["seconds"] = report.seconds;
  json["sources"] = sources_json(report);
  json["maps"] = Json::object();
  for (const MapReport& map : report.maps) json["maps"][map.name] = map_json(map);
  json["targets"] = targets_json(report);
  json["warnings"] = warnings_json(report);
  json["losses"] = losses_json(report);
  json["unmapped"] = unmapped_json(report);
  json["expectations"] = expectations_json(report);
  json["previews"] = previews_json(report);
  if (report.profile) json["profile"] = profile_json(*report.profile, texts);
  json["problems"] = to_json(report.problems, texts);
  return json;
}

std::string render_report_json(const RunReport& report, const SourceTexts& texts) {
  return json_text(report_to_json(report, texts));
}

}  // namespace damson
