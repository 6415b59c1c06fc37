// What the steps of a program are called where their time is told: by what they do and which field of the target they
// are for.
#pragma once

#include <string>
#include <vector>

#include "runtime/program/program.h"

namespace damson {

/// `squeeze(_)`, `look up people`, `for each item`.
std::string name_of_step(const Program& program, const Step& step);

struct NamedStep {
  const Step* step;
  std::string map;
  std::string field;  // the first of the target's record that needs it; empty for conditions and what loops go through
};
/// Every step of every map, those inside others too.
std::vector<NamedStep> named_steps(const Program& program);

}  // namespace damson
