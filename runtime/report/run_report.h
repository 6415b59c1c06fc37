// What a plan or a run did, as data: the one truth that the terminal, the JSON form and the ledger are made from.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/base/record_change.h"
#include "runtime/diagnostics/problem.h"
#include "runtime/publication/observed_state.h"
#include "runtime/publication/published.h"
#include "runtime/report/profile_report.h"

namespace damson {

/// One unit that shows what a count is about.
struct UnitExample {
  std::string file;
  uint64_t record = 0;
  uint64_t line = 0;
  std::string text;       // the reason, the warning, or what was thrown away
  std::string item = {};  // "image 2, size 1": which unit of the record, where a map makes several
};

/// How often something named happened.
struct NamedCount {
  static constexpr size_t examples_kept = 3;
  std::string name;
  std::string because;  // the spec's own reason, where it has one
  uint64_t count = 0;
  std::vector<UnitExample> examples;  // the first in input order
  uint64_t also = 0;  // of a rejection point: units that are rejected at another one, and are wrong here too
};

struct OutcomeCounts {
  uint64_t total = 0;
  std::vector<NamedCount> by;  // in the spec's order; rules that nothing met have count 0
};

/// Groups of units, where a target's record is made of each.
struct GroupCounts {
  uint64_t total = 0;
  uint64_t members = 0;  // units that went into one
  uint64_t loaded = 0;
  uint64_t skipped = 0;
  uint64_t rejected = 0;
  uint64_t duplicates = 0;

  uint64_t accounted_for() const { return loaded + skipped + rejected + duplicates; }
};

struct MapReport {
  std::string name;
  std::string source;
  std::string target;
  uint64_t units = 0;
  uint64_t loaded = 0;
  OutcomeCounts skipped;
  OutcomeCounts rejected;
  OutcomeCounts duplicates;
  uint64_t quarantined = 0;                  // records in the quarantine file: units of one record stand there together
  std::string quarantine_file;               // empty when nothing was rejected or nothing is written
  std::string quarantine_notes;              // the sidecar
  bool several_units = false;                // a record makes any number of units
  std::optional<ChangeCounts> changes = {};  // what the loaded ones did to a target that updates
  std::optional<GroupCounts> groups = {};    // the units above are then the groups' members
};

struct TargetReport {
  std::string name;
  std::string path;
  uint64_t records = 0;
  uint64_t bytes = 0;                        // uncompressed
  std::string digest;                        // xxh3-128 of the uncompressed bytes, hexadecimal
  std::optional<ChangeCounts> changes = {};  // of one that updates
  std::optional<ObservedState> before = {};  // what was there, where a plan wants to know
};

/// A field that the schema does not declare and lets pass: `... because "…"`.
struct UndeclaredField {
  std::string name;
  uint64_t records = 0;  // that have a value there
  UnitExample example;   // the first of them
};

struct SourceReport {
  std::string name;
  uint64_t records = 0;
  uint64_t bytes = 0;  // of the records, uncompressed
  std::vector<std::string> files;
  std::vector<ObservedState> parts = {};  // what was read, where a plan wants to know
  std::vector<UndeclaredField> undeclared = {};
};

struct LossReport {
  std::string map;
  std::string field;
  std::string what;
  uint64_t count = 0;
  std::vector<UnitExample> examples;
};

struct UnmappedValue {
  std::string vocabulary;
  std::string value;
  uint64_t count = 0;
  std::string nearest;  // a term of the vocabulary, or empty
  std::vector<UnitExample> examples;
};

/// What had to hold of the whole run, and whether it did.
struct ExpectationReport {
  enum class Verdict : uint8_t { holds, fails, not_judged };
  std::string text;  // as the spec has it
  std::string because;
  Verdict verdict = Verdict::not_judged;
  std::string found;   // "rejected(works) is 12 of 69,202 (< 0.1 %)"; empty when not judged
  std::string wanted;  // "at most 0.5 % were expected"
  std::vector<std::pair<std::string, std::string>> figures;  // name → digits
};

/// A record as it came and as it goes.
struct BeforeAfter {
  std::string map;
  UnitExample unit;
  std::string before;                 // raw
  std::string after;                  // one JSON line
  std::optional<Change> change = {};  // of a target that updates
};

struct RunReport {
  std::string spec;
  std::string fingerprint;
  bool plan = false;
  std::map<std::string, std::string> parameters;
  std::vector<SourceReport> sources;
  std::vector<MapReport> maps;
  std::vector<TargetReport> targets;
  std::vector<NamedCount> warnings;
  std::vector<LossReport> losses;
  std::vector<UnmappedValue> unmapped;
  std::vector<ExpectationReport> expectations;
  std::vector<BeforeAfter> previews;         // plan: the first few loaded of each map
  std::vector<Problem> problems;             // empty when all went well
  Published published = Published::nothing;  // not in a plan
  double seconds = 0;
  std::optional<ProfileReport> profile;  // where it was asked for
  bool limited = false;                  // --limit cut the input
  std::string saved_plan = {};           // the file in which this plan was saved
};

}  // namespace damson
