// Values of scalar types out of text.
#include "runtime/connectors/input/scalar_text.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "runtime/connectors/input/text_check.h"
#include "runtime/values/float_text.h"
#include "runtime/values/path_value.h"

namespace damson {

namespace {

template <class T>
bool put(const std::optional<T>& value, void* slot) {
  if (!value) return false;
  *static_cast<T*>(slot) = *value;
  return true;
}

bool read_integer(Text text, void* slot) {
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, *static_cast<int64_t*>(slot));
  return error == std::errc() && stopped == end;
}

bool read_float(Text text, void* slot) {
  const Text digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || digits[0] < '0' || digits[0] > '9') return false;  // "inf", "nan", ".5", "+1"
  const ReadFloat read = float_of_digits(text);
  *static_cast<double*>(slot) = read.value;
  return read.fault == FloatFault::none;
}

bool read_boolean(Text text, void* slot) {
  if (text != "true" && text != "false") return false;
  *static_cast<uint8_t*>(slot) = text == "true" ? 1 : 0;
  return true;
}

bool read_path(Text text, void* slot, Arena& arena) {
  const Result<Text> path = normalise_path(arena, text);
  if (path.ok()) *static_cast<Text*>(slot) = *path;
  return path.ok();
}

std::string_view with_article(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean: return "a bool: true or false";
    case TypeKind::integer: return "an int";
    case TypeKind::decimal: return "a decimal";
    case TypeKind::floating: return "a float";
    case TypeKind::date: return "a date: YYYY-MM-DD";
    case TypeKind::time: return "a time: hh:mm or hh:mm:ss";
    case TypeKind::datetime: return "a datetime: YYYY-MM-DDThh:mm:ssZ, or +hh:mm for the Z";
    case TypeKind::path: return "a path";
    case TypeKind::nothing:
    case TypeKind::text:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return kind_name(kind);
  }
  return "";
}

bool has_outer_space(Text text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  return !text.empty() && (space(text.front()) || space(text.back()));
}

bool is_digits(Text text) { return !text.empty() && text.find_first_not_of("0123456789") == Text::npos; }

/// `12,5`, `1.234,5`: digits with a decimal comma.
bool has_decimal_comma(Text text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const size_t comma = text.rfind(',');
  return comma != Text::npos && comma > 0 && is_digits(text.substr(comma + 1)) &&
         text.substr(0, comma).find_first_not_of("0123456789.") == Text::npos;
}

/// `31.12.1999` or `31/12/1999` as the form that `parse_date` is told.
std::string_view date_form(Text text) {
  for (const auto& [sign, form] : {std::pair('.', "DD.MM.YYYY"), std::pair('/', "DD/MM/YYYY")}) {
    if (text.size() != 10 || text[2] != sign || text[5] != sign) continue;
    if (is_digits(text.substr(0, 2)) && is_digits(text.substr(3, 2)) && is_digits(text.substr(6))) return form;
  }
  return {};
}

/// More places of a second than a datetime keeps.
bool has_too_many_places(TypeKind kind, Text text) {
  const size_t point = text.find('.');
  if (point == Text::npos) return false;
  const size_t end = text.find_first_not_of("0123456789", point + 1);
  const size_t digits = (end == Text::npos ? text.size() : end) - point - 1;
  if (digits <= second_places) return false;
  const std::string cut = std::string(text.substr(0, point)) + std::string(text.substr(point + 1 + digits));
  return kind == TypeKind::datetime ? parse_iso_datetime(cut).has_value()
                                    : kind == TypeKind::time && parse_iso_time(cut).has_value();
}

/// Why a number or a moment that is well written is none that can be kept; empty where it is written otherwise.
std::string beyond_limits(TypeKind kind, Text text, const std::string& quoted) {
  if (kind == TypeKind::integer && is_whole_number(text)) return fmt::format("{} is too large for an int", quoted);
  if (kind == TypeKind::decimal && is_whole_number(text))
    return fmt::format("{} has more than {} digits", quoted, Decimal::max_digits);
  if (kind == TypeKind::floating) {
    const FloatFault fault = float_of_digits(text).fault;
    if (fault == FloatFault::too_large) return fmt::format("{} is too large for a float", quoted);
    if (fault == FloatFault::too_small) return fmt::format("{} is nearer to 0 than any float but 0", quoted);
  }
  if (has_too_many_places(kind, text))
    return fmt::format("{} has more than {} places of a second", quoted, second_places);
  return {};
}

/// How a text that is written otherwise is read; empty where that is not known.
std::string reading_hint(TypeKind kind, Text text) {
  const bool number = kind == TypeKind::decimal || kind == TypeKind::integer || kind == TypeKind::floating;
  if (number && has_decimal_comma(text)) return "; as a `text` it could be read with `parse_decimal(decimal: \",\")`";
  if (kind == TypeKind::date && !date_form(text).empty())
    return fmt::format("; as a `text` it could be read with `parse_date(\"{}\")`", date_form(text));
  return {};
}

}  // namespace

bool is_whole_number(Text text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == Text::npos;
}

bool read_scalar(TypeKind kind, Text text, void* slot, Arena& arena) {
  switch (kind) {
    case TypeKind::boolean: return read_boolean(text, slot);
    case TypeKind::integer: return read_integer(text, slot);
    case TypeKind::decimal: return put(parse_decimal(text), slot);
    case TypeKind::floating: return read_float(text, slot);
    case TypeKind::text: *static_cast<Text*>(slot) = text; return true;
    case TypeKind::path: return read_path(text, slot, arena);
    case TypeKind::date: return put(parse_iso_date(text), slot);
    case TypeKind::time: return put(parse_iso_time(text), slot);
    case TypeKind::datetime: return put(parse_iso_datetime(text), slot);
    case TypeKind::nothing:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return false;
  }
  return false;
}

std::string not_a_scalar(TypeKind kind, Text text) {
  constexpr size_t shown = 60;
  const std::string quoted = fmt::format("\"{}\"", excerpt_of(text, shown));
  if (kind == TypeKind::path) {
    Arena arena;
    const Result<Text> path = normalise_path(arena, text);
    if (!path.ok()) return path.error().message;
  }
  if (std::string words = beyond_limits(kind, text, quoted); !words.empty()) return words;
  return fmt::format("{} is not {}{}{}", quoted, with_article(kind),
                     has_outer_space(text) ? " (there is white space around it)" : "", reading_hint(kind, text));
}

}  // namespace damson
