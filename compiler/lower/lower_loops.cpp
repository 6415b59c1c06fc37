// `for` and filters: blocks that run once on all items of all rows.
#include "compiler/lower/constants.h"
#include "compiler/lower/expression_lowering.h"

namespace damson::lowering {

ValueId ExpressionLowering::value_unless_omitted(const OmittingLoop& loop, size_t next, BlockBuilder& here) {
  const Type item = shapes_.type_of(loop.owner).element().or_missing();
  BlockBuilder omitted(values_, &here, here.scope());
  SwitchStep choice{branch_selector(loop.conditions[next], true, here), {}};
  choice.blocks.push_back(omitted.finish({values_.constant(make_missing(values_.program, item))}));
  choice.blocks.push_back(omitting_block(loop, next + 1, here));
  return here.add({item, std::move(choice)});
}

Block ExpressionLowering::omitting_block(const OmittingLoop& loop, size_t next, BlockBuilder& here) {
  if (next == loop.conditions.size()) {
    BlockBuilder value(values_, &here, &here.scope()->at(loop.owner, 1));
    return value.finish({lower_as(loop.loop.value, shapes_.type_of(loop.owner).element(), value)});
  }
  BlockBuilder block(values_, &here, here.scope());
  const ValueId value = value_unless_omitted(loop, next, block);
  return block.finish({value});
}

ValueId ExpressionLowering::lower_kind(const typed::ForEach& what, const Expression& expression, BlockBuilder& here) {
  const ValueId list = lower(*what.list, here);
  const Type type = shapes_.type_of(expression);
  BlockBuilder items(values_, &here, &here.scope()->at(expression, 0, true));
  bound_[what.item.get()] = items.add_input(shapes_.type_of(*what.list).element());

  ForEachStep loop{list, {}, {}};
  std::vector<ValueId> conditions;
  for (const auto& omit : what.omits) {
    conditions.push_back(lower(*omit.condition, items));
    loop.omit_losses.push_back(loss_of(omit.loss, expression));
    loop.shares_losses.push_back(shares_loss(loop.omit_losses.back()));
  }
  const ValueId value = effects_.value_runs_apart(what) ? value_unless_omitted({what, expression, conditions}, 0, items)
                                                        : lower_as(what.value, type.element(), items);
  std::vector<ValueId> results = {value};
  results.insert(results.end(), conditions.begin(), conditions.end());
  loop.block = items.finish(results);
  return here.add({type, std::move(loop)});
}

ValueId ExpressionLowering::lower_kind(const typed::Filter& what, const Expression& expression, BlockBuilder& here) {
  const ValueId list = lower(*what.list, here);
  const Type type = shapes_.type_of(expression);
  BlockBuilder items(values_, &here, &here.scope()->at(expression, 0, true));
  bound_[what.item.get()] = items.add_input(shapes_.type_of(*what.list).element());
  FilterStep filter{list, {}, loss_of(what.loss, expression)};
  filter.shares_loss = shares_loss(filter.loss);
  filter.block = items.finish({lower(*what.condition, items)});
  return here.add({type, std::move(filter)});
}

}  // namespace damson::lowering
