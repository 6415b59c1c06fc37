// What `case` and vocabularies have in common: a subject, patterns, and what each arm does.
#pragma once

#include "compiler/check/context.h"
#include "compiler/check/pattern_types.h"
#include "compiler/check/typed_build.h"

namespace damson::checking {

struct ChoiceParts {
  ExpressionPtr subject;
  typed::BindingPtr value = {};  // for `{value}`
  ArmPatterns patterns = {};
  const std::vector<syntax::Arm>* arms = nullptr;
  const std::vector<Term>* terms = nullptr;
  std::optional<uint32_t> vocabulary = {};
  Span span;
  std::string_view what;  // "the arms of a `case`"
  typed::ArmNamesPtr names = {};
};

/// Pattern by pattern as written: `"PD", "CC0"`.
std::string arm_text(const SourceTexts& texts, const syntax::Arm& arm);

/// The choice itself; null after a problem. `actions`: one per arm, terms first.
ExpressionPtr build_choice(Context& context, const ChoiceParts& parts, std::vector<typed::Action> actions);

}  // namespace damson::checking
