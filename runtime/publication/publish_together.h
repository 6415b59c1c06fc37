// The one interpreter of publish steps: does them all or none, finishes them after a crash, takes them back.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "runtime/diagnostics/problem.h"
#include "runtime/publication/journal.h"
#include "runtime/publication/published.h"
#include "runtime/publication/step_store.h"

namespace damson {

struct Publication {
  Published published = Published::nothing;
  std::optional<Problem> problem = {};
};

/// What the steps replace goes to `folder` in the end, each under its step's number and its own name, so that the run
/// can be taken back when it is long over. Nothing is kept where `folder` is empty.
void preserve_what_is_replaced(std::span<PublishStep> steps, const std::string& folder);

/// Writes the steps down, does them in order, and tells the journal. When one fails, those before it are taken back.
/// Everything may be in place and there be a problem nevertheless: the journal could not be told.
Publication publish_together(std::span<const PublishStep> steps, StepStore& store, Journal& journal);

/// What became of a run that was interrupted while it published.
enum class Interruption : uint8_t {
  nothing_done,     // no step is done, none can be
  everything_done,  // every step is done
  in_between,       // some are done, or all could still be
};
std::variant<Interruption, Problem> examine(const UnfinishedRun& run, StepStore& store);

/// Ends what needs no decision: a run of which all is in place, or nothing. False where somebody has to decide.
std::variant<bool, Problem> settle_interruption(const UnfinishedRun& run, StepStore& store, Journal& journal);

/// Does the steps that are not done yet. Refused before the first when one of them can no longer be done.
Publication finish(const UnfinishedRun& run, StepStore& store, Journal& journal);
/// Takes back the steps that are done, and what was staged goes. Refused before the first when somebody else has
/// changed what a step made.
Publication take_back(const UnfinishedRun& run, StepStore& store, Journal& journal);

}  // namespace damson
