// A file as somebody finds it who only looks at it: whether it is there, and what it holds.
#pragma once

#include <string>
#include <variant>

#include "runtime/connectors/storage.h"
#include "runtime/publication/observed_state.h"

namespace damson {

/// Read to its end; with the size and time of `earlier` it is taken for the same unread.
std::variant<ObservedState, Problem> observe_file(Storage& storage, const std::string& path,
                                                  const ObservedState& earlier);

}  // namespace damson
