// Lowers what has to hold of a whole run: a block over its figures.
#include "compiler/lower/lower_expectation.h"

#include "compiler/lower/expression_lowering.h"

namespace damson::lowering {

Expectation lower_expectation(const typed::Expectation& expectation, Shapes& shapes, Program& program) {
  std::vector<const Expression*> roots;
  for (const auto& root : {expectation.holds, expectation.what, expectation.with}) {
    if (root) roots.push_back(root.get());
  }
  Values values(program);
  Effects effects;
  Placement placement(roots, effects);
  BlockBuilder block(values, nullptr, &placement.root());
  const std::unordered_set<const Expression*> nothing_quiet;
  ExpressionLowering expressions(values, shapes, effects, placement, nothing_quiet);

  Expectation result{.text = expectation.text,
                     .because = expectation.because,
                     .figures = {},
                     .block = {},
                     .compared = expectation.compared};
  for (const auto& [figure, binding] : expectation.figures) {
    result.figures.push_back(figure);
    expressions.bind(binding, block.add_input(binding->type));
  }
  std::vector<ValueId> results;
  for (const Expression* root : roots) results.push_back(expressions.lower(*root, block));
  result.block = block.finish(results);
  return result;
}

}  // namespace damson::lowering
