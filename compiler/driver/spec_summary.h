// What a right spec says: its sources, targets, maps and every rejection point. What `damson check` prints.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

#include "compiler/driver/compile.h"
#include "compiler/driver/fix_spec.h"
#include "runtime/report/report_terminal.h"

namespace damson {

std::string summary_text(const Program& program, const ReportLook& look);

/// The whole result of `damson check --format json`, problems included. compiler/driver/README.md documents it.
nlohmann::ordered_json check_to_json(const CompiledSpec& spec, std::span<const AppliedFix> fixes);

}  // namespace damson
