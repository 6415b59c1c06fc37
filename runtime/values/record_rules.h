// What a schema says of its records besides their types, for targets that hold others to it: the constraints of a
// database's table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/values/decimal.h"

namespace damson {

/// Of a number its value, of a text its length in characters, of a list its items; bounds that are not there do not
/// hold.
struct FieldBounds {
  std::optional<Decimal> low = {};
  std::optional<Decimal> high = {};
};

/// A field whose value is the key of a record of another target of the same run, or missing.
struct FieldReference {
  std::string field;
  std::string target;
};

struct RecordRules {
  std::vector<std::string> key = {};       // fields
  std::optional<std::string> unique = {};  // a field of which no two records have the same value
  std::vector<FieldBounds> bounds = {};    // by field
  std::vector<FieldReference> references = {};
};

}  // namespace damson
