// The rows that a block runs on, and its columns so far.
#pragma once

#include <span>

#include "runtime/engine/evaluate/evaluation.h"

namespace damson {

struct Frame {
  uint32_t rows = 0;
  const uint32_t* units = nullptr;  // which unit of the batch each row belongs to; null: row i is unit i
  Column* columns = nullptr;        // by register

  uint32_t unit(uint32_t row) const { return units == nullptr ? row : units[row]; }
};

/// Which rows of an enclosing frame a block runs on. A row may occur several times: once for each item of its list.
struct Selection {
  const uint32_t* rows = nullptr;  // null: all of them, in order
  uint32_t count = 0;
};
inline Selection every_row(const Frame& frame) { return {nullptr, frame.rows}; }

/// Brings the captures to the selected rows and runs the steps. With no rows nothing is run: do not call it then.
Frame run_block(const Block& block, const Frame& outer, Selection selection, std::span<const Column> inputs,
                Evaluation& evaluation);

/// Column `place` of the block's results, as a column of `type`.
Column block_result(const Block& block, const Frame& frame, size_t place, const Type& type, Evaluation& evaluation);

}  // namespace damson
