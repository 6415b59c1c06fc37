// Text that was UTF-8 and was read in an encoding of one byte a character.
#pragma once

#include <string>

#include "runtime/values/arena.h"

namespace damson {

enum class Misreading : uint8_t { cp1252, latin1 };

/// Appends the bytes that the characters were made of; false when one has no byte in that encoding.
bool misread_bytes(Text text, Misreading misreading, std::string& bytes);

/// Whether some characters together are the bytes of one UTF-8 character, or a character was lost (U+FFFD).
bool holds_misread_character(Text text);

}  // namespace damson
