// Plans as files of a project: saved for a program that was planned, read again, and checked before their run begins.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "compiler/driver/console.h"
#include "compiler/driver/invocation.h"
#include "runtime/ledger/ledger.h"
#include "runtime/program/program.h"
#include "runtime/saved_plan/plan_changes.h"

namespace damson {

/// A plan that was read, and the name under which it was.
struct PlanFile {
  std::string name;
  SavedPlan plan;
};

/// Whether a file means to be a plan: by its content, or by its name where that cannot be read.
bool is_plan_file(const std::string& path);
std::variant<PlanFile, Problem> read_plan_file(const std::string& path);

/// The call for which the plan was made, with what this one says besides.
Invocation invocation_of(const PlanFile& file, const Invocation& called);

/// What makes it impossible to save a plan there, as far as that can be told before there is one.
std::optional<Problem> obstacle_to_saving(const std::string& path);
/// Saves a plan of what `report` says; the ledger remembers it.
std::optional<Problem> save_plan(const std::string& path, const Program& program, const std::string& spec_path,
                                 const Invocation& invocation, Ledger& ledger, const RunReport& report);

/// Whether the plan is of this ledger, not used, and of this program; before its run begins.
std::optional<Problem> refuse_plan(const PlanFile& file, const Program& program, Ledger& ledger);

}  // namespace damson
