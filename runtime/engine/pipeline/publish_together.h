// Several files become visible together, or none of them does.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "runtime/connectors/storage.h"

namespace damson {

/// Publishes in order, then does `last`. When one of these fails, the files that are in place are taken back, and what stood
/// there before stands there again; a file that cannot even be taken back is named in the problem's notes.
std::optional<Problem> publish_together(std::span<StagedFile* const> files, const std::function<std::optional<Problem>()>& last);

}  // namespace damson
