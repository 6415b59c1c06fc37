// Asks the system for the stack that reading specs needs; it grows up to the limit of the moment.
#include "compiler/driver/stack_limit.h"

#include <sys/resource.h>

namespace damson {

bool raise_stack_limit() {
  rlimit stack{};
  if (::getrlimit(RLIMIT_STACK, &stack) != 0 || stack.rlim_cur == RLIM_INFINITY) return true;
  if (stack.rlim_cur >= least_stack_bytes) return true;
  if (stack.rlim_max != RLIM_INFINITY && stack.rlim_max < least_stack_bytes) return false;
  stack.rlim_cur = least_stack_bytes;
  return ::setrlimit(RLIMIT_STACK, &stack) == 0;
}

}  // namespace damson
