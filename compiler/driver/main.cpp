// The `damson` command.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "compiler/driver/command_line.h"
#include "compiler/driver/stack_limit.h"
#include "runtime/base/vectors.h"

int main(int count, char** words) {
  if (!damson::raise_stack_limit()) {
    std::fprintf(stderr, "the stack that `ulimit -s` allows is too small for damson: it needs %zu KB\n",
                 damson::least_stack_bytes / 1024);
    return 4;
  }
  // for tests: whatever vectors are used, the results are the same
  const char* vectors = std::getenv("DAMSON_VECTORS");
  if (vectors != nullptr && !damson::use_vectors(vectors)) {
    std::string kinds;
    for (const std::string& kind : damson::kinds_of_vectors()) kinds += (kinds.empty() ? "" : ", ") + kind;
    std::fprintf(stderr, "DAMSON_VECTORS: this machine has no vectors called `%s`; it has %s\n", vectors,
                 kinds.c_str());
    return 2;
  }
  return damson::run_command_line({words + 1, words + count}, damson::terminal_console());
}
