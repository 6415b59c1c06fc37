// From a report to the facts of a plan.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "runtime/base/utf8.h"
#include "runtime/report/report_json.h"
#include "runtime/saved_plan/saved_plan.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

std::string time_text(int64_t nanoseconds) {
  const std::chrono::sys_time<std::chrono::nanoseconds> time{std::chrono::nanoseconds(nanoseconds)};
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:09}Z", seconds, (time - seconds).count());
}

Json source_json(const SourceReport& source) {
  Json parts = Json::array();
  for (const ObservedState& part : source.parts) {
    Json json = {{"place", repaired_utf8(part.place)}, {"size", part.size}};
    if (part.modified != 0) json["modified"] = time_text(part.modified);
    json["digest"] = part.digest;
    parts.push_back(std::move(json));
  }
  return {{"records", source.records}, {"bytes", source.bytes}, {"parts", std::move(parts)}};
}

Json target_json(const TargetReport& target) {
  const ObservedState before = target.before.value_or(ObservedState{.place = target.path, .there = false});
  Json now = {{"there", before.there}};
  if (before.there) {
    now["size"] = before.size;
    now["digest"] = before.digest;
  }
  Json then = {{"effect", effect_word(effect_on(before, target))},
               {"records", target.records},
               {"bytes", target.bytes},
               {"digest", target.digest}};
  if (target.changes) {
    for (const ChangeWords& change : all_changes) then[change.name] = (*target.changes)[change.change];
  }
  return {{"place", repaired_utf8(before.place)}, {"now", std::move(now)}, {"then", std::move(then)}};
}

/// How often, and of which kind; no value of a record.
void add_counts(const RunReport& report, Json& facts) {
  Json told = report_to_json(report, SourceTexts());
  facts["maps"] = Json::object();
  for (auto& [name, map] : told["maps"].items()) {
    map.erase("examples");
    map.erase("quarantine");
    facts["maps"][name] = std::move(map);
  }
  const auto count = [&](const char* what, auto&& list, auto&& name_of) {
    facts[what] = Json::object();
    for (const auto& item : list) {
      if (item.count == 0) continue;
      Json& held = facts[what][repaired_utf8(name_of(item))];
      held = (held.is_null() ? uint64_t{0} : held.template get<uint64_t>()) + item.count;
    }
  };
  count("warnings", report.warnings, [](const NamedCount& warning) { return warning.name; });
  count("losses", report.losses,
        [](const LossReport& loss) { return fmt::format("{}.{} {}", loss.map, loss.field, loss.what); });
  count("unmapped", report.unmapped, [](const UnmappedValue& value) { return value.vocabulary; });
  facts["expectations"] = Json::object();
  for (const Json& expectation : told["expectations"])
    facts["expectations"][expectation["expect"].get<std::string>()] = expectation["verdict"];
}

Json state_json(const ObservedState& file) { return {{"bytes", file.size}, {"digest", file.digest}}; }

Json facts_of(const PlanIdentity& identity, const RunReport& report) {
  Json facts = {{"damson_plan", saved_plan_version},
                {"plan", identity.id},
                {"project", identity.project},
                {"made", identity.made},
                {"made_by", identity.made_by},
                {"spec",
                 {{"file", repaired_utf8(identity.spec_file)},
                  {"name", repaired_utf8(report.spec)},
                  {"fingerprint", report.fingerprint}}}};
  if (!identity.state_folder.empty()) facts["state_folder"] = repaired_utf8(identity.state_folder);
  facts["parameters"] = Json::object();
  for (const auto& [name, value] : report.parameters) facts["parameters"][name] = repaired_utf8(value);
  facts["given"] = identity.given;
  facts["environment"] = Json(Json::object());
  for (const auto& [name, digest] : identity.environment) facts["environment"][name] = digest;
  facts["parts"] = Json::object();
  for (const auto& [name, fingerprint] : identity.parts) facts["parts"][repaired_utf8(name)] = fingerprint;
  facts["files"] = Json::object();
  for (const ObservedState& file : identity.files) facts["files"][repaired_utf8(file.place)] = state_json(file);
  facts["sources"] = Json::object();
  for (const SourceReport& source : report.sources) facts["sources"][source.name] = source_json(source);
  add_counts(report, facts);
  facts["targets"] = Json::object();
  for (const TargetReport& target : report.targets) facts["targets"][target.name] = target_json(target);
  return facts;
}

}  // namespace

std::string_view effect_word(TargetEffect effect) {
  switch (effect) {
    case TargetEffect::created: return "created";
    case TargetEffect::replaced: return "replaced";
    case TargetEffect::added_to: return "added to";
    case TargetEffect::updated: return "updated";
    case TargetEffect::unchanged: return "unchanged";
  }
  return "";
}

TargetEffect effect_on(const ObservedState& before, const TargetReport& target) {
  if (target.changes && target.changes->written() == 0) return TargetEffect::unchanged;
  if (!before.there) return TargetEffect::created;
  if (target.changes) return TargetEffect::updated;
  if (before.is_table) return target.records == 0 ? TargetEffect::unchanged : TargetEffect::added_to;
  return before.content == target.digest ? TargetEffect::unchanged : TargetEffect::replaced;
}

SavedPlan make_plan(PlanIdentity identity, const RunReport& report) {
  SavedPlan plan;
  plan.facts = facts_of(identity, report);
  plan.seal = digest_text(plan.facts.dump());
  plan.facts["seal"] = plan.seal;
  plan.identity = std::move(identity);
  plan.spec = report.spec;
  plan.fingerprint = report.fingerprint;
  plan.parameters = report.parameters;
  for (const SourceReport& source : report.sources) plan.sources.push_back({source.name, source.parts});
  for (const TargetReport& target : report.targets) {
    plan.targets.push_back(
        {target.name, target.before.value_or(ObservedState{.there = false}), target.records, target.digest});
  }
  return plan;
}

std::string to_text(const SavedPlan& plan) { return plan.facts.dump(2) + '\n'; }

}  // namespace damson
