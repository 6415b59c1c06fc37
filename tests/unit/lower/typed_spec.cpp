// Printing the blocks of the only map.
#include "tests/unit/lower/typed_spec.h"

#include "runtime/program/program_text.h"

namespace damson::lower_test {

std::string body_text(const Program& program) {
  const std::vector<Type> record = {program.sources[0].read};
  return block_text(program.maps[0].body, {}, record, 0) + "\n";
}

std::string scope_text(const Program& program) {
  const std::vector<Type> record = {program.sources[0].read};
  return block_text(program.maps[0].scope, {}, record, 0) + "\n";
}

}  // namespace damson::lower_test
