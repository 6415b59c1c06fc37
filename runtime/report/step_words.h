// The words of a spec that a step of its program stands for.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/diagnostics/source_text.h"

namespace damson {

struct StepWords {
  std::string file;  // empty where nobody knows
  uint32_t line = 0;
  std::string text;  // on one line: `Title | squeeze`
};

StepWords words_at(const Span& place, const SourceTexts& texts);

}  // namespace damson
