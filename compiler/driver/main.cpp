// The `damson` command.
#include <cstdio>
#include <cstdlib>

#include "compiler/driver/command_line.h"
#include "runtime/base/vectors.h"

int main(int count, char** words) {
  // for tests: whatever vectors are used, the results are the same
  const char* vectors = std::getenv("DAMSON_VECTORS");
  if (vectors != nullptr && !damson::use_vectors(vectors)) {
    std::fprintf(stderr, "this machine has no vectors called `%s` (DAMSON_VECTORS)\n", vectors);
    return 2;
  }
  return damson::run_command_line({words + 1, words + count}, damson::terminal_console());
}
