// Somebody who looks at what a run reads and is about to write, and may end it before anything is published: a plan
// that it is held to.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/publication/observed_state.h"
#include "runtime/report/run_report.h"

namespace damson {

/// What a run is going to read, and what is in its targets: found and pinned, but not read.
class RunInputs {
 public:
  struct Source {
    std::string name;
    std::vector<ObservedState> parts;  // without digests; none where nobody can say in which state the source is
  };
  virtual ~RunInputs() = default;
  virtual const std::vector<Source>& sources() const = 0;
  /// In the order of the program's targets.
  virtual const std::vector<ObservedState>& targets() const = 0;
  /// Reads a part for its digest, or so much of its beginning as is named: bytes or rows.
  virtual std::variant<std::string, Problem> digest_of(size_t source, size_t part, uint64_t first) = 0;
};

class RunWitness {
 public:
  virtual ~RunWitness() = default;
  virtual std::optional<Problem> before_reading(RunInputs& inputs) = 0;
  /// Everything has been computed and judged, and is complete in the report but for its end. The targets have been
  /// looked at again.
  virtual std::optional<Problem> before_publishing(const RunReport& report) = 0;
};

}  // namespace damson
