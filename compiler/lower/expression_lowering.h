// Turns the expressions of one block of a map into steps.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "compiler/lower/block_builder.h"
#include "compiler/lower/placement.h"
#include "compiler/lower/shape.h"

namespace damson::lowering {

class ExpressionLowering {
 public:
  /// Expressions in `quiet` note nothing: another block, which runs later on the units that are still in, does.
  ExpressionLowering(Values& values, Shapes& shapes, Effects& effects, Placement& placement,
                     const std::unordered_set<const Expression*>& quiet)
      : values_(values), shapes_(shapes), effects_(effects), placement_(placement), quiet_(quiet) {}

  void bind_source(const typed::BindingPtr& binding, ValueId record) {
    bind(binding, record);
    source_record_ = record;
  }
  /// What `binding` stands for.
  void bind(const typed::BindingPtr& binding, ValueId value) { bound_[binding.get()] = value; }

  /// The value, in `here` or in a block around it.
  ValueId lower(const Expression& expression, BlockBuilder& here);
  /// The same where a value of `wanted` is expected; null is missing.
  ValueId lower_as(const ExpressionPtr& expression, const Type& wanted, BlockBuilder& here);
  /// The reason's text in the rows where the condition is `acts_on`; missing in the others.
  ValueId lower_reason(const Expression& reason, ValueId condition, bool acts_on, BlockBuilder& here);

 private:
  ValueId lower_kind(const typed::Literal& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::FieldFate& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::Reference& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::FieldAccess& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::ListFieldAccess& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::Call& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::RecordValue& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::ListValue& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::If& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::Choice& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::PathChoice& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::ForEach& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::Filter& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::Lookup& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::RecordReference& what, const Expression& expression, BlockBuilder& here);
  ValueId lower_kind(const typed::Handled& what, const Expression& expression, BlockBuilder& here);

  ValueId lower_record(const typed::RecordValue& what, const Type& type, BlockBuilder& here);
  ValueId lower_list(const typed::ListValue& what, const Type& type, BlockBuilder& here);
  /// What a source's record gives, with `[]` for lists that it must have and has not.
  ValueId with_filled_lists(ValueId value, BlockBuilder& here);
  BlockBuilder& home_of(ValueId value, BlockBuilder& here);
  BlockBuilder& builder_of(const BlockScope* scope, BlockBuilder& here) const;

  /// An unmapped value's vocabulary and itself.
  struct Unmapped {
    uint32_t vocabulary;
    ValueId value;
  };
  struct Branching {
    const Expression& owner;           // whose actions they are
    std::optional<size_t> noted = {};  // the action that takes unmapped values
    std::optional<Unmapped> unmapped = {};
  };
  ValueId lower_action(size_t place, const Branching& branching, BlockBuilder& here);
  Block block_of(size_t place, const Branching& branching, BlockBuilder& here);
  /// The selector itself; where arms are counted, one that counts whenever it is computed.
  ValueId counted(ValueId selector, const typed::ArmNamesPtr& names, BlockBuilder& here);
  /// The result of the action that the selector names.
  ValueId switch_on(ValueId selector, const Branching& branching, BlockBuilder& here);
  /// Nothing when constants of the type cannot be picked from a table.
  std::optional<ValueId> pick(ValueId selector, const Type& type, std::vector<ConstantValue> constants,
                              BlockBuilder& here);
  /// 0 where the condition is `taken`, else 1.
  ValueId branch_selector(ValueId condition, bool taken, BlockBuilder& here);
  /// A loop whose value is computed for the items alone that no condition omits.
  struct OmittingLoop {
    const typed::ForEach& loop;
    const Expression& owner;
    const std::vector<ValueId>& conditions;
  };
  Block omitting_block(const OmittingLoop& loop, size_t next, BlockBuilder& here);
  ValueId value_unless_omitted(const OmittingLoop& loop, size_t next, BlockBuilder& here);

  Values& values_;
  Shapes& shapes_;
  Effects& effects_;
  Placement& placement_;
  /// -1 where nothing is lost, or another block notes it.
  int loss_of(int rule, const Expression& expression) const;
  /// Other places may keep what it leaves out.
  bool shares_loss(int rule) const;
  /// Tells losses of the same value that it is carried whole here.
  ValueId told_of(const Expression& expression, ValueId value, BlockBuilder& here);
  /// The losses inside of a value that is used in this place only.
  std::vector<int> losses_inside(const Expression& value) const;

  const std::unordered_set<const Expression*>& quiet_;
  std::unordered_map<const typed::Binding*, ValueId> bound_;
  std::optional<ValueId> source_record_;
};

}  // namespace damson::lowering
