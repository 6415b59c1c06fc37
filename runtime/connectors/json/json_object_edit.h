// Other values for some members of a JSON object, all the rest as it is written.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/values/type.h"

namespace damson {

struct MemberEdit {
  std::string_view name;
  const Type* type = nullptr;            // of the field: what a record in it has besides its declared fields stays
  std::optional<std::string_view> text;  // the new value; nothing takes the member away
};

/// `object` is a JSON object without mistakes. Members that are not there yet come behind the others.
void edit_json_object(std::string_view object, std::span<const MemberEdit> members, std::string& out);

}  // namespace damson
