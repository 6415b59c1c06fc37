// What a key file says of its target: enough to read it again when the spec is gone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/program/program.h"

namespace damson {

struct KeptTarget {
  struct Map {
    std::string name;
    uint32_t source = 0;
  };
  struct Source {
    std::string name;
    std::vector<std::string> parts;  // files, tables: as people may see them
  };

  ProgramTarget target = {};   // its name, connector, schema and key
  std::vector<Map> maps = {};  // by the numbers of the program
  std::vector<Source> sources = {};
};

std::string to_text(const KeptTarget& kept);
/// Nothing where the text says something else.
std::optional<KeptTarget> kept_target_of(const std::string& text);

}  // namespace damson
