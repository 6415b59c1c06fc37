// Looks through expressions for what leaves a note.
#include "compiler/lower/effects.h"

namespace damson::lowering {

namespace {

bool notes_itself(const Expression& expression) {
  if (const auto* call = std::get_if<typed::Call>(&expression.what)) return call->loss >= 0;
  if (const auto* filter = std::get_if<typed::Filter>(&expression.what)) return filter->loss >= 0;
  if (const auto* choice = std::get_if<typed::Choice>(&expression.what); choice != nullptr && choice->vocabulary)
    return true;
  if (const auto* paths = std::get_if<typed::PathChoice>(&expression.what); paths != nullptr && paths->vocabulary)
    return true;
  if (const auto* loop = std::get_if<typed::ForEach>(&expression.what)) {
    for (const auto& omit : loop->omits) {
      if (omit.loss >= 0) return true;
    }
  }
  for (const typed::Action* action : actions_of(expression)) {
    if (std::holds_alternative<typed::WarnAndUse>(*action)) return true;
  }
  return false;
}

}  // namespace

bool Effects::of(const Expression& expression) {
  if (const auto known = known_.find(&expression); known != known_.end()) return known->second;
  bool any = notes_itself(expression);
  if (const typed::Binding* let = let_of(expression)) any = any || of(*let->value);
  each_child(expression, [&](const Expression& child) { any = any || of(child); });
  known_[&expression] = any;
  return any;
}

void collect_reachable(const Expression& root, std::unordered_set<const Expression*>& reached) {
  if (!reached.insert(&root).second) return;
  if (const typed::Binding* let = let_of(root)) collect_reachable(*let->value, reached);
  each_child(root, [&](const Expression& child) { collect_reachable(child, reached); });
}

}  // namespace damson::lowering
