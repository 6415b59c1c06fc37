// What other tools call the formats of files, and the connector that reads them here.
#pragma once

#include <string_view>

namespace damson {

struct ForeignFormat {
  std::string_view name;
  std::string_view connector;  // empty: none reads it
  std::string_view note;       // what to do besides, or instead
};

/// In letters of any case; null when the name is none of them.
const ForeignFormat* find_foreign_format(std::string_view name);

}  // namespace damson
