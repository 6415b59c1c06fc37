// Which parts of what a block is given it uses: only those are brought to the units, of which a record may have many.
#pragma once

#include "runtime/program/program.h"

namespace damson {

/// Of one input. Of a record its fields, unless it is used as a whole.
struct InputUse {
  bool whole = false;
  std::vector<bool> fields;

  void add(const InputUse& other);
};

/// One for each input of the block, which is not inside another one.
std::vector<InputUse> uses_of_inputs(const Block& block, const std::vector<Judgement>& judgements, size_t inputs);

/// The column with nothing but the used parts; what is not used is missing. Good while `column` is.
Column used_parts(const Column& column, const InputUse& use, Arena& arena);

}  // namespace damson
