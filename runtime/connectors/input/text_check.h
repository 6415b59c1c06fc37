// Finding bytes that are no text, and saying so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runtime/connectors/connector.h"
#include "runtime/connectors/input/encoding.h"

namespace damson {

/// The first byte that is no UTF-8, or zero, which no text file holds; the text's size when there is none.
size_t first_bad_byte(std::string_view text);

/// What is wrong at `bad`, inside `text`, which begins at `line`. `column` and the message count from the line's start.
Problem bad_byte_problem(std::string_view text, size_t bad, DataPlace place, Encoding encoding,
                         bool encoding_can_be_told);

/// A piece of data for a message: shortened, and valid UTF-8.
std::string excerpt_of(std::string_view data, size_t most_characters);
std::string excerpt_of(std::string_view data);

}  // namespace damson
