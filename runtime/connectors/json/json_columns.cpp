// Growing columns in the arena.
#include "runtime/connectors/json/json_columns.h"

#include <algorithm>
#include <cstring>

#include "runtime/values/with_storage.h"

namespace damson {

namespace {

/// `old` with its first `count` values, in a larger array whose rest is zero.
void* larger_array(const void* old, size_t count, size_t room, size_t value_bytes, Arena& arena) {
  void* memory = arena.allocate(room * value_bytes, alignof(Decimal));
  if (count != 0) std::memcpy(memory, old, count * value_bytes);
  std::memset(static_cast<char*>(memory) + count * value_bytes, 0, (room - count) * value_bytes);
  return memory;
}

}  // namespace

JsonColumns::JsonColumns(const JsonPlan& plan, uint32_t records, Arena& arena, Failures& failures)
    : plan_(plan), arena_(arena), failures_(failures), sinks_(plan.nodes().size()) {
  for (size_t i = 0; i < sinks_.size(); ++i) {
    const JsonNode& node = plan.nodes()[i];
    if (node.read == nullptr) continue;
    Sink& sink = sinks_[i];
    sink.column.type = node.read;
    sink.value_bytes = storage_size(node.read->kind());
    const size_t offsets = node.read->is(TypeKind::list) ? 1 : 0;
    sink.column.rows = std::max<uint32_t>(records, 8);
    if (sink.value_bytes != 0)
      sink.column.data = larger_array(nullptr, 0, sink.column.rows + offsets, sink.value_bytes, arena);
  }
}

void JsonColumns::grow(size_t node) {
  Sink& sink = sinks_[node];
  const uint32_t room = 2 * sink.column.rows;
  const size_t offsets = sink.column.type->is(TypeKind::list) ? 1 : 0;
  if (sink.value_bytes != 0) {
    sink.column.data = larger_array(sink.column.data, sink.rows + offsets, room + offsets, sink.value_bytes, arena_);
  }
  if (sink.column.states != nullptr) {
    sink.column.states = static_cast<State*>(larger_array(sink.column.states, sink.rows, room, sizeof(State), arena_));
  }
  if (sink.column.failures != nullptr) {
    sink.column.failures =
        static_cast<FailureId*>(larger_array(sink.column.failures, sink.rows, room, sizeof(FailureId), arena_));
  }
  sink.column.rows = room;
}

void JsonColumns::put_absent(size_t node, State state, FailureId failure) {
  const uint32_t row = begin_row(node);
  set_state(sinks_[node].column, row, state, failure, arena_);
  const JsonNode& shape = plan_.nodes()[node];
  if (shape.kind == TypeKind::list) {
    slot<uint32_t>(node, row) = sinks_[shape.element].rows;
    end_list(node, row);
  }
  for (const size_t column : shape.columns) put_absent(column, state, failure);
}

FailureId JsonColumns::add_failure(std::string_view reason) {
  return failures_.add({.kind = FailureKind::error, .rule = 0, .reason = arena_.copy(reason)});
}

void JsonColumns::put_error(size_t node, std::string_view reason) {
  put_absent(node, State::error, add_failure(reason));
}

void JsonColumns::spoil(size_t node, uint32_t row, std::string_view reason) {
  set_state(sinks_[node].column, row, State::error, add_failure(reason), arena_);
}

Column JsonColumns::finished(size_t node) {
  Sink& sink = sinks_[node];
  const JsonNode& shape = plan_.nodes()[node];
  Column column = sink.column;
  column.rows = sink.rows;
  if (shape.kind == TypeKind::list) {
    column.children = make_columns(1, arena_);
    column.children[0] = finished(shape.element);
  }
  if (shape.kind == TypeKind::record) {
    column.children = make_columns(shape.columns.size(), arena_);
    for (size_t i = 0; i < shape.columns.size(); ++i) column.children[i] = finished(shape.columns[i]);
  }
  return column;
}

Column JsonColumns::finish() { return finished(0); }

}  // namespace damson
