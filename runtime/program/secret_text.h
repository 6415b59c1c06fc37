// An argument of a connector that is not known before the run: it has secrets of the environment in it.
#pragma once

#include <string>
#include <vector>

namespace damson {

struct SecretText {
  struct Part {
    std::string text;  // the characters, or the name of the environment's variable
    bool is_secret = false;
  };
  std::vector<Part> parts;
};

}  // namespace damson
