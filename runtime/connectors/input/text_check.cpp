// Finding bytes that are no text, and saying so.
#include "runtime/connectors/input/text_check.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include "runtime/base/limits.h"
#include "runtime/base/utf8.h"
#include "runtime/connectors/input/lines.h"
#include "runtime/diagnostics/catalogue/text_not_readable.h"

namespace damson {

namespace {

size_t first_zero(std::string_view text) { return std::min(text.find('\0'), text.size()); }

size_t first_invalid(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return text.size();
  size_t at = 0;
  while (at < text.size()) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (!unit.valid) return at;
    at += unit.bytes;
  }
  return text.size();
}

/// The line that `at` stands on, up to `at`.
std::string_view line_before(std::string_view text, size_t at) {
  const std::string_view before = text.substr(0, at);
  const size_t line_break = before.find_last_of("\r\n");
  return line_break == std::string_view::npos ? before : before.substr(line_break + 1);
}

uint64_t characters(std::string_view text) {
  return static_cast<uint64_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

std::string last_characters(std::string_view text, size_t count) {
  size_t begin = text.size();
  while (begin > 0 && count > 0) {
    --begin;
    if ((text[begin] & '\xC0') != '\x80') --count;
  }
  return repaired_utf8(text.substr(begin));
}

std::string bad_byte_advice(bool zero, Encoding encoding, bool encoding_can_be_told) {
  if (!encoding_can_be_told) return "save the file as UTF-8, which is what JSON is written in";
  if (zero) return "the file may be UTF-16: try `encoding: \"utf-16le\"`";
  if (encoding == Encoding::utf_8) {
    return "files saved on Windows are often in another encoding: try `encoding: \"windows-1252\"`, and look at the "
           "names that come out";
  }
  return fmt::format("the file is not {} throughout: find out how it was saved", encoding_name(encoding));
}

/// What the file has there. UTF-16 was decoded: of half a pair, or half a unit, are left bytes that are not in the
/// file.
std::string bad_character(std::string_view text, Encoding encoding) {
  const auto byte = [text](size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  const bool units = encoding == Encoding::utf_16le || encoding == Encoding::utf_16be;
  if (byte(0) == 0) return units ? "a character of value zero" : "a byte of value zero";
  if (units && byte(0) == 0xED)
    return fmt::format("half of a surrogate pair, 0x{:04X}", 0xD000U | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU));
  if (units && byte(0) == 0xFF) return "half of a character: the file has an odd number of bytes";
  return fmt::format("the byte 0x{:02X}", byte(0));
}

}  // namespace

size_t first_bad_byte(std::string_view text) {
  const size_t zero = first_zero(text);
  return std::min(zero, first_invalid(text.substr(0, zero)));
}

Problem bad_byte_problem(std::string_view text, size_t bad, DataPlace place, Encoding encoding,
                         bool encoding_can_be_told) {
  const std::string_view before = line_before(text, bad);
  place.line += count_line_breaks(text.substr(0, bad));
  place.column = characters(before) + 1;
  // only the line: what follows it depends on how much was read at once
  const size_t start = bad - before.size();
  place.excerpt = excerpt_of(text.substr(start, std::min(text.find_first_of("\r\n", bad), text.size()) - start));
  const bool zero = text[bad] == '\0';
  std::string what = bad_character(text.substr(bad), encoding);
  if (!before.empty()) what += fmt::format(" behind `{}`", last_characters(before, 20));
  return text_not_readable(std::move(place), encoding_name(encoding), what)
      .note(bad_byte_advice(zero, encoding, encoding_can_be_told));
}

std::string excerpt_of(std::string_view data, size_t most_characters) {
  size_t end = 0;
  size_t count = 0;
  while (end < data.size() && count < most_characters) {
    end += utf8_unit_at(data, end).bytes;
    ++count;
  }
  std::string shown = repaired_utf8(data.substr(0, end));
  if (end < data.size()) shown += "…";
  return shown;
}

std::string excerpt_of(std::string_view data) { return excerpt_of(data, limits::excerpt_characters); }

}  // namespace damson
