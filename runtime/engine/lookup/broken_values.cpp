// Values of a lookup table that are not what its schema says: errors wherever they are used.
#include "runtime/engine/lookup/broken_values.h"

#include <fmt/format.h>

#include <vector>

namespace damson {

namespace {

class BrokenValues {
 public:
  BrokenValues(const RecordWords& words, const Failures& from, Failures& to, Arena& arena)
      : words_(words), from_(from), to_(to), arena_(arena) {}

  bool found() const { return found_; }

  /// `records[row]`: the record that a row of the column belongs to.
  void mark(Column& column, const CheckedValidation* validation, const std::vector<uint32_t>& records,
            const std::string& path) {
    for (uint32_t row = 0; row < column.rows; ++row) {
      const std::string reason = reason_of(column, row, validation, path);
      if (!reason.empty()) fail_row(column, row, records[row], reason);
    }
    if (column.type->is(TypeKind::list)) mark_items(column, validation, records, path);
    if (column.type->is(TypeKind::record)) mark_fields(column, validation, records, path);
  }

 private:
  std::string reason_of(const Column& column, uint32_t row, const CheckedValidation* validation,
                        const std::string& path) const {
    const State state = column.state(row);
    if (state > State::missing)
      return std::string(column.failure(row) == 0 ? Text() : from_[column.failure(row)].reason);
    if (validation == nullptr) return {};
    if (state == State::missing) {
      return validation->declared->missing ? fmt::format("`{}` is missing", path) : std::string();
    }
    for (const CheckedConstraint& constraint : validation->constraints) {
      if (!constraint.allows(column, row)) return constraint.words(column, row);
    }
    return {};
  }

  void fail_row(Column& column, uint32_t row, uint32_t record, const std::string& reason) {
    found_ = true;
    const Text words = arena_.copy(words_(record) + ": " + reason);
    set_state(column, row, State::error, to_.add({FailureKind::error, 0, words}), arena_);
  }

  void mark_items(Column& list, const CheckedValidation* validation, const std::vector<uint32_t>& records,
                  const std::string& path) {
    std::vector<uint32_t> of_items(list.element().rows, 0);
    for (uint32_t row = 0; row < list.rows; ++row) {
      if (!list.present(row)) continue;
      for (uint32_t item = list.first_item(row); item < list.last_item(row); ++item) of_items[item] = records[row];
    }
    mark(list.element(), validation ? validation->child(0) : nullptr, of_items, path);
  }

  void mark_fields(Column& record, const CheckedValidation* validation, const std::vector<uint32_t>& records,
                   const std::string& path) {
    const auto& fields = record.type->fields();
    for (size_t i = 0; i < fields.size(); ++i) {
      const std::string field_path = path.empty() ? fields[i].name : path + "." + fields[i].name;
      mark(record.field(i), validation ? validation->child(i) : nullptr, records, field_path);
    }
  }

  const RecordWords& words_;
  const Failures& from_;
  Failures& to_;
  Arena& arena_;
  bool found_ = false;
};

}  // namespace

bool mark_broken_values(Column& column, const CheckedValidation& validation, const RecordWords& words,
                        const Failures& from, Failures& to, Arena& arena) {
  std::vector<uint32_t> records(column.rows);
  for (uint32_t row = 0; row < column.rows; ++row) records[row] = row;
  BrokenValues broken(words, from, to, arena);
  broken.mark(column, &validation, records, {});
  return broken.found();
}

}  // namespace damson
