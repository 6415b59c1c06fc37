// Problems on standard error, as every command shows them.
#pragma once

#include <span>

#include "compiler/driver/compile.h"
#include "compiler/driver/console.h"

namespace damson {

/// The spec's problems, and how many they are.
void show_problems(const CompiledSpec& spec, const Console& console);

/// Problems that came up while running.
void show_problems(std::span<const Problem> problems, const SourceTexts& texts, const Console& console);

}  // namespace damson
