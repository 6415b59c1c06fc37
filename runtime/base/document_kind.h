// Files that are no text, known by their first bytes.
#pragma once

#include <optional>
#include <string_view>

namespace damson {

/// "a PDF file", for the first three bytes or more of one; nothing for what may be text.
std::optional<std::string_view> document_kind(std::string_view first_bytes);

}  // namespace damson
