// Where records come from and go to: one declaration a format, with its arguments, words and examples.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/byte_buffer.h"
#include "runtime/base/result.h"
#include "runtime/base/stage_clock.h"
#include "runtime/connectors/storage.h"
#include "runtime/diagnostics/problem.h"
#include "runtime/values/function.h"

namespace damson {

/// A run of whole records of one file, as read. Padded behind its end so that SIMD readers may look past it.
struct InputBlock {
  static constexpr size_t padding = 64;
  std::string bytes;        // `size` bytes of records, then padding
  size_t size = 0;
  uint32_t file = 0;        // place in RecordSource::files()
  uint64_t first_line = 1;  // of the block's first byte
  uint64_t line_breaks = 0; // in it
  bool starts_file = false;
};

/// The records of a block as columns.
struct RecordBatch {
  Column records;                  // type: the request's `read`
  std::vector<Text> raw;           // each record as it stands in the block, without the record separator
  std::vector<uint32_t> starts;    // offset in the block of each record
  std::optional<Problem> problem;  // what ends the run (drift, a ragged row); its DataPlace's record counts from the block's first record, 1 being the first
};

struct SourceRequest {
  std::string name;         // of the source, for messages
  std::string schema_name;
  const Type* schema = nullptr;  // every declared field, for drift
  bool open = false;                           // the schema ends with `...`: further fields pass
  std::vector<std::string> open_parts = {};    // the records inside that may have further fields too: `contributors`, `image.sizes`
  const Type* read = nullptr;    // the columns wanted; outlives the source
  size_t block_bytes = size_t{512} << 10;
  size_t block_records = 0;      // at most so many records a block; 0: no bound
  StageClock* clock = nullptr;   // of who calls `next`; null: nobody wants to know what it takes
};

class RecordSource {
 public:
  virtual ~RecordSource() = default;

  /// The files behind it, as the reader knows them, in reading order.
  virtual const std::vector<std::string>& files() const = 0;
  /// The next block in order, or false at the end. Called by one thread at a time. Errors: drift in a header, a file that
  /// cannot be read, a truncated compressed file, an unclosed quote …
  virtual std::variant<bool, Problem> next(InputBlock& block) = 0;
  /// Makes columns of the block's records; called by many threads at once with different arguments. The columns point
  /// into the block and the arena. A value that cannot be converted is an error of its row with a reason; a field that
  /// is absent or counts as missing is missing.
  virtual void parse(const InputBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const = 0;
  /// Compressed bytes read so far and in all, for progress.
  virtual uint64_t bytes_read() const = 0;
  virtual uint64_t bytes_total() const = 0;
  /// Makes a quarantine file a source of the same kind: `csv` gives its header line, `json` brackets and commas.
  struct QuarantineForm {
    std::string extension;  // "csv"
    std::string header;     // written first
    std::string separator;  // between records
    std::string footer;
  };
  virtual QuarantineForm quarantine_form() const = 0;
};

class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  virtual std::string header() const = 0;
  virtual std::string separator() const = 0;  // between two records
  virtual std::string footer() const = 0;
  /// Appends record `row` without a separator; a record ends with what always ends one (a line break). Fails when the
  /// format cannot hold the value, in the reader's words. Called by many threads at once.
  virtual std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const = 0;
};

struct ConnectorParameter {
  std::string_view name;
  std::string_view summary;
  std::optional<ConstantValue> default_value = {};  // absent: must be given
  Type type = Type(TypeKind::text);                 // text, bool, int, or list of text
  bool or_list = false;                             // a list of such values is as good
};

struct ConnectorExample {
  std::string_view spec;   // a piece of a spec: `source people: Person from csv("people.csv", delimiter: ";")`
  std::string_view input;  // for sources: the file's content, that gives `output` as NDJSON; for targets: the reverse
  std::string_view output;
};

using ConnectorArguments = std::map<std::string, ConstantValue>;  // complete: defaults filled in

struct Connector {
  std::string_view name;
  std::string_view summary;
  std::string_view details;
  std::vector<ConnectorParameter> source_parameters;  // the first is the file
  std::vector<ConnectorParameter> target_parameters;
  std::vector<ConnectorExample> source_examples;
  std::vector<ConnectorExample> target_examples;
  /// What a spec may get wrong that types do not say: a field type that a CSV cell cannot hold, a delimiter of two
  /// characters. In the reader's words, or nothing.
  std::function<std::optional<std::string>(const ConnectorArguments&, const Type& schema)> check_source;
  std::function<std::optional<std::string>(const ConnectorArguments&, const Type& schema)> check_target;
  std::function<std::variant<std::unique_ptr<RecordSource>, Problem>(const ConnectorArguments&, const SourceRequest&, Storage&)>
      open_source;
  std::function<Result<std::unique_ptr<RecordWriter>>(const ConnectorArguments&, const Type& schema)> make_writer;
};

/// Every connector there is, by name.
const std::vector<Connector>& all_connectors();
const Connector* find_connector(std::string_view name);

/// The line of the file on which byte `offset` of the block stands.
uint64_t line_at(const InputBlock& block, size_t offset);

}  // namespace damson
