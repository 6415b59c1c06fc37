// The connectors that a program names, with all their arguments.
#pragma once

#include <memory>
#include <variant>

#include "runtime/connectors/connector.h"
#include "runtime/engine/engine.h"

namespace damson {

/// `clock`: of who reads; null: nobody wants to know what it takes.
std::variant<std::unique_ptr<RecordSource>, Problem> open_source(const ProgramSource& source, const Secrets& secrets,
                                                                 const EngineOptions& options, Storage& storage,
                                                                 StageClock* clock);

struct OpenedTarget {
  std::string path;
  std::unique_ptr<RecordWriter> writer;
};
std::variant<OpenedTarget, Problem> open_target(const ProgramTarget& target, const Secrets& secrets);

}  // namespace damson
