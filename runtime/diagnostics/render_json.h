// Problems as JSON, for editors and scripts. README.md in this folder documents the form.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

#include "runtime/diagnostics/problem.h"
#include "runtime/diagnostics/source_text.h"

namespace damson {

/// One problem as an object; all its text is valid UTF-8.
nlohmann::ordered_json to_json(const Problem& problem, const SourceTexts& texts);

/// All of them as an array.
nlohmann::ordered_json to_json(std::span<const Problem> problems, const SourceTexts& texts);

/// The array as text, with a line break at its end.
std::string render_json(std::span<const Problem> problems, const SourceTexts& texts);

/// As commands print it: two blanks a level, bytes that are no UTF-8 replaced, a line break at the end.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace damson
