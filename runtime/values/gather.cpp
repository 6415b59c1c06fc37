// New columns out of rows of others: gather, interleave and deep copies.
#include <algorithm>
#include <vector>

#include "runtime/values/with_storage.h"

namespace damson {

namespace {

/// Whether the row's value is there; rows in other states hold nothing that may be read.
bool has_items(const Column& list, uint32_t row) { return list.present(row) && list.data != nullptr; }

void gather_list_rows(const Column& column, const uint32_t* indexes, uint32_t count, Column& out, Arena& arena) {
  auto* offsets = arena.array<uint32_t>(size_t{count} + 1);
  uint32_t total = 0;
  for (uint32_t i = 0; i < count; ++i) {
    offsets[i] = total;
    if (has_items(column, indexes[i])) total += column.last_item(indexes[i]) - column.first_item(indexes[i]);
  }
  offsets[count] = total;
  auto* items = arena.array<uint32_t>(total);
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t length = offsets[i + 1] - offsets[i];
    for (uint32_t j = 0; j < length; ++j) items[offsets[i] + j] = column.first_item(indexes[i]) + j;
  }
  out.data = offsets;
  out.children = make_columns(1, arena);
  out.children[0] = gather(column.element(), items, total, arena);
}

/// What the sources hold at a row each, and how a row is found in them; so that nothing else of them has to be looked
/// at row by row.
template <class T>
struct RowsOf {
  const T* values;
  uint32_t mask;  // 0: one value for every row
};

/// `values_of` gives null where a source has none: all its rows are `otherwise` then.
template <class T, class ValuesOf>
const RowsOf<T>* parts_of(const Column* const* sources, uint32_t count, const T& otherwise, Arena& arena,
                          ValuesOf values_of) {
  auto* parts = arena.array<RowsOf<T>>(count);
  for (uint32_t i = 0; i < count; ++i) {
    const T* values = values_of(*sources[i]);
    parts[i] = values == nullptr ? RowsOf<T>{&otherwise, 0} : RowsOf<T>{values, sources[i]->mask};
  }
  return parts;
}

template <class T>
T* interleaved(const RowsOf<T>* parts, const uint32_t* which, const uint32_t* rows, uint32_t count, Arena& arena) {
  T* out = arena.array<T>(count);
  for (uint32_t i = 0; i < count; ++i) {
    const RowsOf<T>& part = parts[which[i]];
    out[i] = part.values[rows[i] & part.mask];
  }
  return out;
}

void interleave_states(const Column* const* sources, uint32_t source_count, const uint32_t* which, const uint32_t* rows,
                       uint32_t count, Column& out, Arena& arena) {
  bool any_states = false;
  bool any_failures = false;
  for (uint32_t i = 0; i < source_count; ++i) {
    any_states = any_states || sources[i]->states != nullptr;
    any_failures = any_failures || sources[i]->failures != nullptr;
  }
  if (any_states) {
    const State present = State::present;
    const auto* parts =
        parts_of(sources, source_count, present, arena, [](const Column& source) { return source.states; });
    out.states = interleaved(parts, which, rows, count, arena);
  }
  if (any_failures) {
    const FailureId none = 0;
    const auto* parts =
        parts_of(sources, source_count, none, arena, [](const Column& source) { return source.failures; });
    out.failures = interleaved(parts, which, rows, count, arena);
  }
}

void interleave_list(const Type& type, const Column* const* sources, size_t source_count, const uint32_t* which,
                     const uint32_t* rows, uint32_t count, Column& out, Arena& arena) {
  auto* offsets = arena.array<uint32_t>(size_t{count} + 1);
  uint32_t total = 0;
  for (uint32_t i = 0; i < count; ++i) {
    offsets[i] = total;
    const Column& source = *sources[which[i]];
    if (has_items(source, rows[i])) total += source.last_item(rows[i]) - source.first_item(rows[i]);
  }
  offsets[count] = total;
  auto* item_which = arena.array<uint32_t>(total);
  auto* item_rows = arena.array<uint32_t>(total);
  for (uint32_t i = 0; i < count; ++i) {
    for (uint32_t at = offsets[i]; at < offsets[i + 1]; ++at) {
      item_which[at] = which[i];
      item_rows[at] = sources[which[i]]->first_item(rows[i]) + (at - offsets[i]);
    }
  }
  const auto** elements = arena.array<const Column*>(source_count);
  for (size_t s = 0; s < source_count; ++s) {
    elements[s] = sources[s]->children == nullptr ? sources[s] : &sources[s]->element();
  }
  out.data = offsets;
  out.children = make_columns(1, arena);
  out.children[0] = interleave(type.element(), elements, item_which, item_rows, total, arena);
}

Column copy_rows(const Column& column, Arena& arena) {
  Column out{.type = column.type, .rows = column.rows, .mask = column.mask};
  if (column.states != nullptr) {
    out.states = arena.array<State>(column.rows);
    std::copy_n(column.states, column.rows, out.states);
  }
  if (column.failures != nullptr) {
    out.failures = arena.array<FailureId>(column.rows);
    std::copy_n(column.failures, column.rows, out.failures);
  }
  return out;
}

}  // namespace

Column gather(const Column& column, const uint32_t* indexes, uint32_t count, Arena& arena) {
  if (column.constant()) return column;
  Column out{.type = column.type, .rows = count};
  if (column.states != nullptr) {
    out.states = arena.array<State>(count);
    for (uint32_t i = 0; i < count; ++i) out.states[i] = column.states[indexes[i]];
  }
  if (column.failures != nullptr) {
    out.failures = arena.array<FailureId>(count);
    for (uint32_t i = 0; i < count; ++i) out.failures[i] = column.failures[indexes[i]];
  }
  if (column.type->is(TypeKind::list)) {
    gather_list_rows(column, indexes, count, out, arena);
    return out;
  }
  if (column.type->is(TypeKind::record)) {
    const size_t fields = column.type->fields().size();
    out.children = make_columns(fields, arena);
    for (size_t i = 0; i < fields; ++i) out.children[i] = gather(column.children[i], indexes, count, arena);
    return out;
  }
  with_storage(column.type->kind(), [&]<class T>() {
    const T* from = column.values<T>();
    T* to = arena.array<T>(count);
    for (uint32_t i = 0; i < count; ++i) to[i] = from[indexes[i]];
    out.data = to;
  });
  return out;
}

Column interleave(const Type& type, const Column* const* sources, const uint32_t* which, const uint32_t* rows,
                  uint32_t count, Arena& arena) {
  Column out{.type = &type, .rows = count};
  uint32_t source_count = 0;
  for (uint32_t i = 0; i < count; ++i) source_count = std::max(source_count, which[i] + 1);
  interleave_states(sources, source_count, which, rows, count, out, arena);

  if (type.is(TypeKind::list)) {
    interleave_list(type, sources, source_count, which, rows, count, out, arena);
    return out;
  }
  if (type.is(TypeKind::record)) {
    const size_t fields = type.fields().size();
    out.children = make_columns(fields, arena);
    const auto** parts = arena.array<const Column*>(source_count);
    for (size_t field = 0; field < fields; ++field) {
      for (uint32_t s = 0; s < source_count; ++s) {
        parts[s] = sources[s]->children == nullptr ? sources[s] : &sources[s]->field(field);
      }
      out.children[field] = interleave(type.fields()[field].type, parts, which, rows, count, arena);
    }
    return out;
  }
  with_storage(type.kind(), [&]<class T>() {
    const T nothing{};  // `missing` alone has no data
    const auto* parts =
        parts_of(sources, source_count, nothing, arena, [](const Column& source) { return source.values<T>(); });
    out.data = interleaved(parts, which, rows, count, arena);
  });
  return out;
}

Column spread(const Column& column, uint32_t rows, Arena& arena) {
  if (!column.constant()) return column;
  const Column* source = &column;
  const auto* zeros = arena.zeroed<uint32_t>(rows);
  return interleave(*column.type, &source, zeros, zeros, rows, arena);
}

namespace {

bool is_text(const Column& column) { return column.type->is(TypeKind::text) || column.type->is(TypeKind::path); }

/// Nothing where a row is not present. Texts are still those of the source.
void* copy_values(const Column& column, Arena& arena) {
  void* copy = nullptr;
  with_storage(column.type->kind(), [&]<class T>() {
    T* to = arena.array<T>(column.rows);
    const T* from = column.values<T>();
    for (uint32_t row = 0; row < column.rows; ++row) {
      if (from == nullptr || (column.states != nullptr && column.states[row] != State::present)) {
        to[row] = T{};
      } else if constexpr (std::is_same_v<T, Any>) {
        to[row] = Any{arena.copy(from[row].json)};
      } else {
        to[row] = from[row];
      }
    }
    copy = to;
  });
  return copy;
}

void copy_texts(const std::vector<Text*>& columns, uint32_t rows, Arena& arena) {
  for (uint32_t row = 0; row < rows; ++row) {
    for (Text* texts : columns) texts[row] = arena.copy(texts[row]);
  }
}

/// The texts of a record come to stand side by side: who asks for one mostly asks for them all.
void copy_fields(const Column& record, Column& out, Arena& arena) {
  const size_t fields = record.type->fields().size();
  out.children = make_columns(fields, arena);
  std::vector<Text*> texts;
  for (size_t i = 0; i < fields; ++i) {
    const Column& field = record.children[i];
    if (!is_text(field) || field.rows != record.rows) {
      out.children[i] = deep_copy(field, arena);
      continue;
    }
    out.children[i] = copy_rows(field, arena);
    out.children[i].data = copy_values(field, arena);
    texts.push_back(static_cast<Text*>(out.children[i].data));
  }
  copy_texts(texts, record.rows, arena);
}

}  // namespace

Column deep_copy(const Column& column, Arena& arena) {
  Column out = copy_rows(column, arena);
  if (column.type->is(TypeKind::list)) {
    if (column.data != nullptr) {
      auto* offsets = arena.array<uint32_t>(size_t{column.rows} + 1);
      std::copy_n(column.values<uint32_t>(), size_t{column.rows} + 1, offsets);
      out.data = offsets;
    }
    out.children = make_columns(1, arena);
    out.children[0] = deep_copy(column.element(), arena);
    return out;
  }
  if (column.type->is(TypeKind::record)) {
    copy_fields(column, out, arena);
    return out;
  }
  out.data = copy_values(column, arena);
  if (is_text(column)) copy_texts({static_cast<Text*>(out.data)}, column.rows, arena);
  return out;
}

}  // namespace damson
