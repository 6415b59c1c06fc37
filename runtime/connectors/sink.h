// Where records go: a sink is one target of one run. Records are made ready by many threads and taken in by one, in the
// order of the input; what they become appears only when the publish steps are done.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/base/record_change.h"
#include "runtime/base/result.h"
#include "runtime/base/stage_clock.h"
#include "runtime/connectors/source.h"
#include "runtime/diagnostics/problem.h"
#include "runtime/publication/observed_state.h"
#include "runtime/publication/publish_step.h"
#include "runtime/values/column.h"
#include "runtime/values/record_rules.h"

namespace damson {

/// Records as their sink takes them: bytes of a file, values of a row. Only the sink looks inside.
class PreparedRecords {
 public:
  virtual ~PreparedRecords() = default;
  virtual void clear() = 0;
  /// How much they hold, for profiles.
  virtual size_t size_in_bytes() const = 0;
};

/// Some of the prepared records that follow one another: they count from 0, in the order in which they were prepared.
struct RecordRange {
  size_t begin;
  size_t end;
};

/// Where a record comes from, for problems that its target finds later.
struct RecordOrigin {
  std::string_view part;  // "works.csv"
  uint64_t record = 0;
  uint64_t line = 0;  // 0: parts have no lines
};
using RecordOrigins = std::function<RecordOrigin(size_t place)>;

/// What a target that updates is to do with a record.
struct RecordChange {
  Change kind = Change::created;
  uint32_t record = 0;           // which of those that are there, from 0 in the order of `present`
  std::vector<uint32_t> fields;  // of one that is updated: those of the schema that have another value now
};

enum class SinkMode : uint8_t {
  plan,  // nothing is written anywhere: all is counted and digested, and what would refuse a run is found out
  stage,
};

/// What a sealed sink holds. The same in a plan as in a run.
struct SinkSummary {
  std::string place;  // "out/works.csv", as the spec names it
  uint64_t records = 0;
  uint64_t bytes = 0;
  std::string digest = {};
  ChangeCounts changes = {};  // of a target that updates
};

/// What a sink has to know of its target.
struct SinkRequest {
  std::string target;
  std::string schema_name;
  const Type* schema = nullptr;       // record; outlives the sink
  StageClock* clock = nullptr;        // of who appends; null: nobody wants to know what it takes
  bool updates = false;               // the records that are there stay, but for what the run changes
  bool open = false;                  // they may have fields that the schema lacks
  bool creates = true;                // the run makes records that were not there
  std::vector<std::string> key = {};  // of a target that updates
  RecordRules rules = {};             // only where the target keeps what is there
  std::string shown = {};  // the connector's first argument as people may see it, without secrets; empty: nobody knows
  std::string state_folder = {};  // where a store keeps what is staged for a database that has no folder
  Snapshots* stores = nullptr;  // what the sinks of one run have in common: one store for each database; outlives them
};

class RecordSink {
 public:
  virtual ~RecordSink() = default;

  /// The file that it puts in place, as the spec names it.
  virtual const std::string& file() const = 0;
  /// Whether other targets of the run may be in the same file.
  virtual bool is_shared() const { return false; }
  /// Whether a run would take the place of something that is there.
  virtual std::variant<bool, Problem> would_replace() = 0;
  /// What is in the target now, before anything of this run; with `earlier`, which is known of it, it need not be read
  /// again. Nothing where nobody can tell: then no plan can be held to it.
  virtual std::variant<std::optional<ObservedState>, Problem> observe(const ObservedState& /*earlier*/) {
    return std::optional<ObservedState>();
  }
  /// Finds out whether the target can be written; when staging, from here on nobody else can.
  virtual std::optional<Problem> open(SinkMode mode) = 0;
  /// Once it is open: a source of the records that are there and stay there; null where the target begins with nothing.
  virtual std::variant<std::unique_ptr<Source>, Problem> present(const SourceRequest& /*request*/) { return nullptr; }

  /// Nothing yet, of the sink's own kind.
  virtual std::unique_ptr<PreparedRecords> make_prepared() const = 0;
  /// Adds a record; called by many threads at once with different `into`. Fails when the target cannot hold the value,
  /// in the reader's words; the record has its place nevertheless.
  virtual std::optional<Error> prepare(const Column& records, uint32_t row, PreparedRecords& into) const = 0;
  /// The same for a target that updates.
  virtual std::optional<Error> prepare_change(const Column& /*records*/, uint32_t /*row*/,
                                              const RecordChange& /*change*/, PreparedRecords& /*into*/) const {
    return fail("it cannot be changed");
  }
  /// What is kept in memory of changes until all are known.
  virtual size_t bytes_held() const { return 0; }
  /// Whether the records that are there have to be gone through once more, for what becomes of them: between the last
  /// change and `seal`.
  virtual bool wants_present_again() const { return false; }
  /// Some of them, in order. `block` was parsed.
  virtual std::optional<Problem> carry_over(const RecordReader& /*reader*/, const InputBlock& /*block*/,
                                            uint32_t /*records*/) {
    return std::nullopt;
  }
  /// Takes in the records that are `kept`, in the order of the input.
  virtual std::optional<Problem> append(PreparedRecords& prepared, std::span<const RecordRange> kept,
                                        const RecordOrigins& origins) = 0;
  /// Nothing more will come: everything is safe, and still invisible.
  virtual std::optional<Problem> seal() = 0;
  virtual SinkSummary summary() const = 0;
  /// Adds the steps that put it in place; none in a plan. Once, after `seal`.
  virtual void hand_over(std::vector<PublishStep>& steps) = 0;
};

}  // namespace damson
