// Builds one block: steps that compute the same are one step, constants are folded, what is computed in enclosing
// blocks is captured, and what nothing uses is left out.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/check/typed_program.h"
#include "compiler/lower/arm_counts.h"
#include "runtime/program/program.h"

namespace damson::lowering {

class BlockBuilder;
struct BlockScope;

/// A value of any block that is being built. While a block is built, the registers of its steps' operands are these.
using ValueId = Register;

struct Value {
  BlockBuilder* home = nullptr;  // null: a constant
  Register local = 0;            // in its home
  Type type;
  const Column* constant = nullptr;
};

/// The values of all blocks of one map.
class Values {
 public:
  explicit Values(Program& target, ArmCounts* counts = nullptr) : program(target), arm_counts(counts) {}

  ValueId add(Value value) {
    all_.push_back(std::move(value));
    return static_cast<ValueId>(all_.size() - 1);
  }
  ValueId constant(const Column* column);
  const Value& operator[](ValueId id) const { return all_[id]; }

  Program& program;
  ArmCounts* arm_counts;  // null: nobody counts
  Origin origin = {};     // of what is being lowered
  const typed::LossKeepers* keepers = nullptr;

 private:
  std::deque<Value> all_;
  std::unordered_map<std::string, ValueId> constants_;
};

class BlockBuilder {
 public:
  BlockBuilder(Values& values, BlockBuilder* outer, BlockScope* scope)
      : values_(values), outer_(outer), scope_(scope) {}
  BlockBuilder(const BlockBuilder&) = delete;
  BlockBuilder& operator=(const BlockBuilder&) = delete;

  ValueId add_input(const Type& type);
  /// The value of a step whose operands, and whose blocks' captures, are ValueIds.
  ValueId add(Step step);
  /// The block, its captures as ValueIds for the step of the enclosing block that runs it.
  Block finish(const std::vector<ValueId>& results);

  /// The values that a record was made of, where this block made it; else nothing.
  const std::vector<ValueId>* parts_of(ValueId record) const;

  BlockBuilder* outer() const { return outer_; }
  BlockScope* scope() const { return scope_; }

 private:
  const ValueId* find(const std::string& key) const;
  const Column* fold(const Step& step) const;
  Register local(ValueId value);

  Values& values_;
  BlockBuilder* outer_;
  BlockScope* scope_;
  uint32_t inputs_ = 0;
  std::vector<ValueId> captures_;
  std::vector<Step> steps_;
  std::unordered_map<ValueId, Register> brought_;  // constants and captures that are here already
  std::unordered_map<std::string, ValueId> known_;
  std::unordered_map<ValueId, std::vector<ValueId>> records_;
};

}  // namespace damson::lowering
