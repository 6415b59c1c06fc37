// What SQLite makes of values that are put into a column, by the name of the type that the column was declared with.
#pragma once

#include <cstdint>
#include <string_view>

namespace damson {

enum class SqliteAffinity : uint8_t { integer, text, none, real, numeric };

/// SQLite's own rules, in their order (https://www.sqlite.org/datatype3.html, section 3.1). `declared` may be empty.
SqliteAffinity sqlite_affinity(std::string_view declared);

}  // namespace damson
