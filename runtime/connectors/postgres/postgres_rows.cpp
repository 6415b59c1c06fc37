// Rows to JSON records, in parallel; copying out only keeps their bytes.
#include "runtime/connectors/postgres/postgres_rows.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <limits>

#include "runtime/connectors/database/json_rows.h"
#include "runtime/connectors/input/text_check.h"
#include "runtime/connectors/postgres/postgres_bytes.h"
#include "runtime/connectors/postgres/postgres_numeric.h"
#include "runtime/values/date.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

constexpr int32_t epoch_days = 10'957;  // 2000-01-01, from which the server counts
constexpr int64_t epoch_microseconds = int64_t{epoch_days} * microseconds_per_day;

/// Why a value is none of its field: `is …`, `holds …`; nothing where it was written.
using Refusal = std::optional<std::string>;

template <class Number>
Refusal write_number(Text bytes, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{}", from_network<Number>(bytes.data()));
  return std::nullopt;
}

/// The shortest digits that stand for it; never without a point or an exponent, as it is no integer.
template <class Float>
Refusal write_real(Float value, std::string& out) {
  if (std::isnan(value)) return "is NaN, which is no number";
  if (std::isinf(value)) return "is infinite";
  const std::string digits = fmt::format("{}", value);
  out += digits;
  if (digits.find_first_of(".e") == std::string::npos) out += ".0";
  return std::nullopt;
}

template <class Value>
Refusal write_moment(const Value& value, std::string& out) {
  out += '"' + to_text(value) + '"';
  return std::nullopt;
}

Refusal write_date(int32_t days, std::string& out) {
  if (days == std::numeric_limits<int32_t>::max() || days == std::numeric_limits<int32_t>::min())
    return "is infinity, which is no date";
  const int64_t since_1970 = int64_t{days} + epoch_days;
  if (since_1970 < first_date.days || since_1970 > last_date.days) return "is a date outside of the years 1 to 9999";
  return write_moment(Date{static_cast<int32_t>(since_1970)}, out);
}

Refusal write_instant(int64_t microseconds, std::string& out) {
  if (microseconds == std::numeric_limits<int64_t>::max() || microseconds == std::numeric_limits<int64_t>::min())
    return "is infinity, which is no moment";
  constexpr int64_t first = int64_t{first_date.days} * microseconds_per_day;
  constexpr int64_t behind = (int64_t{last_date.days} + 1) * microseconds_per_day;
  if (microseconds < first - epoch_microseconds || microseconds >= behind - epoch_microseconds)
    return "is a moment outside of the years 1 to 9999";
  return write_moment(DateTime{microseconds + epoch_microseconds, 0}, out);
}

Refusal write_time_of_day(int64_t microseconds, std::string& out) {
  if (microseconds == microseconds_per_day) return "is 24:00:00, which is no time of a day";
  return write_moment(Time{microseconds}, out);
}

Refusal write_characters(Text text, std::string& out) {
  if (first_bad_byte(text) != text.size()) return "holds bytes that are no text";
  write_json_text(text, out);
  return std::nullopt;
}

Text without_padding(Text text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

Refusal write_uuid(Text bytes, std::string& out) {
  out += '"';
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    fmt::format_to(std::back_inserter(out), "{:02x}", static_cast<unsigned char>(bytes[i]));
  }
  out += '"';
  return std::nullopt;
}

/// Of one size, or of any: 0.
size_t size_of_kind(PostgresKind kind) {
  switch (kind) {
    case PostgresKind::boolean: return 1;
    case PostgresKind::int2: return 2;
    case PostgresKind::int4:
    case PostgresKind::float4:
    case PostgresKind::date: return 4;
    case PostgresKind::int8:
    case PostgresKind::float8:
    case PostgresKind::time:
    case PostgresKind::timestamp:
    case PostgresKind::timestamptz: return 8;
    case PostgresKind::uuid: return 16;
    case PostgresKind::numeric:
    case PostgresKind::text:
    case PostgresKind::padded_text:
    case PostgresKind::enumeration:
    case PostgresKind::json:
    case PostgresKind::jsonb:
    case PostgresKind::array:
    case PostgresKind::other: break;
  }
  return 0;
}

Refusal write_value(const PostgresType& type, Text bytes, std::string& out);

/// Dimensions inside each other, as lists of lists.
class ArrayWriting {
 public:
  ArrayWriting(const PostgresType& element, Text bytes, std::string& out)
      : element_(element), rest_(bytes), out_(out) {}

  Refusal write() {
    if (rest_.size() < 12) return strange();
    const auto dimensions = number();
    rest_.remove_prefix(8);  // whether there are NULLs; the type
    if (dimensions == 0) {
      out_ += "[]";
      return std::nullopt;
    }
    if (dimensions < 0 || rest_.size() < 8 * static_cast<size_t>(dimensions)) return strange();
    for (int32_t i = 0; i < dimensions; ++i) {
      sizes_.push_back(number());
      rest_.remove_prefix(4);  // where its places begin, which says nothing of the values
    }
    return write_dimension(0);
  }

 private:
  static Refusal strange() { return "holds an array in a form that is not known"; }

  int32_t number() {
    const auto value = from_network<int32_t>(rest_.data());
    rest_.remove_prefix(4);
    return value;
  }

  Refusal write_dimension(size_t dimension) {
    out_ += '[';
    for (int32_t i = 0; i < sizes_[dimension]; ++i) {
      if (i != 0) out_ += ',';
      auto refused = dimension + 1 < sizes_.size() ? write_dimension(dimension + 1) : write_element();
      if (refused) return refused;
    }
    out_ += ']';
    return std::nullopt;
  }

  Refusal write_element() {
    if (rest_.size() < 4) return strange();
    const int32_t size = number();
    if (size < 0) {
      out_ += "null";
      return std::nullopt;
    }
    if (rest_.size() < static_cast<size_t>(size)) return strange();
    const Text bytes = rest_.substr(0, static_cast<size_t>(size));
    rest_.remove_prefix(static_cast<size_t>(size));
    auto refused = write_value(element_, bytes, out_);
    if (refused) return "has an item that " + *refused;
    return std::nullopt;
  }

  const PostgresType& element_;
  Text rest_;
  std::string& out_;
  std::vector<int32_t> sizes_;
};

/// Everything but JSON, which is looked at as a whole.
Refusal write_value(const PostgresType& type, Text bytes, std::string& out) {
  if (const size_t size = size_of_kind(type.kind); size != 0 && size != bytes.size())
    return "came in a form that is not known";
  switch (type.kind) {
    case PostgresKind::boolean: out += bytes[0] != 0 ? "true" : "false"; return std::nullopt;
    case PostgresKind::int2: return write_number<int16_t>(bytes, out);
    case PostgresKind::int4: return write_number<int32_t>(bytes, out);
    case PostgresKind::int8: return write_number<int64_t>(bytes, out);
    case PostgresKind::float4: return write_real(std::bit_cast<float>(from_network<uint32_t>(bytes.data())), out);
    case PostgresKind::float8: return write_real(std::bit_cast<double>(from_network<uint64_t>(bytes.data())), out);
    case PostgresKind::numeric: {
      const auto digits = text_of_numeric(bytes);
      if (!digits) return "is NaN or infinite, which is no number";
      out += *digits;
      return std::nullopt;
    }
    case PostgresKind::text:
    case PostgresKind::enumeration: return write_characters(bytes, out);
    case PostgresKind::padded_text: return write_characters(without_padding(bytes), out);
    case PostgresKind::uuid: return write_uuid(bytes, out);
    case PostgresKind::date: return write_date(from_network<int32_t>(bytes.data()), out);
    case PostgresKind::time: return write_time_of_day(from_network<int64_t>(bytes.data()), out);
    case PostgresKind::timestamp:
    case PostgresKind::timestamptz: return write_instant(from_network<int64_t>(bytes.data()), out);
    case PostgresKind::array: return ArrayWriting(*type.element, bytes, out).write();
    case PostgresKind::json:
    case PostgresKind::jsonb:
    case PostgresKind::other: break;
  }
  return "is of a type that no field can hold";
}

class PostgresRecords {
 public:
  PostgresRecords(const PostgresQuery& query, const SourceRequest& request, RowBlock& rows)
      : query_(query), json_(request, rows), rest_(rows.values) {}

  std::vector<BadValue> write() {
    return json_.write([this] { write_field(); });
  }

 private:
  void write_field() {
    if (json_.place_of_field() == 0) split_row();
    const std::optional<Text>& value = values_[query_.columns[json_.place_of_field()]];
    if (!value) {
      json_.out() += "null";
      return;
    }
    const PostgresType& type = query_.types[json_.place_of_field()];
    if (type.kind == PostgresKind::json || type.kind == PostgresKind::jsonb) return write_json(type.kind, *value);
    const size_t before = json_.out().size();
    if (auto refused = write_value(type, *value, json_.out())) {
      json_.out().resize(before);
      json_.refuse(*refused);
    }
  }

  void write_json(PostgresKind kind, Text text) {
    if (kind == PostgresKind::jsonb && !text.empty()) text.remove_prefix(1);  // the version of its form
    if (first_bad_byte(text) != text.size()) return json_.refuse("holds bytes that are no text");
    json_.write_json_or_refuse(text);
  }

  /// How many values, and each with its size; the sizes were compared with the row's when it came.
  void split_row() {
    values_.clear();
    const auto count = from_network<int16_t>(rest_.data());
    rest_.remove_prefix(2);
    for (int16_t i = 0; i < count; ++i) {
      const auto size = from_network<int32_t>(rest_.data());
      rest_.remove_prefix(4);
      if (size < 0) {
        values_.emplace_back();
        continue;
      }
      values_.emplace_back(rest_.substr(0, static_cast<size_t>(size)));
      rest_.remove_prefix(static_cast<size_t>(size));
    }
  }

  const PostgresQuery& query_;
  JsonRows json_;
  Text rest_;
  std::vector<std::optional<Text>> values_;  // of the row; nothing: NULL
};

}  // namespace

void parse_postgres_rows(const PostgresQuery& query, const JsonPlan& plan, const SourceRequest& request,
                         const std::string& part, RowBlock& rows, RecordBatch& batch, Arena& arena,
                         Failures& failures) {
  const std::vector<BadValue> bad = PostgresRecords(query, request, rows).write();
  parse_json_rows(plan, request, part, rows, bad, batch, arena, failures);
}

}  // namespace damson
