// Where records come from: a source has an identity that is pinned once, and is read any number of times in that state.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <typeindex>
#include <utility>
#include <variant>
#include <vector>

#include "runtime/base/stage_clock.h"
#include "runtime/connectors/further_fields.h"
#include "runtime/diagnostics/problem.h"
#include "runtime/publication/observed_state.h"
#include "runtime/values/column.h"
#include "runtime/values/failures.h"

namespace damson {

/// A run of whole records of one part, as its reader holds them: bytes of a file, rows of a table. Only the reader
/// looks inside.
class InputBlock {
 public:
  virtual ~InputBlock() = default;
  /// How much it holds, for profiles.
  virtual size_t size_in_bytes() const = 0;

  uint32_t part = 0;         // of Source::parts()
  bool starts_part = false;  // its first record is the part's first
};

/// The records of a block as columns.
struct RecordBatch {
  Column records;                  // type: the request's `read`
  FurtherFields further = {};      // what the schema lets pass
  std::optional<Problem> problem;  // what ends the run (drift, a ragged row); its DataPlace's record counts from the
                                   // block's first record, 1 being the first
};

/// Makes a quarantine file a source that reads through the same spec: `csv` gives its header line, `json` brackets and
/// commas.
struct QuarantineForm {
  std::string extension;  // "csv"
  std::string header;     // written first
  std::string separator;  // between records
  std::string footer;
};

/// One pass over a source.
class RecordReader {
 public:
  virtual ~RecordReader() = default;

  /// An empty block of the reader's own kind, which `next` fills any number of times.
  virtual std::unique_ptr<InputBlock> make_block() const = 0;
  /// The next block in order, or false at the end. Called by one thread at a time. Errors: drift in a header, a file
  /// that cannot be read, a truncated compressed file, an unclosed quote …
  virtual std::variant<bool, Problem> next(InputBlock& block) = 0;
  /// Makes columns of the block's records; called by many threads at once with different arguments. The columns point
  /// into the block and the arena. A value that cannot be converted is an error of its row with a reason; a field that
  /// is absent or counts as missing is missing. The block remembers where each record stands, for what is asked below.
  virtual void parse(InputBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const = 0;
  /// How much the first `records` of a parsed block take where they come from. What stands between records does not
  /// count.
  virtual uint64_t raw_bytes(const InputBlock& block, uint32_t records) const = 0;
  /// Appends one record as the quarantine wants it, without a separator.
  virtual void write_raw(const InputBlock& block, uint32_t record, std::string& out) const = 0;
  /// On which line of its part each record of a parsed block starts, from 1; nothing where parts have no lines.
  virtual void find_lines(const InputBlock& block, std::vector<uint64_t>& lines) const = 0;
  /// As stored, so far: for progress.
  virtual uint64_t bytes_read() const = 0;
  virtual QuarantineForm quarantine_form() const = 0;
};

/// How often a source may be read.
enum class Replay : uint8_t {
  repeatable,  // and every pass is compared with the first
  snapshot,    // every pass sees what the first saw, whatever others do meanwhile
  once,        // what has been read is gone: a pipe
};

/// What the sources of one run have pinned, each thing once: two sources of one file, or of one database, see the same
/// state of it.
class Snapshots {
 public:
  /// The state of `name`, made when it is asked for first. Kinds of states do not meet, whatever their names.
  template <class State>
  std::shared_ptr<State> of(const std::string& name) {
    std::shared_ptr<void>& held = held_[{std::type_index(typeid(State)), name}];
    if (held == nullptr) held = std::make_shared<State>();
    return std::static_pointer_cast<State>(held);
  }

 private:
  std::map<std::pair<std::type_index, std::string>, std::shared_ptr<void>> held_;
};

struct SourceRequest {
  std::string name;  // of the source, for messages
  std::string schema_name;
  const Type* schema = nullptr;  // every declared field, for drift
  bool open = false;             // the schema ends with `...`: further fields pass
  std::vector<std::string> open_parts =
      {};  // the records inside that may have further fields too: `contributors`, `image.sizes`
  std::vector<std::string> key = {};  // the fields that the schema calls its key
  const Type* read = nullptr;         // the columns wanted; outlives the source
  std::string shown = {};  // the connector's first argument as people may see it, without secrets; empty: nobody knows
};

/// How one pass wants its blocks.
struct ReadRequest {
  size_t block_bytes = size_t{512} << 10;
  size_t block_records = 0;     // at most so many records a block; 0: no bound
  StageClock* clock = nullptr;  // of who calls `next`; null: nobody wants to know what it takes
};

class Source {
 public:
  virtual ~Source() = default;

  /// Files, tables, pages: as the reader knows them, in reading order.
  virtual const std::vector<std::string>& parts() const = 0;
  /// The files that it reads, which no target may replace.
  virtual const std::vector<std::string>& files() const = 0;
  virtual Replay replay() const = 0;
  /// As stored, for progress; 0: nobody knows.
  virtual uint64_t bytes_total() const = 0;
  /// Takes hold of the state in which it is now. Before the first pass.
  virtual std::optional<Problem> pin(Snapshots& snapshots) = 0;
  /// Begins a pass over the state that was pinned. What stands before the records is read, so that a header that does
  /// not fit is known before anything runs. A pass that finds another state says so, at its end at the latest.
  virtual std::variant<std::unique_ptr<RecordReader>, Problem> read(const ReadRequest& request) = 0;
  /// The state that was pinned, of each part; with its digest where a pass has read it to its end. None where nobody
  /// can tell: then no plan can be held to this source.
  virtual std::vector<ObservedState> states() const { return {}; }
  /// Reads a part for its digest, or so much of its beginning (bytes, rows). Only where there are states.
  virtual std::variant<std::string, Problem> digest_of(size_t /*part*/, uint64_t /*first*/) { return std::string(); }
};

}  // namespace damson
