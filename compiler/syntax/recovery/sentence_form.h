// How each construct reads, to show beside a mistake in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace damson::syntax {

struct SentenceForm {
  size_t rule;               // of the grammar
  std::string_view name;     // "a `drop`"
  std::string_view example;  // "drop a, b because \"…\""
};

/// The form of the innermost rule that has one.
std::optional<SentenceForm> sentence_form(const std::vector<size_t>& rules);

}  // namespace damson::syntax
