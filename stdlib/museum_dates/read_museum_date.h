// Dates as English-speaking museums write them, read into EDTF; what is ambiguous is refused, never guessed.
#pragma once

#include <optional>
#include <string_view>

#include "stdlib/edtf/edtf.h"

namespace damson::museum_dates {

/// Nothing for "date not known" and the like. Fails, in the reader's words, for what it does not understand or what can
/// be read in two ways. The dates of making and of design are the work's; those of signing, showing, copying and repair
/// are understood and left out where there are such.
Result<std::optional<edtf::Value>> read_museum_date(std::string_view text);

}  // namespace damson::museum_dates
