// Checks a spec that stands in a test.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/source/load_program.h"

namespace damson::test {

struct CheckedSpec {
  SourceTexts texts;
  LoadedProgram loaded;
  Problems problems;
  std::optional<typed::CheckedProgram> program;

  /// Every problem on a line: its id, message and what it underlines.
  std::string list() const {
    std::string out;
    for (const auto& problem : problems.all()) {
      out += problem.id + ": " + problem.message;
      if (problem.where) out += " [" + std::string(texts.slice(problem.where->span)) + "]";
      out += '\n';
    }
    return out;
  }

  std::vector<std::string> points() const {
    std::vector<std::string> names;
    if (!program) return names;
    for (const auto& point : program->program.points) names.push_back(point.name);
    std::sort(names.begin(), names.end());
    return names;
  }
};

inline std::unique_ptr<CheckedSpec> check_text(const std::string& spec,
                                               std::map<std::string, std::string> parameters = {},
                                               const std::string& folder = ".") {
  auto checked = std::make_unique<CheckedSpec>();
  checked->loaded = load_program_text("spec.damson", spec, folder, checked->texts, checked->problems);
  const CheckOptions options{.parameters = std::move(parameters), .base_folder = folder};
  checked->program = check(checked->loaded, options, checked->problems);
  return checked;
}

}  // namespace damson::test
