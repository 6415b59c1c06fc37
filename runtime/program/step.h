// The steps of a program: each computes one column from columns before it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/values/kernel.h"

namespace damson {

/// Which column of a block: its captures first, then its inputs, then one per step.
using Register = uint32_t;

struct Step;

/// Where in the spec's texts something is written: the engine hands it on to whoever asks where the time went.
struct Origin {
  uint32_t text = 0;
  uint32_t begin = 0;
  uint32_t end = 0;  // 0: nobody knows
};

/// Straight steps over the rows of one frame: the units of a batch, those of them that took one arm, or the items of
/// their lists.
struct Block {
  std::vector<Register> captures;  // of the enclosing block; brought to this block's rows before it runs
  uint32_t inputs = 0;             // columns that the step which runs the block supplies (a list's items)
  std::vector<Step> steps;
  std::vector<Register> results;
};

/// A column of one row, owned by the program.
struct ConstantStep {
  const Column* value = nullptr;
};

struct CallStep {
  std::string
      call;  // as a reader would write it, constants included: `parse_decimal(_, decimal: ",")`; identifies the kernel
  Kernel kernel;
  std::vector<Register> arguments;
  int loss = -1;             // the program's loss rule, for lossy calls
  bool shares_loss = false;  // other steps may keep what this one leaves out: it is noted that it was asked
};

/// A field of a record; of a record that is not present, the record's state.
struct FieldStep {
  Register record;
  uint32_t field;
};

/// `contributors.fc`: the list of one field of a list's records.
struct ListFieldStep {
  Register list;
  uint32_t field;
};

struct RecordStep {
  std::vector<Register> fields;
  /// A record whose every part is missing is itself missing. (One error, unmatched or decided part does not make the
  /// record so: it stays in the field, where validation finds it.)
  bool missing_when_empty = true;
};

/// A list of as many items as there are registers, for every row; items keep their states.
struct ListStep {
  std::vector<Register> items;
};

/// Runs block `selector` on the rows that chose it. A selector that is not present gives the row its state.
struct SwitchStep {
  Register selector;          // int, 0 … blocks-1
  std::vector<Block> blocks;  // one result each
};

/// `on missing` (error, unmatched): the rows in that state take the block's result.
struct RecoverStep {
  Register input;
  State fact;
  Block block;
  std::vector<int> discards = {};  // loss rules of what the rows throw away with their input
};

/// Runs the block once on all items of all rows' lists; its input is the item. Not-present lists keep their state. Only
/// true omits; a condition in state error, unmatched or decided makes the whole list so.
struct ForEachStep {
  Register list;
  Block block;  // results[0]: the new item; the rest: conditions, in the order of `omit_losses`
  std::vector<int> omit_losses;
  std::vector<bool> shares_losses = {};  // by condition; as of calls
};

/// `list[condition]`: keeps the items for which the block's only result is true. A condition in state error, unmatched
/// or decided makes the whole list so.
struct FilterStep {
  Register list;
  Block block;
  int loss = -1;
  bool shares_loss = false;  // as of calls
};

/// The record of a lookup table whose key fields equal the keys.
struct LookupStep {
  uint32_t index;  // the program's lookup index
  std::vector<Register> keys;
  bool many = false;  // a list of all matches (empty for none) instead of one record or unmatched
  /// A field of the records: the list is the one record, then the one that this field leads to, and so on until it is
  /// missing; of a missing key, nothing. One that is not there is unmatched, a circle an error.
  std::optional<uint32_t> parent = {};
};

/// `ref`: the key that the target's record got for the source's record with these keys.
struct ReferenceStep {
  uint32_t table;  // the program's reference table
  std::vector<Register> keys;
};

/// Every row decided: rejected or skipped for this reason (text, never not present).
struct DecideStep {
  FailureKind kind;  // reject or skip
  uint32_t rule;     // rejection point or skip rule
  Register reason;
};

/// Gives `value` on and notes something about the unit: a warning, or a value that a vocabulary does not know. Noted
/// for every row of the block, whatever the state of the value, where the text is present.
struct NoteStep {
  enum class Kind : uint8_t { warning, unmapped } kind;
  uint32_t rule;  // warning rule or vocabulary
  Register value;
  Register text;
};

struct Step {
  Type type;  // of the result
  std::variant<ConstantStep, CallStep, FieldStep, ListFieldStep, RecordStep, ListStep, SwitchStep, RecoverStep,
               ForEachStep, FilterStep, LookupStep, ReferenceStep, DecideStep, NoteStep>
      what;
  Origin origin = {};  // no part of the program's text and fingerprint
};

}  // namespace damson
