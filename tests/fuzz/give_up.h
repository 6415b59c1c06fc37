// How a fuzzing program says what does not hold.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace damson::fuzzing {

[[noreturn]] inline void give_up(const char* what, const std::string& before, const std::string& after) {
  std::fprintf(stderr, "%s\n--- before\n%s\n--- after\n%s\n", what, before.c_str(), after.c_str());
  std::abort();
}

}  // namespace damson::fuzzing
