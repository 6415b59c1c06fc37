// Reads a whole source into lines of text, for tests: `{"id":1,"year":!"\"x\" is not an int"}`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/connectors/one_pass.h"
#include "runtime/values/json_text.h"
#include "tests/unit/connectors/memory_storage.h"
#include "tests/unit/connectors/spec_pieces.h"
#include "tests/unit/connectors/write_records.h"

namespace damson::test {

struct ReadOptions {
  size_t block_bytes = size_t{512} << 10;
  size_t block_records = 0;
  std::vector<std::string> only = {};        // the top-level fields to read; empty: all
  std::vector<std::string> open_parts = {};  // the records inside that may have further fields
  std::vector<std::string> key = {};
};

struct ReadResult {
  std::vector<std::string> rows;
  std::vector<std::string> raw;
  std::vector<uint64_t> lines;
  std::optional<Problem> problem;
  size_t blocks = 0;
  QuarantineForm form = {};

  std::string all() const {
    std::string out;
    for (const std::string& row : rows) out += row + "\n";
    return out;
  }
  std::string notes() const {
    std::string out;
    if (problem) {
      for (const std::string& note : problem->notes) out += note + "\n";
    }
    return out;
  }
  std::string id() const { return problem ? problem->id : ""; }
};

/// Missing is `null`, an error is `!` and its reason.
inline void write_row(const Column& column, uint32_t row, const Failures& failures, std::string& out) {
  const State state = column.state(row);
  if (state == State::error) {
    out += '!';
    write_json_text(failures[column.failure(row)].reason, out);
    return;
  }
  if (state == State::missing) {
    out += "null";
    return;
  }
  if (column.type->is(TypeKind::record)) {
    out += '{';
    const auto& fields = column.type->fields();
    for (size_t i = 0; i < fields.size(); ++i) {
      if (i != 0) out += ',';
      write_json_text(fields[i].name, out);
      out += ':';
      write_row(column.field(i), row, failures, out);
    }
    out += '}';
    return;
  }
  if (column.type->is(TypeKind::list)) {
    out += '[';
    for (uint32_t item = column.first_item(row); item < column.last_item(row); ++item) {
      if (item != column.first_item(row)) out += ',';
      write_row(column.element(), item, failures, out);
    }
    out += ']';
    return;
  }
  write_json(column, row, out);
}

inline Type narrowed(const Type& schema, const std::vector<std::string>& only) {
  if (only.empty()) return schema;
  std::vector<Type::Field> fields;
  for (const std::string& name : only) fields.push_back(schema.fields()[static_cast<size_t>(schema.find_field(name))]);
  return Type::record_of(std::move(fields), schema.name());
}

/// `call` is `csv("a.csv")`, `schema` is `{ id: int }`.
inline ReadResult read_records(Storage& storage, std::string_view schema, std::string_view call,
                               const ReadOptions& options = {}) {
  SpecReader call_reader(call);
  const Connector& connector = *find_connector(call_reader.name());
  const ConnectorArguments arguments = call_reader.arguments(connector.source_parameters);
  const SchemaPiece piece = SpecReader(schema).schema();
  const Type read = narrowed(piece.type, options.only);

  ReadResult result;
  SourceRequest request;
  request.name = "things";
  request.schema_name = "Thing";
  request.schema = &piece.type;
  request.open = piece.open;
  request.open_parts = options.open_parts;
  request.key = options.key;
  request.read = &read;
  const ReadRequest reading{.block_bytes = options.block_bytes, .block_records = options.block_records};
  auto opened = begin_one_pass(connector, arguments, request, storage, reading);
  if (Problem* problem = std::get_if<Problem>(&opened)) {
    result.problem = std::move(*problem);
    return result;
  }
  RecordReader& reader = *std::get<OnePass>(opened).reader;
  InputBlock& block = *std::get<OnePass>(opened).block;
  Arena arena;
  Failures failures;
  uint64_t record = 0;
  while (true) {
    auto next = reader.next(block);
    if (Problem* problem = std::get_if<Problem>(&next)) result.problem = std::move(*problem);
    if (result.problem || !std::get<bool>(next)) break;
    ++result.blocks;
    if (block.starts_part) record = 0;
    RecordBatch batch;
    arena.reset();
    failures.clear();
    reader.parse(block, batch, arena, failures);
    std::vector<uint64_t> lines;
    reader.find_lines(block, lines);
    for (uint32_t row = 0; row < batch.records.rows; ++row) {
      std::string text;
      write_row(batch.records, row, failures, text);
      result.rows.push_back(std::move(text));
      reader.write_raw(block, row, result.raw.emplace_back());
      if (!lines.empty()) result.lines.push_back(lines[row]);
    }
    if (batch.problem) {
      result.problem = std::move(batch.problem);
      for (DataPlace& place : result.problem->data) place.record += record;
      break;
    }
    record += batch.records.rows;
  }
  result.form = reader.quarantine_form();
  return result;
}

inline ReadResult read_text(std::string_view schema, std::string_view call, std::string content,
                            const ReadOptions& options = {}) {
  MemoryStorage storage;
  storage.files["f"] = std::move(content);
  return read_records(storage, schema, call, options);
}

/// Everything that a source reads, written by a target.
inline std::string written(std::string_view schema, std::string_view source_call, MemoryStorage& storage,
                           std::string_view target_call) {
  SpecReader source_reader(source_call);
  const Connector& connector = *find_connector(source_reader.name());
  const ConnectorArguments arguments = source_reader.arguments(connector.source_parameters);
  const SchemaPiece piece = SpecReader(schema).schema();
  SourceRequest request;
  request.schema_name = "Thing";
  request.schema = request.read = &piece.type;
  auto opened = begin_one_pass(connector, arguments, request, storage, {.block_bytes = 1000});
  if (Problem* problem = std::get_if<Problem>(&opened)) throw std::runtime_error(problem->message);
  TargetWriting writing(storage, target_call, piece.type);
  const OnePass& pass = std::get<OnePass>(opened);
  while (true) {
    auto next = pass.reader->next(*pass.block);
    if (Problem* problem = std::get_if<Problem>(&next)) throw std::runtime_error(problem->message);
    if (!std::get<bool>(next)) break;
    RecordBatch batch;
    Arena arena;
    Failures failures;
    pass.reader->parse(*pass.block, batch, arena, failures);
    if (batch.problem) throw std::runtime_error(batch.problem->message);
    writing.add(batch.records);
  }
  writing.publish();
  return storage.files.at(writing.sink().file());
}

}  // namespace damson::test
