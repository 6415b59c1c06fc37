// What all kinds of tree nodes share: a kind to switch over, a place in the text, and a checked cast.
#pragma once

#include <cassert>
#include <memory>

#include "runtime/diagnostics/source_text.h"

namespace damson::syntax {

/// The root of one family of nodes (expressions, types, declarations, items). Switch over `kind`, then cast with `as`.
template <class KindEnum>
struct Node {
  const KindEnum kind;
  Span span;

  virtual ~Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

 protected:
  Node(KindEnum node_kind, Span place) : kind(node_kind), span(place) {}
};

/// One member of a family: `struct Call final : NodeOf<Expression, ExpressionKind::call> { using NodeOf::NodeOf; … };`
template <class Family, auto Kind>
struct NodeOf : Family {
  static constexpr auto node_kind = Kind;
  explicit NodeOf(Span place) : Family(Kind, place) {}
};

/// `node` as the kind that the caller has just switched on.
template <class Target, class Family>
const Target& as(const Family& node) {
  assert(node.kind == Target::node_kind);
  return static_cast<const Target&>(node);
}

template <class Target, class Family>
Target& as(Family& node) {
  assert(node.kind == Target::node_kind);
  return static_cast<Target&>(node);
}

/// `node` as `Target`, or null when it is of another kind.
template <class Target, class Family>
const Target* try_as(const Family& node) {
  return node.kind == Target::node_kind ? static_cast<const Target*>(&node) : nullptr;
}

}  // namespace damson::syntax
