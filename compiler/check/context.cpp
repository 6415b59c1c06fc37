// Naming points, rules and losses after the place where they stand.
#include "compiler/check/context.h"

#include <fmt/format.h>

#include <unordered_map>

namespace damson::checking {

namespace {

std::string place_name(const Context& context, std::string_view kind) {
  const std::string& map = context.map->map.name;
  if (context.place.empty()) return fmt::format("{}.{}", map, kind);
  if (kind.empty()) return fmt::format("{}.{}", map, context.place);
  return fmt::format("{}.{}.{}", map, context.place, kind);
}

template <class Rules>
void number_names(Rules& rules, size_t first) {
  std::unordered_map<std::string, int> counts;
  for (size_t i = first; i < rules.size(); ++i) ++counts[rules[i].name];
  std::unordered_map<std::string, int> given;
  for (size_t i = first; i < rules.size(); ++i) {
    if (counts[rules[i].name] < 2) continue;
    const int number = ++given[rules[i].name];
    rules[i].name += fmt::format("_{}", number);
  }
}

}  // namespace

void Checking::report(Problem problem) {
  if (muted == 0) return problems.add(std::move(problem));
  if (overheard != nullptr) overheard->hear(std::move(problem));
}

PointId add_point(Context& context, std::string_view kind, std::string because) {
  if (context.map == nullptr) return 0;
  auto& points = context.all.program().points;
  points.push_back({.name = place_name(context, kind), .because = std::move(because)});
  return static_cast<PointId>(points.size() - 1);
}

uint32_t add_warning(Context& context, std::string because) {
  if (context.map == nullptr) return 0;
  auto& warnings = context.all.program().warnings;
  warnings.push_back({.name = place_name(context, "warning"), .because = std::move(because)});
  return static_cast<uint32_t>(warnings.size() - 1);
}

uint32_t add_skip_rule(Context& context, std::string reason) {
  if (context.map == nullptr) return 0;
  auto& rules = context.all.program().skip_rules;
  // one reason is one rule: a reader counts by reason
  for (size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].map == context.map->map.name && rules[i].name == reason) return static_cast<uint32_t>(i);
  }
  rules.push_back({.name = std::move(reason), .map = context.map->map.name});
  return static_cast<uint32_t>(rules.size() - 1);
}

int add_loss(Context& context, std::string what) {
  if (context.map == nullptr || context.condition) return -1;
  auto& losses = context.all.program().losses;
  losses.push_back({.map = context.map->map.name, .field = context.place, .what = std::move(what)});
  return static_cast<int>(losses.size() - 1);
}

void number_points(Program& program, size_t first) { number_names(program.points, first); }
void number_warnings(Program& program, size_t first) { number_names(program.warnings, first); }

}  // namespace damson::checking
