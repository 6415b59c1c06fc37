// Exact numbers as the server's binary form has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/values/decimal.h"

namespace damson {

/// Plain digits; nothing for NaN, infinities and what is no such form.
std::optional<std::string> text_of_numeric(std::string_view bytes);

/// Appends the bytes of a value.
void put_numeric(const Decimal& value, std::string& out);

}  // namespace damson
