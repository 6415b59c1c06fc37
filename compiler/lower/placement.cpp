// Finds the block of every `let`: users are walked before what they use.
#include "compiler/lower/placement.h"

namespace damson::lowering {

namespace {

BlockScope* common_scope(BlockScope* a, BlockScope* b) {
  while (a != b) {
    if (a->depth >= b->depth) {
      a = a->outer;
    } else {
      b = b->outer;
    }
  }
  return a;
}

bool encloses(const BlockScope* outer, const BlockScope* scope) {
  while (scope != nullptr && scope != outer) scope = scope->outer;
  return scope != nullptr;
}

}  // namespace

BlockScope& BlockScope::at(const Expression& expression, size_t place, bool is_loop) {
  std::unique_ptr<BlockScope>& scope = inner[{&expression, place}];
  if (!scope) {
    scope = std::make_unique<BlockScope>();
    scope->outer = this;
    scope->depth = depth + 1;
    scope->loop = is_loop;
  }
  return *scope;
}

Placement::Placement(const std::vector<const Expression*>& roots, Effects& effects) : effects_(effects) {
  std::unordered_set<const Expression*> seen;
  for (const Expression* root : roots) order_lets(*root, seen);
  for (const Expression* root : roots) walk(*root, root_);
  for (auto let = lets_.rbegin(); let != lets_.rend(); ++let) place(**let);
}

BlockScope* Placement::of(const typed::Binding& let) const {
  const auto found = places_.find(&let);
  return found == places_.end() ? nullptr : found->second;
}

void Placement::order_lets(const Expression& expression, std::unordered_set<const Expression*>& seen) {
  if (!seen.insert(&expression).second) return;
  if (const typed::Binding* let = let_of(expression)) {
    const bool known = !places_.emplace(let, nullptr).second;
    if (known) return;
    order_lets(*let->value, seen);
    lets_.push_back(let);
    return;
  }
  each_child(expression, [&](const Expression& child) { order_lets(child, seen); });
}

void Placement::place(const typed::Binding& let) {
  BlockScope*& scope = places_[&let];
  std::unordered_set<const Expression*> reached;
  collect_reachable(*let.value, reached);
  const BlockScope* limit = &root_;
  for (const Expression* expression : reached) {
    const auto* reference = std::get_if<typed::Reference>(&expression->what);
    if (reference == nullptr) continue;
    const auto owner = owners_.find(reference->binding.get());
    if (owner == owners_.end() || !encloses(owner->second, scope)) continue;
    if (owner->second->depth > limit->depth) limit = owner->second;
  }
  for (BlockScope* outer = scope; outer != limit; outer = outer->outer) {
    if (outer->loop) scope = outer->outer;
  }
  walk(*let.value, *scope);
}

void Placement::walk(const Expression& expression, BlockScope& scope) {
  if (const typed::Binding* let = let_of(expression)) {
    BlockScope*& place = places_[let];
    place = place == nullptr ? &scope : common_scope(place, &scope);
    return;
  }
  if (const auto* loop = std::get_if<typed::ForEach>(&expression.what)) return walk_loop(expression, *loop, scope);
  if (const auto* filter = std::get_if<typed::Filter>(&expression.what)) {
    walk(*filter->list, scope);
    BlockScope& inner = scope.at(expression, 0, true);
    owners_[filter->item.get()] = &inner;
    walk(*filter->condition, inner);
    return;
  }
  if (const auto* choice = std::get_if<typed::Choice>(&expression.what)) {
    owners_[choice->value.get()] = &scope;
    walk(*choice->subject, scope);
  } else if (const auto* paths = std::get_if<typed::PathChoice>(&expression.what)) {
    owners_[paths->value.get()] = &scope;
    owners_[paths->match.get()] = &scope;
    walk(*paths->subject, scope);
  } else if (const auto* branch = std::get_if<typed::If>(&expression.what)) {
    walk(*branch->condition, scope);
  } else if (const auto* handled = std::get_if<typed::Handled>(&expression.what)) {
    walk(*handled->value, scope);
  } else {
    each_child(expression, [&](const Expression& child) { walk(child, scope); });
    return;
  }
  const auto actions = actions_of(expression);
  for (size_t i = 0; i < actions.size(); ++i) {
    BlockScope& inner = scope.at(expression, i);
    if (const ExpressionPtr words = words_of(*actions[i])) walk(*words, inner);
    if (const ExpressionPtr value = value_of(*actions[i])) walk(*value, inner);
  }
}

void Placement::walk_loop(const Expression& expression, const typed::ForEach& loop, BlockScope& scope) {
  walk(*loop.list, scope);
  BlockScope& inner = scope.at(expression, 0, true);
  owners_[loop.item.get()] = &inner;
  for (const auto& omit : loop.omits) walk(*omit.condition, inner);
  walk(*loop.value, effects_.value_runs_apart(loop) ? inner.at(expression, 1) : inner);
}

}  // namespace damson::lowering
