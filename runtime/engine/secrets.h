// What `env("NAME")` stands for in the arguments of connectors. Known to the connectors alone: whatever else is shown
// or kept has the variable's name in its place.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/program/program.h"

namespace damson {

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

class Secrets {
 public:
  /// Every variable that the program asks for. A problem when one is not set.
  std::optional<Problem> read(const Program& program, const Environment& environment);

  /// The call as its connector gets it.
  ConnectorCall revealed(const ConnectorCall& call) const;

  std::string hidden(std::string text) const;
  std::vector<std::string> hidden(std::vector<std::string> texts) const;
  void hide(Problem& problem) const;

 private:
  struct Replacement {
    std::string value;
    std::string shown;
  };

  void learn(const std::string& name, const std::string& value);

  std::map<std::string, std::string> values_;
  std::vector<Replacement> replacements_;  // the longest first: one may be a part of another
};

}  // namespace damson
