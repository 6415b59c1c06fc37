// Expectations about a whole run, and tests of a spec on a few records.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/syntax/declaration.h"

namespace damson::syntax {

/// `at most 0.5% of artworks`, `at least 100`
struct Share {
  bool at_least = false;
  bool percent = false;
  std::string number;  // digits, without `_`
  std::optional<Name> of;
  Span span;
};

/// `expect rejected(artworks) at most 0.5% of artworks because "…"`, `expect count(assets) > 60_000 because "…"`
struct ExpectDeclaration final : NodeOf<Declaration, DeclarationKind::expect> {
  using NodeOf::NodeOf;
  ExpressionPtr condition;
  std::optional<Share> share;  // then `condition` is a number of records
  TextPtr reason;
};

/// `given artworks { acno: "A00001" }`, `given artworks from csv("fixtures/artworks.csv")`
struct Given {
  Name source;
  std::unique_ptr<RecordExpression> record;  // or null, and
  std::optional<Connector> from;
  Span span;
};

enum class TestOutcome : uint8_t { record, skipped, rejected, duplicate };

/// `expect assets { … }`, `expect assets from ndjson("…")`, `expect rejected at "creators"`
struct TestExpectation {
  TestOutcome outcome = TestOutcome::record;
  Name target;                               // of `record`
  std::unique_ptr<RecordExpression> record;  // of `record`, or null, and
  std::optional<Connector> from;
  TextPtr at;  // of the others; may be null
  Span span;
};

struct TestDeclaration final : NodeOf<Declaration, DeclarationKind::test> {
  using NodeOf::NodeOf;
  TextPtr title;
  std::vector<Given> given;
  std::vector<TestExpectation> expectations;
};

}  // namespace damson::syntax
