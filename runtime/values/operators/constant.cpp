// Constants as columns of one row that stand for every row.
#include <fmt/format.h>

#include "runtime/values/json_text.h"
#include "runtime/values/operators/operators.h"
#include "runtime/values/path_value.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

std::string constant_words(const ConstantValue& value);

struct ConstantWords {
  std::string operator()(std::monostate) const { return "missing"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(int64_t value) const { return fmt::to_string(value); }
  std::string operator()(const Decimal& value) const { return to_text(value); }
  std::string operator()(const std::string& value) const { return fmt::format("\"{}\"", value); }
  std::string operator()(const RegexLiteral& value) const { return fmt::format("/{}/", value.pattern); }
  std::string operator()(const Date& value) const { return to_text(value); }
  std::string operator()(const ConstantValue::List& items) const {
    std::string out;
    for (const ConstantValue& item : items) out += (out.empty() ? "" : ", ") + constant_words(item);
    return fmt::format("[{}]", out);
  }
};

std::string constant_words(const ConstantValue& value) { return std::visit(ConstantWords(), value.value); }

Error not_of_type(const ConstantValue& value, const Type& type) {
  return fail(fmt::format("{} is not {}", constant_words(value), with_article(type)));
}

template <class T>
Column one_row(const Type& type, const T& value, Arena& arena) {
  Column column{.type = &type, .rows = 1, .mask = 0};
  T* data = arena.array<T>(1);
  new (data) T(value);
  column.data = data;
  return column;
}

std::optional<Decimal> as_decimal_constant(const ConstantValue& value) {
  if (const auto* number = std::get_if<int64_t>(&value.value)) return Decimal::from_integer(*number);
  if (const auto* number = std::get_if<Decimal>(&value.value)) return *number;
  return std::nullopt;
}

/// Text in the spec that spells a value of another kind.
template <class T>
Result<Column> spelled(const ConstantValue& value, const Type& type, std::optional<T> (*parse)(std::string_view),
                       Arena& arena) {
  const auto* text = std::get_if<std::string>(&value.value);
  const std::optional<T> parsed = text == nullptr ? std::nullopt : parse(*text);
  if (!parsed) return not_of_type(value, type);
  return one_row(type, *parsed, arena);
}

Result<Column> text_constant(const ConstantValue& value, const Type& type, Arena& arena) {
  const auto* text = std::get_if<std::string>(&value.value);
  if (text == nullptr) return not_of_type(value, type);
  if (type.is(TypeKind::path)) {
    const auto path = normalise_path(arena, arena.copy(*text));
    if (!path.ok()) return path.error();
    return one_row<Text>(type, *path, arena);
  }
  bool allowed = type.options().empty();
  for (const std::string& option : type.options()) allowed = allowed || option == *text;
  if (!allowed) return not_of_type(value, type);
  return one_row<Text>(type, arena.copy(*text), arena);
}

Result<Column> any_constant(const ConstantValue& value, const Type& type, Arena& arena) {
  std::string json;
  if (const auto* text = std::get_if<std::string>(&value.value)) {
    write_json_text(*text, json);
  } else if (std::holds_alternative<RegexLiteral>(value.value) ||
             std::holds_alternative<ConstantValue::List>(value.value)) {
    return not_of_type(value, type);
  } else {
    json = constant_words(value);
  }
  return one_row(type, Any{arena.copy(json)}, arena);
}

Result<Column> list_constant(const ConstantValue& value, const Type& type, Arena& arena) {
  const auto* items = std::get_if<ConstantValue::List>(&value.value);
  if (items == nullptr) return not_of_type(value, type);
  const auto count = static_cast<uint32_t>(items->size());
  const auto** sources = arena.array<const Column*>(count);
  auto* which = arena.array<uint32_t>(count);
  for (uint32_t i = 0; i < count; ++i) {
    const auto item = constant_column((*items)[i], type.element(), arena);
    if (!item.ok()) return item.error();
    Column* kept = make_columns(1, arena);
    *kept = *item;
    sources[i] = kept;
    which[i] = i;
  }
  Column column{.type = &type, .rows = 1, .mask = 0};
  auto* offsets = arena.array<uint32_t>(2);
  offsets[0] = 0;
  offsets[1] = count;
  column.data = offsets;
  column.children = make_columns(1, arena);
  column.children[0] = interleave(type.element(), sources, which, arena.zeroed<uint32_t>(count), count, arena);
  return column;
}

void make_constant(Column& column) {
  column.mask = 0;
  if (!column.type->is(TypeKind::record)) return;
  for (size_t i = 0; i < column.type->fields().size(); ++i) make_constant(column.children[i]);
}

}  // namespace

Result<Column> constant_column(const ConstantValue& value, const Type& type, Arena& arena) {
  if (std::holds_alternative<std::monostate>(value.value)) {
    Column column = make_missing_column(type, 1, arena);
    make_constant(column);
    return column;
  }
  switch (type.kind()) {
    case TypeKind::boolean: {
      const auto* truth = std::get_if<bool>(&value.value);
      if (truth == nullptr) return not_of_type(value, type);
      return one_row<uint8_t>(type, *truth ? 1 : 0, arena);
    }
    case TypeKind::integer: {
      const auto* number = std::get_if<int64_t>(&value.value);
      if (number == nullptr) return not_of_type(value, type);
      return one_row(type, *number, arena);
    }
    case TypeKind::decimal: {
      const auto number = as_decimal_constant(value);
      if (!number) return not_of_type(value, type);
      return one_row(type, *number, arena);
    }
    case TypeKind::floating: {
      const auto number = as_decimal_constant(value);
      if (!number) return not_of_type(value, type);
      return one_row(type, to_float(*number), arena);
    }
    case TypeKind::text:
    case TypeKind::path: return text_constant(value, type, arena);
    case TypeKind::date: {
      if (const auto* date = std::get_if<Date>(&value.value)) return one_row(type, *date, arena);
      return spelled<Date>(value, type, parse_iso_date, arena);
    }
    case TypeKind::time: return spelled<Time>(value, type, parse_iso_time, arena);
    case TypeKind::datetime: return spelled<DateTime>(value, type, parse_iso_datetime, arena);
    case TypeKind::any: return any_constant(value, type, arena);
    case TypeKind::list: return list_constant(value, type, arena);
    case TypeKind::nothing:
    case TypeKind::file:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return not_of_type(value, type);
  }
  return not_of_type(value, type);
}

Type type_of(const ConstantValue& value) {
  struct TypeOfConstant {
    Type operator()(std::monostate) const { return Type(); }
    Type operator()(bool) const { return Type(TypeKind::boolean); }
    Type operator()(int64_t) const { return Type(TypeKind::integer); }
    Type operator()(const Decimal&) const { return Type(TypeKind::decimal); }
    Type operator()(const std::string&) const { return Type(TypeKind::text); }
    Type operator()(const RegexLiteral&) const { return Type(TypeKind::regex); }
    Type operator()(const Date&) const { return Type(TypeKind::date); }
    Type operator()(const ConstantValue::List& items) const {
      Type element;
      for (size_t i = 0; i < items.size(); ++i) {
        const Type item = type_of(items[i]);
        element = i == 0 ? item : common_type(element, item).value_or(element);
      }
      return Type::list_of(element);
    }
  };
  return std::visit(TypeOfConstant(), value.value);
}

}  // namespace damson
