// The result of `damson check --format json`.
#include <nlohmann/json.hpp>

#include "compiler/driver/map_rules.h"
#include "compiler/driver/spec_summary.h"
#include "runtime/diagnostics/render_json.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

Json schema_fields_json(const Type& schema) {
  Json json = Json::object();
  for (const Type::Field& field : schema.fields()) json[field.name] = to_text(field.type);
  return json;
}

template <class Rule>
Json rules_json(const std::vector<const Rule*>& rules) {
  Json json = Json::array();
  for (const Rule* rule : rules) {
    Json entry = {{"name", rule->name}};
    if constexpr (requires { rule->because; }) entry["because"] = rule->because;
    json.push_back(std::move(entry));
  }
  return json;
}

Json duplicates_json(const MapProgram& map) {
  Json json = Json::array();
  for (const Uniqueness& rule : map.uniqueness) {
    if (rule.keep != Uniqueness::Keep::reject_second) json.push_back({{"name", rule.name}});
  }
  return json;
}

Json fixes_json(std::span<const AppliedFix> fixes) {
  Json json = Json::array();
  for (const AppliedFix& fix : fixes) {
    json.push_back({{"file", fix.file}, {"line", fix.place.line}, {"column", fix.place.column}, {"what", fix.text}});
  }
  return json;
}

void add_program(const Program& program, Json& json) {
  json["migration"] = program.name;
  json["fingerprint"] = fingerprint(program);
  json["parameters"] = program.parameters;
  for (const char* name : {"sources", "targets", "maps"}) json[name] = Json::object();
  for (const ProgramSource& source : program.sources) {
    if (source.present_of) continue;
    json["sources"][source.name] = {{"connector", source.connector.connector},
                                    {"schema", source.schema_name},
                                    {"lookup", source.is_lookup},
                                    {"fields", schema_fields_json(source.schema)}};
  }
  for (const ProgramTarget& target : program.targets) {
    json["targets"][target.name] = {{"connector", target.connector.connector},
                                    {"schema", target.schema_name},
                                    {"fields", schema_fields_json(target.schema)}};
  }
  for (const MapProgram& map : program.maps) {
    json["maps"][map.name] = {{"source", program.sources[map.source].name},
                              {"target", program.targets[map.target].name},
                              {"skips", rules_json(skip_rules_of(program, map.name))},
                              {"duplicates", duplicates_json(map)},
                              {"rejection_points", rules_json(points_of(program, map.name))},
                              {"warnings", rules_json(warnings_of(program, map.name))}};
  }
}

Json expectations_json(const Program& program) {
  Json json = Json::array();
  for (const Expectation& expectation : program.expectations) {
    json.push_back({{"expect", expectation.text}, {"because", expectation.because}});
  }
  return json;
}

}  // namespace

nlohmann::ordered_json check_to_json(const CompiledSpec& spec, std::span<const AppliedFix> fixes) {
  Json json = Json::object();
  json["command"] = "check";
  json["spec"] = spec.path;
  json["right"] = spec.program.has_value();
  json["problems"] = to_json(spec.problems.all(), spec.texts);
  if (!fixes.empty()) json["fixed"] = fixes_json(fixes);
  if (!spec.program) return json;
  add_program(*spec.program, json);
  json["expectations"] = expectations_json(*spec.program);
  return json;
}

}  // namespace damson
