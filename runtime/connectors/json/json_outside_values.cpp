// Values around the array of records: checked as RFC 8259 has them, byte by byte, because one may be longer than a
// block.
#include <fmt/format.h>

#include <vector>

#include "runtime/base/limits.h"
#include "runtime/base/utf8.h"
#include "runtime/connectors/json/json_outside.h"
#include "runtime/connectors/json/json_reader.h"

namespace damson {

namespace {

void append(std::string* raw, char c) {
  if (raw != nullptr) *raw += c;
}

}  // namespace

bool JsonOutside::skip_escape(std::string* raw) {
  append(raw, peek());
  step();
  const char letter = peek();
  if (letter == '\0' || std::string_view("\"\\/bfnrtu").find(letter) == std::string_view::npos) {
    return unexpected("one of `\" \\ / b f n r t u` behind the backslash");
  }
  append(raw, letter);
  step();
  if (letter != 'u') return true;
  for (int i = 0; i < 4; ++i) {
    const char digit = peek();
    if (!is_hex_digit(digit)) return unexpected("a digit or a letter a to f of the escape `\\u`");
    append(raw, digit);
    step();
  }
  return true;
}

/// One character of several bytes; its end may lie beyond what is in the buffer.
bool JsonOutside::skip_beyond_ascii(std::string* raw) {
  std::string bytes;
  do {
    bytes += peek();
    step();
    const Utf8Unit unit = utf8_unit_at(bytes, 0);
    if (!unit.valid) continue;
    if (raw != nullptr) *raw += bytes;
    return true;
  } while (bytes.size() < 4 && (static_cast<unsigned char>(peek()) & 0xC0U) == 0x80U);
  if (at_end()) return fail(Fault::Kind::cut_off, {});
  return fail(Fault::Kind::malformed,
              fmt::format("the byte 0x{:02X} in a text is not UTF-8", static_cast<unsigned char>(bytes[0])));
}

bool JsonOutside::skip_string(std::string* raw) {
  constexpr unsigned char first_printable = 0x20;
  constexpr unsigned char last_ascii = 0x7F;
  step();
  for (char c = peek(); c != '"'; c = peek()) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\') {
      if (!skip_escape(raw)) return false;
    } else if (byte > last_ascii) {
      if (!skip_beyond_ascii(raw)) return false;
    } else if (byte < first_printable) {
      if (at_end()) return fail(Fault::Kind::cut_off, {});
      return fail(Fault::Kind::malformed, fmt::format("a control character in text is written `\\u{:04x}`", byte));
    } else {
      append(raw, c);
      step();
    }
  }
  step();
  return true;
}

bool JsonOutside::skip_digits() {
  if (!is_json_digit(peek())) return unexpected("a digit");
  while (is_json_digit(peek())) step();
  return true;
}

bool JsonOutside::skip_number() {
  if (peek() == '-') step();
  if (peek() == '0') {
    step();
    if (is_json_digit(peek()))
      return fail(Fault::Kind::malformed, "a number does not begin with 0 (was it meant to be text, in quotes?)");
  } else if (!skip_digits()) {
    return false;
  }
  if (peek() == '.') {
    step();
    if (!skip_digits()) return false;
  }
  if (peek() != 'e' && peek() != 'E') return true;
  step();
  if (peek() == '+' || peek() == '-') step();
  return skip_digits();
}

bool JsonOutside::skip_scalar() {
  const char first = peek();
  if (first == '"') return skip_string(nullptr);
  if (first == '-' || is_json_digit(first)) return skip_number();
  for (const std::string_view word : {"true", "false", "null"}) {
    if (first != word.front()) continue;
    for (const char c : word) {
      if (peek() != c) return unexpected(fmt::format("`{}`", word));
      step();
    }
    return true;
  }
  return unexpected("a value");
}

bool JsonOutside::skip_key() {
  if (peek() != '"') return unexpected("a key in double quotes");
  if (!skip_string(nullptr)) return false;
  skip_space();
  if (peek() != ':') return unexpected("a colon behind the key");
  step();
  skip_space();
  return true;
}

bool JsonOutside::skip_value() {
  std::vector<bool> in_object;  // lists and objects of this value that are open
  do {
    const char first = peek();
    if (first == '{' || first == '[') {
      if (in_object.size() == limits::data_nesting) return fail(Fault::Kind::too_deep, {});
      in_object.push_back(first == '{');
      step();
      skip_space();
      if (peek() != (first == '{' ? '}' : ']')) {
        if (first == '{' && !skip_key()) return false;
        continue;
      }
    } else if (!skip_scalar()) {
      return false;
    }
    // what may follow a value
    while (!in_object.empty()) {
      skip_space();
      const bool object = in_object.back();
      if (peek() == (object ? '}' : ']')) {
        step();
        in_object.pop_back();
        continue;
      }
      if (peek() != ',') return unexpected(object ? "a comma or `}`" : "a comma or `]`");
      step();
      skip_space();
      if (object && !skip_key()) return false;
      break;
    }
  } while (!in_object.empty());
  return true;
}

}  // namespace damson
