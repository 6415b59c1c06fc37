// The first thing that is wrong with one value, parts included, in the order in which a reader meets them.
#pragma once

#include <optional>

#include "runtime/engine/judge/verdict.h"
#include "runtime/program/checked_validation.h"
#include "runtime/values/failures.h"

namespace damson {

/// What a rejection point `map.creators.name.missing` is about: `creators.name`.
std::string field_of_point(std::string_view point, std::string_view map);

/// What is said where the field of a rejection point is missing.
std::string words_for_missing(std::string_view point, std::string_view map);

struct ViolationWords {
  std::string_view map;
  const std::vector<std::string_view>* points;  // names by id
};

/// What is wrong behind the first thing, where somebody wants to know.
using FurtherViolations = std::vector<Verdict>;

/// Of a list of a million wrong items so many say enough.
constexpr size_t most_further_violations = 20;

/// Nothing when the value is as it should be. `validation` may be null: then only decisions count, and failures that
/// nobody foresaw.
std::optional<Verdict> first_violation(const Column& column, uint32_t row, const CheckedValidation* validation,
                                       const ViolationWords& words, const Failures& failures, Arena& arena,
                                       FurtherViolations* further = nullptr);

/// The same of something that was read. Parts that nothing is declared of are parts that the map does not use: whatever
/// they are is nobody's concern.
std::optional<Verdict> violation_in_reading(const Column& column, uint32_t row, const CheckedValidation* validation,
                                            const ViolationWords& words, const Failures& failures, Arena& arena,
                                            FurtherViolations* further = nullptr);

/// The same of the value alone, without its parts.
std::optional<Verdict> violation_of_itself(const Column& column, uint32_t row, const CheckedValidation* validation,
                                           const ViolationWords& words, const Failures& failures, Arena& arena);

}  // namespace damson
