// Escapes of web addresses.
#pragma once

#include <string>

#include "runtime/values/arena.h"

namespace damson {

void write_url_encoded(Text text, std::string& out);

/// False when an escape is broken or the result is not valid UTF-8.
bool write_url_decoded(Text text, std::string& out);

}  // namespace damson
