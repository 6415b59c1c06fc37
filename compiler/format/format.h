// A spec laid out in the one way there is. What does not parse stays as it stands; nothing that means anything changes.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/diagnostics/problem.h"
#include "runtime/diagnostics/source_text.h"

namespace damson {

enum class FormatOutcome : uint8_t {
  whole,       // everything was laid out
  in_part,     // what has mistakes was left as it stands
  unreadable,  // nothing: the text cannot be read at all
  uncertain,   // nothing: laid out, it would not have been read as the same spec
};

struct Formatted {
  FormatOutcome outcome = FormatOutcome::whole;
  std::string text;   // unchanged where nothing was laid out
  Problems problems;  // of reading the text
};

/// Formats the text with this id. That the result is read as the same, with the same comments, is made sure of.
Formatted format_text(uint32_t text_id, const SourceTexts& texts);

}  // namespace damson
