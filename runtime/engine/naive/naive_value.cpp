// One value that owns everything it consists of, read from a column and put into one.
#include "runtime/engine/naive/naive_value.h"

#include "runtime/values/with_storage.h"

namespace damson {

namespace {

template <class T>
auto owned(const T& value) {
  if constexpr (std::is_same_v<T, Text>) {
    return std::string(value);
  } else if constexpr (std::is_same_v<T, Any>) {
    return std::string(value.json);
  } else if constexpr (std::is_same_v<T, uint8_t>) {
    return value != 0;
  } else {
    return value;
  }
}

template <class T>
T stored(const NaiveValue& value, Arena& arena) {
  if constexpr (std::is_same_v<T, Text>) {
    return arena.copy(value.text());
  } else if constexpr (std::is_same_v<T, Any>) {
    return Any{arena.copy(value.text())};
  } else if constexpr (std::is_same_v<T, uint8_t>) {
    return std::get<bool>(value.what) ? 1 : 0;
  } else {
    return std::get<T>(value.what);
  }
}

void fill_list(std::span<const NaiveValue> values, const Type& type, Column& out, Arena& arena) {
  auto* offsets = out.values<uint32_t>();
  NaiveValue::Parts items;
  for (size_t i = 0; i < values.size(); ++i) {
    offsets[i] = static_cast<uint32_t>(items.size());
    if (values[i].present()) items.insert(items.end(), values[i].parts().begin(), values[i].parts().end());
  }
  offsets[values.size()] = static_cast<uint32_t>(items.size());
  out.children[0] = naive_column(items, type.element(), arena);
}

void fill_record(std::span<const NaiveValue> values, const Type& type, Column& out, Arena& arena) {
  for (size_t field = 0; field < type.fields().size(); ++field) {
    NaiveValue::Parts of_field;
    for (const NaiveValue& value : values) {
      of_field.push_back(value.present() ? value.parts()[field] : NaiveValue());
    }
    out.children[field] = naive_column(of_field, type.fields()[field].type, arena);
  }
}

}  // namespace

NaiveValue naive_value(const Column& column, uint32_t row) {
  NaiveValue value = NaiveValue::in_state(column.state(row), column.failure(row));
  if (!value.present()) return value;
  NaiveValue::Parts parts;
  if (column.type->is(TypeKind::list)) {
    for (uint32_t item = column.first_item(row); item < column.last_item(row); ++item) {
      parts.push_back(naive_value(column.element(), item));
    }
    value.what = std::move(parts);
  } else if (column.type->is(TypeKind::record)) {
    for (size_t i = 0; i < column.type->fields().size(); ++i) {
      parts.push_back(naive_value(column.field(i), column.at(row)));
    }
    value.what = std::move(parts);
  } else {
    with_storage(column.type->kind(), [&]<class T>() { value.what = owned(column.value<T>(row)); });
  }
  return value;
}

Column naive_column(std::span<const NaiveValue> values, const Type& type, Arena& arena) {
  Column out = make_column(type, static_cast<uint32_t>(values.size()), arena);
  for (uint32_t row = 0; row < values.size(); ++row) {
    if (!values[row].present()) set_state(out, row, values[row].state, values[row].failure, arena);
  }
  if (type.is(TypeKind::list)) {
    fill_list(values, type, out, arena);
  } else if (type.is(TypeKind::record)) {
    fill_record(values, type, out, arena);
  } else {
    with_storage(type.kind(), [&]<class T>() {
      for (size_t row = 0; row < values.size(); ++row) {
        out.values<T>()[row] = values[row].present() ? stored<T>(values[row], arena) : T{};
      }
    });
  }
  return out;
}

}  // namespace damson
