// Runs the examples of the library's functions without a compiler: literals, calls and pipes.
#pragma once

#include <string>
#include <string_view>

namespace damson::test {

/// What an expression gives: JSON, `missing`, or `fails "reason"`. A call that cannot be bound is `refused: message`.
std::string evaluate_example(std::string_view expression);

/// The JSON that a result literal stands for; `missing` and `fails "…"` stay as they are.
std::string literal_as_json(std::string_view literal);

}  // namespace damson::test
