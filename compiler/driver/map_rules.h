// Which of a program's rules belong to which map.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/program/program.h"

namespace damson {

/// Rejection points and warnings are named `map.….kind`.
bool belongs_to(std::string_view rule, std::string_view map);

std::vector<const RejectionPoint*> points_of(const Program& program, std::string_view map);
std::vector<const SkipRule*> skip_rules_of(const Program& program, std::string_view map);
std::vector<const WarningRule*> warnings_of(const Program& program, std::string_view map);

}  // namespace damson
