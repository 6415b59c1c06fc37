// What came of comparing targets with what they should hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/keys/compare_entries.h"

namespace damson {

struct FieldDifference {
  std::string field;
  std::string expected;
  std::string found;
};

struct ToldDifference {
  std::string key = {};    // of the record; empty: only its digest is known
  std::string place = {};  // in the target; empty where it is not there
  std::string from = {};   // the record of a source that it comes from; empty: nobody knows
  std::vector<FieldDifference> fields = {};
};

struct ToldDifferences {
  uint64_t count = 0;
  std::vector<ToldDifference> first = {};
};

struct VerifiedTarget {
  std::string name = {};
  std::string place = {};
  bool there = true;
  std::optional<bool> bytes_as_written = {};  // nothing: it is no file of which that is known
  bool keeps_others = false;                  // records of others may stand beside those of the run
  uint64_t expected = 0;
  uint64_t found = 0;
  uint64_t same = 0;
  ToldDifferences missing = {};
  ToldDifferences extra = {};
  ToldDifferences different = {};
  ToldDifferences duplicates = {};
  ToldDifferences broken = {};         // references to what is not there
  std::optional<Problem> unread = {};  // why it could not be read to its end

  uint64_t differences() const {
    return missing.count + different.count + duplicates.count + broken.count + (keeps_others ? 0 : extra.count);
  }
  bool is_equal() const { return !unread && differences() == 0 && bytes_as_written.value_or(true); }
};

struct Verification {
  int64_t run = 0;  // with what this run wrote; 0: with what the spec makes
  std::string spec = {};
  std::string started = {};  // of the run
  std::vector<VerifiedTarget> targets = {};
  std::vector<Problem> problems = {};
};

}  // namespace damson
