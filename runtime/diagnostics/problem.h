// Something that a person has to know: what is wrong, where, and what to do about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/diagnostics/source_text.h"

namespace damson {

enum class Severity : uint8_t { error, warning };

/// What a piece of text has to do with the problem.
struct Label {
  Span span;
  std::string text = {};  // may be empty: the underline says enough
};

/// Replace `span` by `replacement`. `safe` means that nothing but the mistake changes its meaning.
struct Suggestion {
  Span span;
  std::string replacement;
  std::string text;  // "write `title`"
  bool safe = false;
};

/// A place in data rather than in a spec. Zero means that the number is not known.
struct DataPlace {
  std::string file = {};
  uint64_t record = 0;       // from 1
  uint64_t line = 0;         // from 1, where the record (or the exact problem) begins
  uint64_t column = 0;       // from 1, in code points
  std::string excerpt = {};  // the piece of data, shortened; may be empty
};

struct Problem {
  std::string id;  // "E0201"
  Severity severity = Severity::error;
  std::string message;
  std::optional<Label> where;   // the primary place in a spec
  std::vector<Label> related;   // "the schema says …"
  std::vector<DataPlace> data;  // places in data
  std::vector<Suggestion> suggestions;
  std::vector<std::string> notes;  // what to do, or what else to know; a sentence each
};

/// All problems of one command.
class Problems {
 public:
  void add(Problem problem);
  const std::vector<Problem>& all() const { return problems_; }
  bool has_errors() const { return errors_ != 0; }
  size_t error_count() const { return errors_; }
  size_t warning_count() const { return problems_.size() - errors_; }
  /// By text and place; equal problems at one place once.
  void sort_and_deduplicate();

 private:
  std::vector<Problem> problems_;
  size_t errors_ = 0;
};

}  // namespace damson
