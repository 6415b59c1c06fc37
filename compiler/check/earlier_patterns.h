// The patterns of the arms so far, and which of them takes what a later one matches.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <llvm/ADT/StringMap.h>

#include "runtime/diagnostics/problem.h"
#include "runtime/values/operators/operators.h"
#include "runtime/values/regex.h"

namespace damson::checking {

/// The number of a constant that has one; dates count by their days.
std::optional<Decimal> number_in(const ConstantValue& value);

class EarlierPatterns {
 public:
  EarlierPatterns();
  ~EarlierPatterns();
  EarlierPatterns(const EarlierPatterns&) = delete;
  EarlierPatterns& operator=(const EarlierPatterns&) = delete;

  void add(const ArmPattern& pattern, Span span);
  /// The first that takes everything `later` matches, where that is certain. Constants and expressions are looked up by
  /// their text: a vocabulary may have as many as a catalogue has terms.
  std::optional<Span> taker_of(const ArmPattern& later) const;

 private:
  struct Expression {
    size_t number;
    Regex compiled;  // null where the pattern is none
  };
  struct Range {
    size_t number;
    RangeLiteral range;
  };

  void consider_text(const std::string& text, std::optional<size_t>& first) const;
  void consider_number(const Decimal& number, std::optional<size_t>& first) const;

  std::vector<Span> spans_;
  llvm::StringMap<size_t> plain_;  // constants and expressions by their text, each with the first that it is
  std::vector<Expression> regexes_;
  std::vector<Range> ranges_;
  std::optional<size_t> missing_;
  std::optional<size_t> anything_;
};

}  // namespace damson::checking
