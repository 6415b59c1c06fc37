// Values to bytes.
#include "runtime/connectors/postgres/postgres_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "runtime/connectors/postgres/postgres_bytes.h"
#include "runtime/connectors/postgres/postgres_numeric.h"
#include "runtime/values/date.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

constexpr int32_t epoch_day = 10'957;  // 2000-01-01, from which the server counts
constexpr int64_t epoch_microsecond = int64_t{epoch_day} * microseconds_per_day;
constexpr int32_t null_size = -1;

/// What a column cannot hold: "has 312 characters, and the column takes 200".
using Unfit = std::optional<Error>;

Unfit unfit(std::string words) { return Error{std::move(words)}; }

template <class Number>
Unfit put_whole_number(int64_t value, const PostgresType& type, std::string& out) {
  if (value < std::numeric_limits<Number>::min() || value > std::numeric_limits<Number>::max())
    return unfit(fmt::format("is {}, which a column of `{}` cannot hold", value, type.name));
  put_network(static_cast<Number>(value), out);
  return std::nullopt;
}

/// The digits that `numeric(p, s)` has; without them it holds every decimal there is.
Unfit put_exact_number(const Decimal& value, const PostgresType& type, std::string& out) {
  if (type.modifier >= 4) {
    const int digits = ((type.modifier - 4) >> 16) & 0xFFFF;
    const int places = (((type.modifier - 4) & 0x7FF) ^ 1024) - 1024;  // below zero: tens, hundreds …
    const auto rounded = round_to(value, places);
    const std::string whole = to_text(round_to(value, 0).value_or(value));
    const bool fits = rounded && *rounded == value;
    Decimal small = normalised(value);
    std::string digits_text = to_text(small);
    std::erase_if(digits_text, [](char c) { return c == '-'; });
    const size_t before = digits_text.find('.') == std::string::npos ? digits_text.size() : digits_text.find('.');
    const bool is_fraction = digits_text[0] == '0';
    if (!fits || (!is_fraction && static_cast<int>(before) > digits - places)) {
      return unfit(fmt::format("is {}, which a column of `{}` cannot hold as it is", to_text(value), type.name));
    }
  }
  put_numeric(value, out);
  return std::nullopt;
}

size_t characters_of(Text text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Unfit put_characters(Text text, const PostgresType& type, std::string& out) {
  if (text.find('\0') != Text::npos) return unfit("holds a zero character, which no text of PostgreSQL can");
  if (type.kind == PostgresKind::padded_text && text.ends_with(' '))
    return unfit(fmt::format("ends with blanks, which a column of `{}` does not keep", type.name));
  if (type.kind == PostgresKind::enumeration && std::ranges::find(type.labels, text) == type.labels.end()) {
    return unfit(fmt::format("is \"{}\", which is none of the values of `{}`", text, type.name));
  }
  const bool has_length = type.kind != PostgresKind::enumeration && type.modifier > 4;
  if (has_length && text.size() > static_cast<size_t>(type.modifier - 4) &&
      characters_of(text) > static_cast<size_t>(type.modifier - 4)) {
    return unfit(fmt::format("has {} characters, and the column takes {}", characters_of(text), type.modifier - 4));
  }
  out += text;
  return std::nullopt;
}

Unfit put_uuid(Text text, std::string& out) {
  const auto wrong = [&] {
    return unfit(fmt::format("is \"{}\", which is no UUID in small letters, as the column would give it back", text));
  };
  if (text.size() != 36) return wrong();
  std::string digits;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
    if (dash ? text[i] != '-' : !digit) return wrong();
    if (!dash) digits += text[i];
  }
  const auto half = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  for (size_t i = 0; i < digits.size(); i += 2) out += static_cast<char>(half(digits[i]) * 16 + half(digits[i + 1]));
  return std::nullopt;
}

/// `\u0000`, where the backslash is not itself escaped.
bool has_zero_escape(std::string_view json) {
  for (size_t at = json.find('\\'); at != std::string_view::npos && at + 1 < json.size();
       at = json.find('\\', at + 2)) {
    if (json.substr(at).starts_with("\\u0000")) return true;
  }
  return false;
}

Unfit put_json(const PostgresType& type, const Column& column, uint32_t row, std::string& out) {
  if (type.kind == PostgresKind::jsonb) out += '\1';
  const size_t begin = out.size();
  write_json(column, row, out);
  if (!has_zero_escape(std::string_view(out).substr(begin))) return std::nullopt;
  return unfit("holds a zero character, which no text of PostgreSQL can");
}

Unfit put_array(const PostgresType& type, const Column& column, uint32_t row, std::string& out) {
  const uint32_t first = column.first_item(row);
  const uint32_t last = column.last_item(row);
  bool any_missing = false;
  for (uint32_t item = first; item < last; ++item) any_missing = any_missing || !column.element().present(item);
  put_network(int32_t{first == last ? 0 : 1}, out);
  put_network(int32_t{any_missing ? 1 : 0}, out);
  put_network(type.element->oid, out);
  if (first == last) return std::nullopt;
  put_network(static_cast<int32_t>(last - first), out);
  put_network(int32_t{1}, out);
  Unfit wrong;
  for (uint32_t item = first; item < last; ++item) {
    auto of_item = put_postgres_value(*type.element, column.element(), item, out);
    if (of_item && !wrong) wrong = unfit("has an item that " + of_item->message);
  }
  return wrong;
}

Unfit put_present(const PostgresType& type, const Column& column, uint32_t row, std::string& out) {
  switch (type.kind) {
    case PostgresKind::boolean: out += static_cast<char>(column.value<uint8_t>(row)); return std::nullopt;
    case PostgresKind::int2: return put_whole_number<int16_t>(column.value<int64_t>(row), type, out);
    case PostgresKind::int4: return put_whole_number<int32_t>(column.value<int64_t>(row), type, out);
    case PostgresKind::int8: return put_whole_number<int64_t>(column.value<int64_t>(row), type, out);
    case PostgresKind::numeric:
      return put_exact_number(column.type->is(TypeKind::integer) ? Decimal::from_integer(column.value<int64_t>(row))
                                                                 : column.value<Decimal>(row),
                              type, out);
    case PostgresKind::float8:
      put_network(std::bit_cast<uint64_t>(column.value<double>(row)), out);
      return std::nullopt;
    case PostgresKind::text:
    case PostgresKind::padded_text:
    case PostgresKind::enumeration: return put_characters(column.value<Text>(row), type, out);
    case PostgresKind::uuid: return put_uuid(column.value<Text>(row), out);
    case PostgresKind::date: put_network(column.value<Date>(row).days - epoch_day, out); return std::nullopt;
    case PostgresKind::time: put_network(column.value<Time>(row).microseconds, out); return std::nullopt;
    case PostgresKind::timestamptz:
      put_network(column.value<DateTime>(row).microseconds - epoch_microsecond, out);
      return std::nullopt;
    case PostgresKind::json:
    case PostgresKind::jsonb: return put_json(type, column, row, out);
    case PostgresKind::array: return put_array(type, column, row, out);
    case PostgresKind::float4:
    case PostgresKind::timestamp:
    case PostgresKind::other: break;
  }
  return unfit(fmt::format("is nothing that a column of `{}` can hold",
                           type.name));  // a column of such a type is refused before
}

}  // namespace

std::optional<Error> put_postgres_value(const PostgresType& type, const Column& column, uint32_t row,
                                        std::string& out) {
  const size_t begin = out.size();
  put_network(null_size, out);
  if (!column.present(row)) return std::nullopt;
  auto wrong = put_present(type, column, row, out);
  if (wrong) {
    out.resize(begin + sizeof null_size);
    return wrong;
  }
  std::string size;
  put_network(static_cast<int32_t>(out.size() - begin - sizeof null_size), size);
  out.replace(begin, size.size(), size);
  return std::nullopt;
}

}  // namespace damson
