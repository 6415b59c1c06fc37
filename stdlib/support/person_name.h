// A person's name as catalogues invert it: "Abbey, Edwin Austin".
#pragma once

#include <optional>
#include <string>

#include "runtime/base/result.h"
#include "runtime/values/arena.h"

namespace damson {

struct PersonName {
  std::string family;
  std::string given;
  std::optional<std::string> suffix;
};

/// Fails for what is no person's name, or may be none, with the reason alone.
Result<PersonName> read_person_name(Text text);

}  // namespace damson
