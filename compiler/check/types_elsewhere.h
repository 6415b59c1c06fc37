// What other languages call the types of this one.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/values/type.h"

namespace damson::checking {

/// The type that a word of another language, in letters of any case, stands for: `string`, `BIGINT`, `timestamp`.
std::optional<TypeKind> type_called_elsewhere(std::string_view word);

}  // namespace damson::checking
