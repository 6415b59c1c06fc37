// Follows the keys of targets back to the keys of sources.
#include "compiler/lower/watched_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "compiler/lower/children.h"

namespace damson::lowering {

namespace {

/// Whether a value of a map is the same for two records with one key.
class KeyDependence {
 public:
  KeyDependence(const typed::Map& map, const std::vector<uint32_t>& key) : map_(map), key_(key) {}

  bool only_key(const ExpressionPtr& expression) { return expression && only_key(*expression); }

 private:
  /// A value that several others are made of is looked at once.
  bool only_key(const Expression& expression) {
    if (const auto known = known_.find(&expression); known != known_.end()) return known->second;
    const bool only = finds_only_key(expression);
    known_.emplace(&expression, only);
    return only;
  }

  bool finds_only_key(const Expression& expression) {
    if (const auto* access = std::get_if<typed::FieldAccess>(&expression.what)) {
      if (const auto* record = std::get_if<typed::Reference>(&access->record->what)) {
        if (record->binding == map_.record) return std::ranges::find(key_, access->field) != key_.end();
        if (record->binding == map_.result) return only_key(map_.fields[access->field].value);
      }
    }
    if (const auto* reference = std::get_if<typed::Reference>(&expression.what)) {
      return reference->binding->value && only_key(*reference->binding->value);
    }
    bool only = true;
    each_child(expression, [&](const Expression& child) { only = only && only_key(child); });
    return only;
  }

  const typed::Map& map_;
  const std::vector<uint32_t>& key_;
  std::unordered_map<const Expression*, bool> known_;
};

/// Whether the map's target, or the map's groups, bring two records with one key together.
bool meets_them(const typed::Map& map, const std::vector<uint32_t>& key) {
  KeyDependence dependence(map, key);
  const auto only_key = [&](const ExpressionPtr& value) { return dependence.only_key(value); };
  if (map.grouping) {
    return std::ranges::all_of(map.grouping->keys,
                               [&](const typed::GroupKey& by) { return dependence.only_key(by.value); });
  }
  return std::ranges::any_of(map.uniqueness,
                             [&](const typed::UniqueBy& unique) { return std::ranges::all_of(unique.by, only_key); });
}

std::vector<uint32_t> key_fields(const ProgramSource& source) {
  std::vector<uint32_t> fields;
  for (const std::string& name : source.key) fields.push_back(static_cast<uint32_t>(source.schema.find_field(name)));
  return fields;
}

}  // namespace

void watch_source_keys(typed::CheckedProgram& checked) {
  Program& program = checked.program;
  for (uint32_t index = 0; index < program.sources.size(); ++index) {
    ProgramSource& source = program.sources[index];
    if (source.key.empty() || source.is_lookup) continue;
    const std::vector<uint32_t> key = key_fields(source);
    const auto tells = [&](const typed::Map& map) { return map.source != index || meets_them(map, key); };
    if (std::ranges::all_of(checked.maps, tells)) continue;
    source.watched_key = {.fields = key, .warning = static_cast<uint32_t>(program.warnings.size())};
    program.warnings.push_back({.name = fmt::format("{}.in.{}.duplicate", source.name,
                                                    key.size() == 1 ? source.key.front() : std::string("key")),
                                .because = "two records have one key"});
  }
}

}  // namespace damson::lowering
