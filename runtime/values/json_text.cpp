// Values as JSON and as the text that interpolation prints.
#include "runtime/values/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include "runtime/base/text_copy.h"

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

/// What JSON texts do not hold as it is.
struct JsonSpecials {
  auto in_vector(const Bytes16& bytes) const { return bytes.equal('"') | bytes.equal('\\') | bytes.at_most(0x1F); }
  bool in_word(uint64_t word) const {
    return (text_copy::any_equal(word, '"') | text_copy::any_equal(word, '\\') | text_copy::any_below(word, 0x20)) != 0;
  }
  bool is(char c) const { return json_escapes[static_cast<unsigned char>(c)] != 0; }
};

constexpr size_t longest_escape = 6;

char* write_escape(char* out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  *out++ = '\\';
  *out++ = json_escapes[byte];
  if (json_escapes[byte] != 'u') return out;
  *out++ = '0';
  *out++ = '0';
  *out++ = digits[byte >> 4];
  *out++ = digits[byte & 15];
  return out;
}

constexpr size_t short_value_room = 64;

template <class Value, class Write>
void write_short(const Value& value, ByteBuffer& out, Write write) {
  out.end_at(write(out.room(short_value_room), value));
}

void write_integer(int64_t value, ByteBuffer& out) {
  write_short(value, out,
              [](char* place, int64_t number) { return std::to_chars(place, place + short_value_room, number).ptr; });
}

void write_json_list(const Column& column, uint32_t row, ByteBuffer& out, JsonOptions options) {
  out.append('[');
  const uint32_t first = column.first_item(row);
  for (uint32_t item = first; item < column.last_item(row); ++item) {
    if (item != first) out.append(',');
    write_json(column.element(), item, out, options);
  }
  out.append(']');
}

void write_json_record(const Column& column, uint32_t row, ByteBuffer& out, JsonOptions options) {
  out.append('{');
  bool first = true;
  const auto& fields = column.type->fields();
  for (size_t i = 0; i < fields.size(); ++i) {
    const Column& field = column.field(i);
    if (options.missing_fields == JsonOptions::MissingFields::omit && !field.present(column.at(row))) continue;
    if (!first) out.append(',');
    first = false;
    write_json_text(fields[i].name, out);
    out.append(':');
    write_json(field, column.at(row), out, options);
  }
  out.append('}');
}

/// What needs neither quotes in JSON nor anything else in a text; false for other kinds.
bool write_plain(const Column& column, uint32_t row, ByteBuffer& out) {
  switch (column.type->kind()) {
    case TypeKind::boolean: out.append(column.value<uint8_t>(row) != 0 ? "true" : "false"); return true;
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

void write_json_text(Text text, ByteBuffer& out) {
  constexpr size_t piece_bytes = size_t{16}
                                 << 10;  // so that a long text does not ask for room for escapes that never come
  out.append('"');
  while (true) {
    const Text piece = text.substr(0, piece_bytes);
    out.end_at(copy_escaped(out.room(piece.size() * longest_escape), piece, JsonSpecials(), write_escape));
    if (piece.size() == text.size()) break;
    text.remove_prefix(piece.size());
  }
  out.append('"');
}

void write_minified(Text json, ByteBuffer& out) {
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
    out.append(json.substr(written, at - written));
    while (at < json.size() && is_json_space(json[at])) ++at;
    written = at;
  }
  out.append(json.substr(written));
}

void write_float(double value, ByteBuffer& out) {
  if (!std::isfinite(value)) {
    out.append("null");  // JSON has no word for it; overflow is an error long before
    return;
  }
  const double size = std::fabs(value);
  const bool plain = size == 0.0 || (size >= 1e-6 && size < 1e21);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  write_short(value, out, [format](char* place, double number) {
    return std::to_chars(place, place + short_value_room, number, format).ptr;
  });
}

void write_json(const Column& column, uint32_t row, ByteBuffer& out, JsonOptions options) {
  if (!column.present(row)) {
    out.append("null");
    return;
  }
  const TypeKind kind = column.type->kind();
  if (kind == TypeKind::text || kind == TypeKind::path) return write_json_text(column.value<Text>(row), out);
  const bool quoted = kind == TypeKind::date || kind == TypeKind::time || kind == TypeKind::datetime;
  if (quoted) out.append('"');
  const bool written = write_plain(column, row, out);
  if (quoted) out.append('"');
  if (written) return;
  switch (kind) {
    case TypeKind::list: write_json_list(column, row, out, options); return;
    case TypeKind::record: write_json_record(column, row, out, options); return;
    case TypeKind::nothing:
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::floating:
    case TypeKind::text:
    case TypeKind::path:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::regex:
    case TypeKind::variable: out.append("null"); return;
  }
}

void write_display(const Column& column, uint32_t row, ByteBuffer& out) {
  if (!column.present(row)) return;
  if (column.type->is(TypeKind::text) || column.type->is(TypeKind::path)) {
    out.append(column.value<Text>(row));
    return;
  }
  if (!write_plain(column, row, out)) write_json(column, row, out, {});
}

void write_float(double value, std::string& out) {
  ByteBuffer bytes;
  write_float(value, bytes);
  out += bytes.view();
}

void write_json(const Column& column, uint32_t row, std::string& out, JsonOptions options) {
  ByteBuffer bytes;
  write_json(column, row, bytes, options);
  out += bytes.view();
}

void write_json_text(Text text, std::string& out) {
  ByteBuffer bytes;
  write_json_text(text, bytes);
  out += bytes.view();
}

void write_minified(Text json, std::string& out) {
  ByteBuffer bytes;
  write_minified(json, bytes);
  out += bytes.view();
}

void write_display(const Column& column, uint32_t row, std::string& out) {
  ByteBuffer bytes;
  write_display(column, row, bytes);
  out += bytes.view();
}

std::string display_text(const Column& column, uint32_t row) {
  std::string out;
  write_display(column, row, out);
  return out;
}

}  // namespace damson
