// Values as JSON and as the text that interpolation prints.
#include "runtime/values/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace damson {

namespace {

constexpr std::array<char, 256> make_escapes() {
  std::array<char, 256> escapes{};
  for (size_t i = 0; i < 0x20; ++i) escapes[i] = 'u';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  return escapes;
}
constexpr std::array<char, 256> json_escapes = make_escapes();

bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// The place behind the string that opens at `at`.
size_t behind_json_string(Text json, size_t at) {
  for (++at; at < json.size(); ++at) {
    if (json[at] == '\\') {
      ++at;
    } else if (json[at] == '"') {
      return at + 1;
    }
  }
  return json.size();
}

template <class Value, class Write>
void write_short(const Value& value, std::string& out, Write write) {
  std::array<char, 64> buffer;
  const char* end = write(buffer.data(), value);
  out.append(buffer.data(), static_cast<size_t>(end - buffer.data()));
}

void write_integer(int64_t value, std::string& out) {
  std::array<char, 24> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), static_cast<size_t>(end - buffer.data()));
}

void write_json_list(const Column& column, uint32_t row, std::string& out, JsonOptions options) {
  out += '[';
  const uint32_t first = column.first_item(row);
  for (uint32_t item = first; item < column.last_item(row); ++item) {
    if (item != first) out += ',';
    write_json(column.element(), item, out, options);
  }
  out += ']';
}

void write_json_record(const Column& column, uint32_t row, std::string& out, JsonOptions options) {
  out += '{';
  bool first = true;
  const auto& fields = column.type->fields();
  for (size_t i = 0; i < fields.size(); ++i) {
    const Column& field = column.field(i);
    if (options.missing_fields == JsonOptions::MissingFields::omit && !field.present(column.at(row))) continue;
    if (!first) out += ',';
    first = false;
    write_json_text(fields[i].name, out);
    out += ':';
    write_json(field, column.at(row), out, options);
  }
  out += '}';
}

/// What needs neither quotes in JSON nor anything else in a text; false for other kinds.
bool write_plain(const Column& column, uint32_t row, std::string& out) {
  switch (column.type->kind()) {
    case TypeKind::boolean: out += column.value<uint8_t>(row) != 0 ? "true" : "false"; return true;
    case TypeKind::integer: write_integer(column.value<int64_t>(row), out); return true;
    case TypeKind::decimal: write_short(column.value<Decimal>(row), out, write_decimal); return true;
    case TypeKind::floating: write_float(column.value<double>(row), out); return true;
    case TypeKind::any: write_minified(column.value<Any>(row).json, out); return true;
    case TypeKind::date: write_short(column.value<Date>(row), out, write_date); return true;
    case TypeKind::time: write_short(column.value<Time>(row), out, write_time); return true;
    case TypeKind::datetime: write_short(column.value<DateTime>(row), out, write_datetime); return true;
    case TypeKind::nothing:
    case TypeKind::text:
    case TypeKind::path:
    case TypeKind::file:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return false;
  }
  return false;
}

}  // namespace

void write_json_text(Text text, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  size_t written = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char escape = json_escapes[byte];
    if (escape == 0) [[likely]] continue;
    out.append(text, written, at - written);
    written = at + 1;
    out += '\\';
    out += escape;
    if (escape == 'u') {
      out += "00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  out.append(text, written, text.size() - written);
  out += '"';
}

void write_minified(Text json, std::string& out) {
  size_t written = 0;
  for (size_t at = 0; at < json.size();) {
    if (json[at] == '"') {
      at = behind_json_string(json, at);
      continue;
    }
    if (!is_json_space(json[at])) {
      ++at;
      continue;
    }
    out.append(json, written, at - written);
    while (at < json.size() && is_json_space(json[at])) ++at;
    written = at;
  }
  out.append(json, written, json.size() - written);
}

void write_float(double value, std::string& out) {
  if (!std::isfinite(value)) {
    out += "null";  // JSON has no word for it; overflow is an error long before
    return;
  }
  std::array<char, 64> buffer;
  const double size = std::fabs(value);
  const bool plain = size == 0.0 || (size >= 1e-6 && size < 1e21);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
  out.append(buffer.data(), static_cast<size_t>(end - buffer.data()));
}

void write_json(const Column& column, uint32_t row, std::string& out, JsonOptions options) {
  if (!column.present(row)) {
    out += "null";
    return;
  }
  const TypeKind kind = column.type->kind();
  const bool quoted = kind == TypeKind::date || kind == TypeKind::time || kind == TypeKind::datetime;
  if (quoted) out += '"';
  const bool written = write_plain(column, row, out);
  if (quoted) out += '"';
  if (written) return;
  switch (kind) {
    case TypeKind::text:
    case TypeKind::path: write_json_text(column.value<Text>(row), out); return;
    case TypeKind::list: write_json_list(column, row, out, options); return;
    case TypeKind::record: write_json_record(column, row, out, options); return;
    case TypeKind::nothing:
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::floating:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::regex:
    case TypeKind::variable: out += "null"; return;
  }
}

void write_display(const Column& column, uint32_t row, std::string& out) {
  if (!column.present(row)) return;
  if (column.type->is(TypeKind::text) || column.type->is(TypeKind::path)) {
    out += column.value<Text>(row);
    return;
  }
  if (!write_plain(column, row, out)) write_json(column, row, out, {});
}

std::string display_text(const Column& column, uint32_t row) {
  std::string out;
  write_display(column, row, out);
  return out;
}

}  // namespace damson
