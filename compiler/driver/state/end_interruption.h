// What `resume` and `rollback` share: the interrupted runs of a state folder are finished or taken back.
#pragma once

#include "compiler/driver/command.h"

namespace damson {

enum class EndBy : uint8_t { finishing, taking_back };

int end_interruption(const Invocation& invocation, const Console& console, EndBy how);

}  // namespace damson
