// Functions that read a text into a record, or into a list of records, written as a C++ struct and the list of its
// fields:
//
//   struct Point { Decimal x; std::optional<std::string> note; };
//   constexpr std::tuple point_fields{RecordField{"x", &Point::x}, RecordField{"note", &Point::note}};
//   .body = text_to_record<Point>(point_fields, [](Text text) -> Result<Point> { … })
//
// A member is a Decimal, int64_t, bool or std::string, or one of those in a std::optional.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "runtime/values/each_batch.h"
#include "runtime/values/with_storage.h"

namespace damson {

template <class Record, class Member>
struct RecordField {
  std::string_view name;
  Member Record::* member;
};

namespace record_result_detail {

template <class Member>
struct MemberShape {
  using Value = Member;
  static constexpr bool optional = false;
  static const Value* find(const Member& member) { return &member; }
};
template <class T>
struct MemberShape<std::optional<T>> {
  using Value = T;
  static constexpr bool optional = true;
  static const Value* find(const std::optional<T>& member) { return member ? &*member : nullptr; }
};

template <class Record, class Member>
Type::Field field_type(const RecordField<Record, Member>& field) {
  using Shape = MemberShape<Member>;
  const Type type = ValueTraits<each_row_detail::StoredValue<typename Shape::Value>>::type();
  return {std::string(field.name), type.with_optional(Shape::optional)};
}

/// One field of all records. A row without a record (it failed, or is missing) holds nothing in any field.
template <class Record, class Member>
void fill_field(Column& column, const RecordField<Record, Member>& field, const std::vector<const Record*>& records,
                Arena& arena) {
  using Shape = MemberShape<Member>;
  using Traits = ValueTraits<each_row_detail::StoredValue<typename Shape::Value>>;
  auto* data = column.values<typename Traits::Storage>();
  for (uint32_t row = 0; row < column.rows; ++row) {
    const auto* value = records[row] == nullptr ? nullptr : Shape::find(records[row]->*field.member);
    data[row] = typename Traits::Storage{};
    if (value == nullptr) {
      set_state(column, row, State::missing, 0, arena);
    } else if constexpr (std::is_same_v<typename Shape::Value, std::string>) {
      data[row] = arena.copy(*value);
    } else {
      data[row] = Traits::store(*value);
    }
  }
}

template <class Record, class Fields>
void fill_records(Column& column, const Fields& fields, const std::vector<const Record*>& records, Arena& arena) {
  size_t place = 0;
  std::apply([&](const auto&... field) { (fill_field<Record>(column.field(place++), field, records, arena), ...); },
             fields);
}

template <class Fields>
Type record_type(const Fields& fields) {
  return std::apply([](const auto&... field) { return Type::record_of({field_type(field)...}); }, fields);
}

}  // namespace record_result_detail

/// `read` makes a Result<Record> of a text.
template <class Record, class Fields, class Read>
std::vector<Overload> text_to_record(const Fields& fields, Read read) {
  namespace detail = record_result_detail;
  auto kernel = [fields, read](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                               KernelContext& context) {
    const Column& text = *arguments[0];
    const Type* type = out.type;
    const uint32_t count = text.constant() ? 1 : rows;
    out = make_column(*type, count, context.arena);
    out.type = type;
    std::vector<Record> kept;
    kept.reserve(count);
    std::vector<const Record*> records(count, nullptr);
    for (uint32_t row = 0; row < count; ++row) {
      if (!text.present(row)) {
        set_state(out, row, text.state(row), text.failure(row), context.arena);
        continue;
      }
      Result<Record> record = read(text.value<Text>(row));
      if (!record.ok()) {
        each_row_detail::fail_row(out, row, record.error().message, context);
        continue;
      }
      records[row] = &kept.emplace_back(std::move(record).value());
    }
    detail::fill_records<Record>(out, fields, records, context.arena);
    if (!text.constant()) return;
    out.mask = 0;
    for (size_t field = 0; field < std::tuple_size_v<Fields>; ++field) out.field(field).mask = 0;
  };
  return each_batch(
      {.slots = {{.type = Type(TypeKind::text)}}, .result = detail::record_type(fields), .can_fail = true},
      Kernel(std::move(kernel)));
}

/// `read` makes a Result<std::vector<Record>> of a text.
template <class Record, class Fields, class Read>
std::vector<Overload> text_to_records(const Fields& fields, Read read) {
  namespace detail = record_result_detail;
  auto kernel = [fields, read](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                               KernelContext& context) {
    const Column& text = *arguments[0];
    out.rows = text.constant() ? 1 : rows;
    out.mask = text.constant() ? 0 : ~uint32_t{0};
    auto* offsets = context.arena.array<uint32_t>(size_t{out.rows} + 1);
    offsets[0] = 0;
    std::vector<Record> all;
    for (uint32_t row = 0; row < out.rows; ++row) {
      if (!text.present(row)) {
        set_state(out, row, text.state(row), text.failure(row), context.arena);
      } else {
        Result<std::vector<Record>> records = read(text.value<Text>(row));
        if (records.ok()) {
          for (Record& record : *records) all.push_back(std::move(record));
        } else {
          each_row_detail::fail_row(out, row, records.error().message, context);
        }
      }
      offsets[row + 1] = static_cast<uint32_t>(all.size());
    }
    std::vector<const Record*> places;
    for (const Record& record : all) places.push_back(&record);
    out.data = offsets;
    out.children = make_columns(1, context.arena);
    out.children[0] = make_column(out.type->element(), static_cast<uint32_t>(all.size()), context.arena);
    detail::fill_records<Record>(out.children[0], fields, places, context.arena);
  };
  const Type list = Type::list_of(detail::record_type(fields));
  return each_batch({.slots = {{.type = Type(TypeKind::text)}}, .result = list, .can_fail = true},
                    Kernel(std::move(kernel)));
}

}  // namespace damson
