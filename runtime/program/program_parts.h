// The parts of a program that people know by name, each with a fingerprint, so that it can be said which of them
// differs.
#pragma once

#include <map>
#include <string>

#include "runtime/program/program.h"

namespace damson {

/// "map works -> assets" → its fingerprint. Rules are parts of the map that they belong to, and their numbers, which
/// others move, count nowhere. Parameters are no part; they show in the maps that use them.
std::map<std::string, std::string> part_fingerprints(const Program& program);

}  // namespace damson
