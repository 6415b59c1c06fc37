// The part of the builder for arms.
#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

std::vector<Arm> TreeBuilder::arms(Grammar::ArmBlockContext* context, bool of_paths) {
  std::vector<Arm> result;
  if (context == nullptr) return result;
  for (Grammar::ArmContext* line : context->arm()) result.push_back(arm(line, of_paths));
  return result;
}

Arm TreeBuilder::arm(Grammar::ArmContext* context, bool of_paths) {
  Arm result;
  result.span = span(context);
  result.doc = doc_before(context);
  result.result.span = result.span;
  if (context->exception != nullptr || context->armResult() == nullptr) {
    result.broken = true;
    result.result.value = error(context);
    return result;
  }
  for (Grammar::ArmPatternContext* pattern : context->armPattern())
    result.patterns.push_back(arm_pattern(pattern, of_paths));
  result.result = arm_result(context->armResult());
  return result;
}

ArmPattern TreeBuilder::arm_pattern(Grammar::ArmPatternContext* context, bool of_path) {
  ArmPattern result;
  result.span = span(context);
  const std::vector<Grammar::BoundContext*> bounds = context->bound();
  if (context->RANGE() != nullptr) {
    result.kind = ArmPatternKind::range;
    result.range.low = bound(bounds.front());
    result.range.span = result.span;
    if (bounds.size() > 1) result.range.high = bound(bounds[1]);
    return result;
  }
  if (!bounds.empty()) {
    Grammar::TextContext* written = bounds.front()->text();
    if (written == nullptr) {
      result.kind = ArmPatternKind::number;
      result.number = bound(bounds.front());
    } else if (of_path) {
      result.kind = ArmPatternKind::path;
      result.path = path_pattern(written);
    } else {
      result.kind = ArmPatternKind::text;
      result.text = text(written);
    }
    return result;
  }
  if (context->REGEX() != nullptr) {
    result.kind = ArmPatternKind::regex;
    result.regex = regex(context->REGEX());
  } else if (context->MISSING() != nullptr) {
    result.kind = ArmPatternKind::missing;
  } else if (context->ELSE() == nullptr) {
    result.kind = ArmPatternKind::boolean;
    result.boolean = context->TRUE() != nullptr;
  }
  return result;
}

Action TreeBuilder::arm_result(Grammar::ArmResultContext* context) {
  Action result;
  result.span = span(context);
  if (auto* reject = dynamic_cast<Grammar::RejectResultContext*>(context)) {
    result.kind = ActionKind::reject;
    result.message = reason(reject->because());
  } else if (auto* skip = dynamic_cast<Grammar::SkipResultContext*>(context)) {
    result.kind = ActionKind::skip;
    result.message = reason(skip->because());
  } else if (auto* warn = dynamic_cast<Grammar::WarnResultContext*>(context)) {
    result.kind = ActionKind::warn;
    result.message = text(warn->text());
    result.value = right_hand_side(warn->rightHandSide());
  } else if (auto* value = dynamic_cast<Grammar::ValueResultContext*>(context)) {
    result.value = right_hand_side(value->rightHandSide());
  } else {
    result.value = error(context);
  }
  return result;
}

}  // namespace damson::syntax
