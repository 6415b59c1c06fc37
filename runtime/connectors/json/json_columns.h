// Columns that grow while records are read, one for every wanted node of a plan.
#pragma once

#include <vector>

#include "runtime/connectors/json/json_plan.h"

namespace damson {

class JsonColumns {
 public:
  /// Room for about `records` records to begin with.
  JsonColumns(const JsonPlan& plan, uint32_t records, Arena& arena, Failures& failures);

  bool wanted(size_t node) const { return sinks_[node].column.type != nullptr; }
  uint32_t rows(size_t node) const { return sinks_[node].rows; }

  /// A new row of a wanted node. Of a record its parts must follow, one row each; of a list, its items and `end_list`.
  uint32_t begin_row(size_t node) {
    Sink& sink = sinks_[node];
    if (sink.rows == sink.column.rows) grow(node);
    return sink.rows++;
  }
  template <class T>
  T& slot(size_t node, uint32_t row) {
    return static_cast<T*>(sinks_[node].column.data)[row];
  }
  template <class T>
  void put(size_t node, const T& value) {
    const uint32_t row = begin_row(node);
    slot<T>(node, row) = value;
  }

  uint32_t begin_list(size_t node) {
    const uint32_t row = begin_row(node);
    slot<uint32_t>(node, row) = sinks_[plan_.nodes()[node].element].rows;
    return row;
  }
  void end_list(size_t node, uint32_t row) { slot<uint32_t>(node, row + 1) = sinks_[plan_.nodes()[node].element].rows; }

  /// A row that is missing, or in error, with everything in it.
  void put_missing(size_t node) { put_absent(node, State::missing, 0); }
  void put_error(size_t node, std::string_view reason);
  /// An error of the row that `begin_row` has just begun.
  void spoil(size_t node, uint32_t row, std::string_view reason);

  /// The record column.
  Column finish();

 private:
  struct Sink {
    Column column;  // `rows` is its room for now; type null: not wanted
    uint32_t rows = 0;
    size_t value_bytes = 0;
  };

  void grow(size_t node);
  void put_absent(size_t node, State state, FailureId failure);
  FailureId add_failure(std::string_view reason);
  Column finished(size_t node);

  const JsonPlan& plan_;
  Arena& arena_;
  Failures& failures_;
  std::vector<Sink> sinks_;
};

}  // namespace damson
