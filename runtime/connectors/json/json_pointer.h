// The names that lead to an array inside a JSON object: `items`, or `/result/items`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/result.h"

namespace damson {

/// `""` is the whole file; a text without `/` in front is one name; otherwise a JSON pointer, with `~1` for `/` and
/// `~0` for `~`.
Result<std::vector<std::string>> parse_json_pointer(std::string_view text);

}  // namespace damson
