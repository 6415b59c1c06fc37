// The `damson` command.
#include "compiler/driver/command_line.h"

int main(int count, char** words) {
  return damson::run_command_line({words + 1, words + count}, damson::terminal_console());
}
