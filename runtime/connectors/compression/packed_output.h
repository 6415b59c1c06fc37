// Writing a file packed as its name says.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "runtime/base/stage_clock.h"
#include "runtime/connectors/storage.h"

namespace damson {

/// Stages `path`; what is appended is packed when the name ends in `.gz` or `.zst`. The same content gives the same
/// bytes, in whatever pieces it is appended.
std::variant<std::unique_ptr<StagedFile>, Problem> stage_packed(Storage& storage, const std::string& path,
                                                                StageClock* clock = nullptr);

}  // namespace damson
