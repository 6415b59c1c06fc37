// Whether values are the same, which comes first, and their digests.
#include <array>

#include <xxhash.h>

#include "runtime/values/hash_secret.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

bool is_number(TypeKind kind) {
  return kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::floating;
}

double as_float(const Column& column, uint32_t row) {
  if (column.type->is(TypeKind::floating)) return column.value<double>(row);
  if (column.type->is(TypeKind::decimal)) return to_float(column.value<Decimal>(row));
  return static_cast<double>(column.value<int64_t>(row));
}

Decimal as_decimal(const Column& column, uint32_t row) {
  if (column.type->is(TypeKind::decimal)) return column.value<Decimal>(row);
  return Decimal::from_integer(column.value<int64_t>(row));
}

template <class T>
int order(const T& a, const T& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

int compare_numbers(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b) {
  if (a.type->is(TypeKind::floating) || b.type->is(TypeKind::floating))
    return order(as_float(a, row_a), as_float(b, row_b));
  return Decimal::compare(as_decimal(a, row_a), as_decimal(b, row_b));
}

bool same_lists(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b) {
  const uint32_t first_a = a.first_item(row_a);
  const uint32_t first_b = b.first_item(row_b);
  const uint32_t length = a.last_item(row_a) - first_a;
  if (length != b.last_item(row_b) - first_b) return false;
  for (uint32_t i = 0; i < length; ++i) {
    if (!same_value(a.element(), first_a + i, b.element(), first_b + i)) return false;
  }
  return true;
}

template <class T>
int compare_plain(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b) {
  if constexpr (std::is_same_v<T, Any>) {
    return order(a.value<Any>(row_a).json.compare(b.value<Any>(row_b).json), 0);
  } else if constexpr (std::is_same_v<T, Text>) {
    return order(a.value<Text>(row_a).compare(b.value<Text>(row_b)), 0);  // of UTF-8, byte order is code point order
  } else {
    return order(a.value<T>(row_a), b.value<T>(row_b));
  }
}

/// Keyed: without a secret of the process, values with one digest can be written down without a search.
Hash128 digest(const void* bytes, size_t size) {
  const HashSecret& secret = hash_secret();
  const XXH128_hash_t hash = XXH3_128bits_withSecret(bytes, size, secret.data(), sizeof secret);
  return {hash.low64, hash.high64};
}

/// A digest that depends on the order of the parts.
Hash128 chained(const Hash128& before, const Hash128& next) {
  const std::array<uint64_t, 4> parts{before.low, before.high, next.low, next.high};
  return digest(parts.data(), sizeof(parts));
}

template <class T>
Hash128 hash_plain(const T& value) {
  if constexpr (std::is_same_v<T, Text>) {
    return digest(value.data(), value.size());
  } else if constexpr (std::is_same_v<T, Any>) {
    return digest(value.json.data(), value.json.size());
  } else if constexpr (std::is_same_v<T, Decimal>) {
    const Decimal plain = normalised(value);
    const std::array<uint64_t, 3> parts{static_cast<uint64_t>(plain.coefficient),
                                        static_cast<uint64_t>(plain.coefficient >> 64),
                                        static_cast<uint64_t>(static_cast<uint32_t>(plain.scale))};
    return digest(parts.data(), sizeof(parts));
  } else if constexpr (std::is_same_v<T, double>) {
    const double plain = value == 0.0 ? 0.0 : value;  // -0 equals 0
    return digest(&plain, sizeof(plain));
  } else if constexpr (std::is_same_v<T, DateTime>) {
    return digest(&value.microseconds, sizeof(value.microseconds));  // the same instant, whatever its offset
  } else {
    return digest(&value, sizeof(value));
  }
}

}  // namespace

bool same_value(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b) {
  const State state_a = a.state(row_a);
  const State state_b = b.state(row_b);
  if (state_a != State::present || state_b != State::present)
    return state_a == State::missing && state_b == State::missing;
  if (a.type->is(TypeKind::list)) return b.type->is(TypeKind::list) && same_lists(a, row_a, b, row_b);
  if (a.type->is(TypeKind::record)) {
    const size_t fields = a.type->fields().size();
    if (!b.type->is(TypeKind::record) || b.type->fields().size() != fields) return false;
    for (size_t i = 0; i < fields; ++i) {
      if (!same_value(a.field(i), a.at(row_a), b.field(i), b.at(row_b))) return false;
    }
    return true;
  }
  return compare_values(a, row_a, b, row_b) == 0;
}

int compare_values(const Column& a, uint32_t row_a, const Column& b, uint32_t row_b) {
  if (a.type->kind() != b.type->kind() && is_number(a.type->kind()) && is_number(b.type->kind())) {
    return compare_numbers(a, row_a, b, row_b);
  }
  int result = 0;
  with_storage(a.type->kind(), [&]<class T>() { result = compare_plain<T>(a, row_a, b, row_b); });
  return result;
}

Hash128 hash_value(const Column& column, uint32_t row) {
  if (!column.present(row)) return {static_cast<uint64_t>(column.state(row)), 0x6d697373696e67};
  if (column.type->is(TypeKind::list)) {
    const uint64_t length = column.last_item(row) - column.first_item(row);
    Hash128 hash = digest(&length, sizeof(length));
    for (uint32_t item = column.first_item(row); item < column.last_item(row); ++item) {
      hash = chained(hash, hash_value(column.element(), item));
    }
    return hash;
  }
  if (column.type->is(TypeKind::record)) {
    Hash128 hash;
    for (size_t i = 0; i < column.type->fields().size(); ++i) {
      hash = chained(hash, hash_value(column.field(i), column.at(row)));
    }
    return hash;
  }
  Hash128 hash;
  with_storage(column.type->kind(), [&]<class T>() { hash = hash_plain(column.value<T>(row)); });
  return hash;
}

std::optional<Hash128> hash_key(std::span<const Column* const> columns, uint32_t row) {
  std::optional<Hash128> key;
  for (const Column* column : columns) {
    if (!column->present(row)) return std::nullopt;
    const Hash128 part = hash_value(*column, row);
    key = key ? chained(*key, part) : part;
  }
  return key;
}

}  // namespace damson
