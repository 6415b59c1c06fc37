// A kernel computes one column from others, row by row and without side effects other than its failures and losses.
#pragma once

#include <functional>
#include <span>

#include "runtime/values/failures.h"

namespace damson {

/// One row of a lossy call that threw something away.
struct Loss {
  uint32_t row;
  Text before;
  Text after;
};

/// What a kernel may use besides its arguments. One per worker and batch; no kernel keeps it.
struct KernelContext {
  Arena& arena;
  Failures& failures;
  std::vector<Loss>* losses = nullptr;  // null when nobody wants to know
};

/// `out` arrives with its type set and nothing else; the kernel makes its memory from the arena. Every argument has
/// `rows` rows or is constant. Rows whose arguments are not present: see State.
using Kernel =
    std::function<void(std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext&)>;

/// The state that a row's result has because of arguments that are not present, and the failure that goes with it.
struct RowFacts {
  State state = State::present;
  FailureId failure = 0;
};
inline RowFacts gravest(std::span<const Column* const> arguments, uint32_t row) {
  RowFacts facts;
  for (const Column* argument : arguments) {
    const State state = argument->state(row);
    if (state > facts.state) facts = {state, argument->failure(row)};
  }
  return facts;
}

}  // namespace damson
