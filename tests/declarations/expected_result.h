// What an example says that an expression gives, and the types that such a value can have.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace damson::test {

struct ExpectedResult {
  enum class Kind { value, missing, fails } kind;
  std::string json;    // of a value, as NDJSON writes it
  std::string reason;  // of a failure: a part of it
};

/// Nothing when the text is no literal, `missing` or `fails "…"`.
std::optional<ExpectedResult> read_expected(std::string_view result);

/// The type, as a spec writes it, that a field for this value most likely has.
std::string likely_type(std::string_view result);

/// Whether a target holds that value: numbers digit by digit.
bool same_json(const std::string& actual, const std::string& expected);

}  // namespace damson::test
