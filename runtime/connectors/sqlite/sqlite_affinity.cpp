// Reading the names of types as SQLite does.
#include "runtime/connectors/sqlite/sqlite_affinity.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace damson {

SqliteAffinity sqlite_affinity(std::string_view declared) {
  std::string type(declared);
  std::ranges::transform(type, type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto says = [&](std::string_view word) { return type.find(word) != std::string::npos; };
  if (says("int")) return SqliteAffinity::integer;
  if (says("char") || says("clob") || says("text")) return SqliteAffinity::text;
  if (type.empty() || says("blob")) return SqliteAffinity::none;
  if (says("real") || says("floa") || says("doub")) return SqliteAffinity::real;
  return SqliteAffinity::numeric;
}

}  // namespace damson
