// The options and words of one command, read and checked.
#pragma once

#include <string>
#include <vector>

#include "compiler/driver/command.h"
#include "runtime/base/result.h"

namespace damson {

/// Fails in the reader's words: an unknown option with the nearest known one, a value that cannot be read.
Result<Invocation> parse_options(const Command& command, std::vector<std::string> arguments);

}  // namespace damson
