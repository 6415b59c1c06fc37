// Values of one type for the rows of a batch. Everything a column points to lives in an arena or an input block.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>

#include "runtime/values/arena.h"
#include "runtime/values/date.h"
#include "runtime/values/decimal.h"
#include "runtime/values/type.h"

namespace damson {

/// What is known about one row of a column. The numbers order by gravity: where several parts of one value are not
/// present, the gravest wins, and among equals the leftmost.
enum class State : uint8_t {
  present = 0,
  missing,    // the source had none
  unmatched,  // a lookup found nothing
  error,      // could not be converted
  decided,    // an action said `reject` or `skip`: no clause catches it
};

/// Place of a row's failure in the batch's Failures; 0 is "none".
using FailureId = uint32_t;

/// A JSON value as it stands in the input: valid JSON without white space around it.
struct Any {
  Text json;
};

/// How each kind stands in a column's `data`: boolean uint8_t, integer int64_t, decimal Decimal, floating double, text
/// and path Text, any Any, date Date, time Time, datetime DateTime, list uint32_t offsets (one more than rows) into the
/// only child, record nothing (one child per field, as many rows as the record).
struct Column {
  const Type* type = nullptr;    // outlives the column
  uint32_t rows = 0;             // of a constant: 1
  uint32_t mask = ~uint32_t{0};  // 0 for a constant column, whose one row stands for every row
  State* states = nullptr;       // null: every row is present
  void* data = nullptr;
  FailureId* failures = nullptr;  // null: no row has one; set for rows that are unmatched, error or decided
  Column* children = nullptr;     // list: 1; record: one per field

  bool constant() const { return mask == 0; }
  uint32_t at(uint32_t row) const { return row & mask; }
  State state(uint32_t row) const { return states == nullptr ? State::present : states[row & mask]; }
  bool present(uint32_t row) const { return state(row) == State::present; }
  FailureId failure(uint32_t row) const { return failures == nullptr ? 0 : failures[row & mask]; }

  template <class T>
  const T* values() const {
    return static_cast<const T*>(data);
  }
  template <class T>
  T* values() {
    return static_cast<T*>(data);
  }
  template <class T>
  const T& value(uint32_t row) const {
    return static_cast<const T*>(data)[row & mask];
  }

  /// The items of a present list's row: [first, last) in `element()`.
  uint32_t first_item(uint32_t row) const { return static_cast<const uint32_t*>(data)[row & mask]; }
  uint32_t last_item(uint32_t row) const { return static_cast<const uint32_t*>(data)[(row & mask) + 1]; }
  const Column& element() const { return children[0]; }
  Column& element() { return children[0]; }
  const Column& field(size_t index) const { return children[index]; }
  Column& field(size_t index) { return children[index]; }
};

/// Bytes of one value of a kind in a column's data; 0 for records and for kinds that have no values.
size_t storage_size(TypeKind kind);

/// An uninitialised column of `rows` rows, all present, children made too: a list's offsets are uninitialised and its
/// child has no rows yet; a record's children have `rows` rows.
Column make_column(const Type& type, uint32_t rows, Arena& arena);

/// Every row missing, children included.
Column make_missing_column(const Type& type, uint32_t rows, Arena& arena);

/// The states of `column`, made (all present) when it had none.
State* states_of(Column& column, Arena& arena);
/// Sets one row's state and failure; makes the arrays when they are not there.
void set_state(Column& column, uint32_t row, State state, FailureId failure, Arena& arena);

/// Row `i` of the result is row `indexes[i]` of `column`. Values are shared, not copied deeply: the result is good
/// while the column's memory is. Of a constant column: the column itself.
Column gather(const Column& column, const uint32_t* indexes, uint32_t count, Arena& arena);

/// One column out of several of the same type (or of the type of `missing`): row i is row `rows[i]` of
/// `*sources[which[i]]`. Never constant.
Column interleave(const Type& type, const Column* const* sources, const uint32_t* which, const uint32_t* rows,
                  uint32_t count, Arena& arena);

/// A constant column as `rows` rows of its own; another column as it is. The element of a list is never constant.
Column spread(const Column& column, uint32_t rows, Arena& arena);

/// A deep copy into `arena`, texts included.
Column deep_copy(const Column& column, Arena& arena);

/// Equal values: both present and alike in every part; missing equals missing (for grouping, not for `==`).
bool same_value(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b);
/// -1, 0 or 1 for two present values of one scalar type. Text compares by code point, numbers by value.
int compare_values(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b);

struct Hash128 {
  uint64_t low = 0;
  uint64_t high = 0;
  friend bool operator==(const Hash128&, const Hash128&) = default;
};
/// Equal values of one type hash alike (`12.50` as `12.5`), differently typed ones need not. xxHash3, 128 bits.
Hash128 hash_value(const Column& column, uint32_t row);
/// Of the values that make one key, in their order; nothing when one of them is not there.
std::optional<Hash128> hash_key(std::span<const Column* const> columns, uint32_t row);

/// The storage type of a kind, for `switch`es that call a template.
template <TypeKind kind>
struct StorageOf;
template <>
struct StorageOf<TypeKind::boolean> {
  using type = uint8_t;
};
template <>
struct StorageOf<TypeKind::integer> {
  using type = int64_t;
};
template <>
struct StorageOf<TypeKind::decimal> {
  using type = Decimal;
};
template <>
struct StorageOf<TypeKind::floating> {
  using type = double;
};
template <>
struct StorageOf<TypeKind::text> {
  using type = Text;
};
template <>
struct StorageOf<TypeKind::path> {
  using type = Text;
};
template <>
struct StorageOf<TypeKind::any> {
  using type = Any;
};
template <>
struct StorageOf<TypeKind::date> {
  using type = Date;
};
template <>
struct StorageOf<TypeKind::time> {
  using type = Time;
};
template <>
struct StorageOf<TypeKind::datetime> {
  using type = DateTime;
};

}  // namespace damson
