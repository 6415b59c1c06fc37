// Tells by their names which rules are a map's.
#include "compiler/driver/map_rules.h"

namespace damson {

namespace {

template <class Rule>
std::vector<const Rule*> rules_named_after(const std::vector<Rule>& rules, std::string_view map) {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules) {
    if (belongs_to(rule.name, map)) found.push_back(&rule);
  }
  return found;
}

}  // namespace

bool belongs_to(std::string_view rule, std::string_view map) {
  return rule.size() > map.size() && rule.starts_with(map) && rule[map.size()] == '.';
}

std::vector<const RejectionPoint*> points_of(const Program& program, std::string_view map) {
  return rules_named_after(program.points, map);
}

std::vector<const SkipRule*> skip_rules_of(const Program& program, std::string_view map) {
  std::vector<const SkipRule*> found;
  for (const SkipRule& rule : program.skip_rules) {
    if (rule.map == map) found.push_back(&rule);
  }
  return found;
}

std::vector<const WarningRule*> warnings_of(const Program& program, std::string_view map) {
  return rules_named_after(program.warnings, map);
}

}  // namespace damson
