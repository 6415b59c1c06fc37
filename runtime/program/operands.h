// Visits the registers that a step reads, wherever they stand in it.
#pragma once

#include "runtime/program/step.h"

namespace damson {

/// Calls `visit(Register&)` for every register of the enclosing block that the step reads: its operands and what its
/// own blocks capture. In a fixed order.
template <class Visit>
void each_operand(Step& step, Visit&& visit) {
  struct Visitor {
    Visit& visit;
    void all(std::vector<Register>& registers) const {
      for (Register& one : registers) visit(one);
    }
    void operator()(ConstantStep&) const {}
    void operator()(CallStep& what) const { all(what.arguments); }
    void operator()(FieldStep& what) const { visit(what.record); }
    void operator()(ListFieldStep& what) const { visit(what.list); }
    void operator()(RecordStep& what) const { all(what.fields); }
    void operator()(ListStep& what) const { all(what.items); }
    void operator()(SwitchStep& what) const {
      visit(what.selector);
      for (Block& block : what.blocks) all(block.captures);
    }
    void operator()(RecoverStep& what) const {
      visit(what.input);
      all(what.block.captures);
    }
    void operator()(ForEachStep& what) const {
      visit(what.list);
      all(what.block.captures);
    }
    void operator()(FilterStep& what) const {
      visit(what.list);
      all(what.block.captures);
    }
    void operator()(LookupStep& what) const { all(what.keys); }
    void operator()(ReferenceStep& what) const { all(what.keys); }
    void operator()(DecideStep& what) const { visit(what.reason); }
    void operator()(NoteStep& what) const {
      visit(what.value);
      visit(what.text);
    }
  };
  std::visit(Visitor{visit}, step.what);
}

/// Calls `visit(const Block&)` for every block that the step runs.
template <class Visit>
void each_block(const Step& step, Visit&& visit) {
  if (const auto* choice = std::get_if<SwitchStep>(&step.what)) {
    for (const Block& block : choice->blocks) visit(block);
  } else if (const auto* recover = std::get_if<RecoverStep>(&step.what)) {
    visit(recover->block);
  } else if (const auto* loop = std::get_if<ForEachStep>(&step.what)) {
    visit(loop->block);
  } else if (const auto* filter = std::get_if<FilterStep>(&step.what)) {
    visit(filter->block);
  }
}

}  // namespace damson
