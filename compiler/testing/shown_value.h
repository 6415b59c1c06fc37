// Values as a spec writes them, for people who compare what came out with what was expected.
#pragma once

#include <string>

#include "compiler/check/typed_test.h"

namespace damson::testing {

std::string shown_value(const Column& column, uint32_t row);
std::string shown_value(const typed::TestValue& value);
/// A name as a spec has to write it: in backquotes where needed.
std::string shown_name(std::string_view name);

}  // namespace damson::testing
