// Reading and writing dates, times and instants as ISO 8601.
#include <algorithm>

#include "runtime/values/date.h"

namespace damson {

namespace {

constexpr size_t written_date_room = 40;

/// Takes exactly `count` digits off `text`, or gives -1.
int take_digits(std::string_view& text, size_t count) {
  if (text.size() < count) return -1;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take_char(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const int year = take_digits(text, 4);
  if (year < 0 || !take_char(text, '-')) return std::nullopt;
  const int month = take_digits(text, 2);
  if (month < 0 || !take_char(text, '-')) return std::nullopt;
  return make_date(year, month, take_digits(text, 2));
}

/// The one to six digits behind a decimal point, as microseconds; -1 for none or more.
int take_fraction(std::string_view& text) {
  const auto* end = std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; });
  const auto count = static_cast<size_t>(end - text.begin());
  if (count == 0 || count > second_places) return -1;
  int value = take_digits(text, count);
  for (size_t i = count; i < second_places; ++i) value *= 10;
  return value;
}

std::optional<Time> take_time(std::string_view& text) {
  const int hour = take_digits(text, 2);
  if (hour < 0 || !take_char(text, ':')) return std::nullopt;
  const int minute = take_digits(text, 2);
  if (!take_char(text, ':')) return make_time(hour, minute);
  const int second = take_digits(text, 2);
  const int microsecond = take_char(text, '.') ? take_fraction(text) : 0;
  return make_time(hour, minute, second, microsecond);
}

/// `Z` or `±hh:mm`, in minutes.
std::optional<int> take_offset(std::string_view& text) {
  if (take_char(text, 'Z')) return 0;
  const bool negative = text.starts_with('-');
  if (!negative && !text.starts_with('+')) return std::nullopt;
  text.remove_prefix(1);
  const int hours = take_digits(text, 2);
  if (hours < 0 || hours > 23 || !take_char(text, ':')) return std::nullopt;
  const int minutes = take_digits(text, 2);
  if (minutes < 0 || minutes > 59) return std::nullopt;
  const int offset = hours * 60 + minutes;
  return negative ? -offset : offset;
}

char* write_number(char* out, int64_t value, int digits) {
  for (int i = digits; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
  return out + digits;
}

char* write_char(char* out, char c) {
  *out = c;
  return out + 1;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  const auto date = take_date(text);
  return text.empty() ? date : std::nullopt;
}

std::optional<Time> parse_iso_time(std::string_view text) {
  const auto time = take_time(text);
  return text.empty() ? time : std::nullopt;
}

std::optional<DateTime> parse_iso_datetime(std::string_view text) {
  const auto date = take_date(text);
  if (!date || (!take_char(text, 'T') && !take_char(text, ' '))) return std::nullopt;
  const auto time = take_time(text);
  if (!time) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return make_datetime(*date, *time, *offset);
}

char* write_date(char* out, Date value) {
  const CalendarDay day = calendar_day(value);
  out = write_char(write_number(out, day.year, 4), '-');
  out = write_char(write_number(out, day.month, 2), '-');
  return write_number(out, day.day, 2);
}

char* write_time(char* out, Time value) {
  const int64_t seconds = value.microseconds / 1'000'000;
  out = write_char(write_number(out, seconds / 3600, 2), ':');
  out = write_char(write_number(out, seconds / 60 % 60, 2), ':');
  out = write_number(out, seconds % 60, 2);
  const int64_t fraction = value.microseconds % 1'000'000;
  if (fraction == 0) return out;
  out = write_number(write_char(out, '.'), fraction, 6);
  while (out[-1] == '0') --out;
  return out;
}

char* write_datetime(char* out, const DateTime& value) {
  const LocalDateTime parts = local(value);
  out = write_char(write_date(out, parts.date), 'T');
  out = write_time(out, parts.time);
  if (value.offset_minutes == 0) return write_char(out, 'Z');
  const int offset = value.offset_minutes < 0 ? -value.offset_minutes : value.offset_minutes;
  out = write_char(out, value.offset_minutes < 0 ? '-' : '+');
  out = write_char(write_number(out, offset / 60, 2), ':');
  return write_number(out, offset % 60, 2);
}

std::string to_text(Date value) {
  char buffer[written_date_room];
  return {buffer, write_date(buffer, value)};
}

std::string to_text(Time value) {
  char buffer[written_date_room];
  return {buffer, write_time(buffer, value)};
}

std::string to_text(const DateTime& value) {
  char buffer[written_date_room];
  return {buffer, write_datetime(buffer, value)};
}

}  // namespace damson
