// Tests after checking: what they give to which source, and what they expect, every value known.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/source_text.h"
#include "runtime/program/program.h"

namespace damson::typed {

struct TestField;

/// A row of a column that lives as long as the program.
struct KnownValue {
  Column column;
  uint32_t row = 0;
};

/// What a test gives or expects. A record holds only the fields that the test names.
struct TestValue {
  using Record = std::vector<TestField>;
  using List = std::vector<TestValue>;
  std::variant<KnownValue, Record, List> what;
};

struct TestField {
  uint32_t place;  // in the declared record
  std::string name;
  TestValue value;
};

/// The records of one source or lookup, in order: written in the test, or in a file.
struct TestGiven {
  uint32_t source = 0;
  std::vector<TestValue> records = {};
  std::optional<ConnectorCall> file = {};
};

/// Among the records of the target is one like this, or every one of the file, in this order.
struct RecordExpected {
  uint32_t target = 0;
  TestValue record = {};
  std::optional<ConnectorCall> file = {};
};

enum class TestOutcome : uint8_t { skipped, rejected, duplicate };

/// A unit ends so.
struct OutcomeExpected {
  TestOutcome outcome = TestOutcome::skipped;
  std::string at;                  // as the test says; empty: anywhere
  std::vector<std::string> rules;  // the rejection points, skip rules or uniqueness rules that are meant
};

struct TestExpectation {
  Span span;
  std::variant<RecordExpected, OutcomeExpected> what;
};

struct Test {
  std::string title;
  Span span;
  std::vector<TestGiven> given;  // one a source
  std::vector<TestExpectation> expectations;
};

}  // namespace damson::typed
