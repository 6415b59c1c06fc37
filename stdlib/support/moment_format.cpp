// Dates and times in a written form.
#include "stdlib/support/moment_format.h"

#include <fmt/format.h>
#include <array>
#include <cstdlib>

namespace damson {

namespace {

using MomentPart = MomentFormat::Part;

constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

struct PartName {
  std::string_view text;
  MomentPart part;
};
// longer names first, so that MMMM is not read as MM and MM
constexpr std::array<PartName, 12> part_names = {{{"YYYY", MomentPart::year},
                                                  {"MMMM", MomentPart::month_long},
                                                  {"MMM", MomentPart::month_short},
                                                  {"MM", MomentPart::month_two},
                                                  {"M", MomentPart::month},
                                                  {"DD", MomentPart::day_two},
                                                  {"D", MomentPart::day},
                                                  {"hh", MomentPart::hour},
                                                  {"mm", MomentPart::minute},
                                                  {"ss", MomentPart::second},
                                                  {"fff", MomentPart::fraction},
                                                  {"ZZ", MomentPart::zone}}};

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with_word(Text text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (small_letter(text[i]) != small_letter(word[i])) return false;
  }
  return true;
}

bool is_moment_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads the pieces of one text, one after another.
struct MomentReader {
  Text rest;
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  int64_t microseconds = 0;
  std::optional<int> offset;

  bool number(size_t least, size_t most, int& into) {
    size_t digits = 0;
    into = 0;
    while (digits < most && digits < rest.size() && is_moment_digit(rest[digits]))
      into = into * 10 + (rest[digits++] - '0');
    rest.remove_prefix(digits);
    return digits >= least;
  }

  bool month_name(bool full) {
    for (size_t i = 0; i < month_names.size(); ++i) {
      const std::string_view word = full ? month_names[i] : month_names[i].substr(0, 3);
      if (!begins_with_word(rest, word)) continue;
      rest.remove_prefix(word.size());
      if (!full && !rest.empty() && rest.front() == '.') rest.remove_prefix(1);
      month = static_cast<int>(i) + 1;
      return true;
    }
    return false;
  }

  bool fraction() {
    size_t digits = 0;
    int64_t value = 0;
    int64_t unit = 1'000'000;
    for (; digits < 6 && digits < rest.size() && is_moment_digit(rest[digits]); ++digits) {
      value = value * 10 + (rest[digits] - '0');
      unit /= 10;
    }
    microseconds = value * unit;
    rest.remove_prefix(digits);
    return digits > 0;
  }

  bool zone() {
    const size_t length = offset_size(rest);
    offset = read_offset(rest.substr(0, length));
    if (!offset) return false;
    rest.remove_prefix(length);
    return true;
  }

  bool read(const MomentFormat::Piece& piece) {
    switch (piece.part) {
      case MomentPart::literal:
        if (!rest.starts_with(piece.literal)) return false;
        rest.remove_prefix(piece.literal.size());
        return true;
      case MomentPart::year: return number(4, 4, year);
      case MomentPart::month: return number(1, 2, month);
      case MomentPart::month_two: return number(2, 2, month);
      case MomentPart::month_short: return month_name(false);
      case MomentPart::month_long: return month_name(true);
      case MomentPart::day: return number(1, 2, day);
      case MomentPart::day_two: return number(2, 2, day);
      case MomentPart::hour: return number(2, 2, hour) && hour < 24;
      case MomentPart::minute: return number(2, 2, minute) && minute < 60;
      case MomentPart::second: return number(2, 2, second) && second < 60;
      case MomentPart::fraction: return fraction();
      case MomentPart::zone: return zone();
    }
    return false;
  }
};

std::string_view written_name(const MomentFormat::Piece& piece) {
  if (piece.part == MomentPart::literal) return piece.literal;
  for (const PartName& name : part_names) {
    if (name.part == piece.part) return name.text;
  }
  return {};
}

std::string offset_text(int minutes) {
  if (minutes == 0) return "Z";
  const int size = std::abs(minutes);
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

}  // namespace

bool MomentFormat::has(MomentPart part) const {
  for (const Piece& piece : pieces) {
    if (piece.part == part) return true;
  }
  return false;
}

bool MomentFormat::has_date() const {
  const bool month = has(MomentPart::month) || has(MomentPart::month_two) || has(MomentPart::month_short) ||
                     has(MomentPart::month_long);
  return has(MomentPart::year) && month && (has(MomentPart::day) || has(MomentPart::day_two));
}

Result<MomentFormat> read_moment_format(std::string_view text) {
  MomentFormat format{.text = std::string(text), .pieces = {}};
  for (size_t at = 0; at < text.size();) {
    const PartName* found = nullptr;
    for (const PartName& name : part_names) {
      if (found == nullptr && text.substr(at, name.text.size()) == name.text) found = &name;
    }
    if (found != nullptr) {
      if (format.has(found->part)) return fail(fmt::format("the format \"{}\" says {} twice", text, found->text));
      format.pieces.push_back({found->part, {}});
      at += found->text.size();
      continue;
    }
    if (text.substr(at, 2) == "YY") {
      return fail(
          fmt::format("the format \"{}\" has years of two digits, which could be of any century; write YYYY", text));
    }
    const bool letter = (text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z');
    if (letter && text[at] != 'T') {
      return fail(fmt::format("the format \"{}\" has a `{}`; known are YYYY MM M DD D MMM MMMM hh mm ss fff ZZ", text,
                              text[at]));
    }
    if (format.pieces.empty() || format.pieces.back().part != MomentPart::literal)
      format.pieces.push_back({MomentPart::literal, {}});
    format.pieces.back().literal += text[at++];
  }
  return format;
}

std::optional<WrittenMoment> read_moment(const MomentFormat& format, Text text, MomentStop* stop) {
  MomentReader reader;
  reader.rest = text;
  const auto stopped = [&](size_t at, std::string_view wanted) {
    if (stop != nullptr) *stop = {.at = at, .wanted = std::string(wanted)};
    return std::nullopt;
  };
  for (const MomentFormat::Piece& piece : format.pieces) {
    const size_t at = text.size() - reader.rest.size();
    if (!reader.read(piece)) return stopped(at, written_name(piece));
  }
  if (!reader.rest.empty()) return stopped(text.size() - reader.rest.size(), "the end");
  const auto date = make_date(reader.year, reader.month, reader.day);
  if (!date) return stopped(text.size(), {});
  const int64_t seconds = (int64_t{reader.hour} * 60 + reader.minute) * 60 + reader.second;
  return WrittenMoment{
      .date = *date, .time = {seconds * 1'000'000 + reader.microseconds}, .offset_minutes = reader.offset};
}

void write_formatted(const MomentFormat& format, Date date, Time time, int offset_minutes, std::string& out) {
  const CalendarDay day = calendar_day(date);
  const auto month_name = month_names[static_cast<size_t>(day.month - 1)];
  const int64_t seconds = time.microseconds / 1'000'000;
  const auto end = std::back_inserter(out);
  for (const MomentFormat::Piece& piece : format.pieces) {
    switch (piece.part) {
      case MomentPart::literal: out += piece.literal; break;
      case MomentPart::year: fmt::format_to(end, "{:04}", day.year); break;
      case MomentPart::month: fmt::format_to(end, "{}", day.month); break;
      case MomentPart::month_two: fmt::format_to(end, "{:02}", day.month); break;
      case MomentPart::month_short: out += month_name.substr(0, 3); break;
      case MomentPart::month_long: out += month_name; break;
      case MomentPart::day: fmt::format_to(end, "{}", day.day); break;
      case MomentPart::day_two: fmt::format_to(end, "{:02}", day.day); break;
      case MomentPart::hour: fmt::format_to(end, "{:02}", seconds / 3600); break;
      case MomentPart::minute: fmt::format_to(end, "{:02}", seconds / 60 % 60); break;
      case MomentPart::second: fmt::format_to(end, "{:02}", seconds % 60); break;
      case MomentPart::fraction: fmt::format_to(end, "{:03}", time.microseconds / 1000 % 1000); break;
      case MomentPart::zone: out += offset_text(offset_minutes); break;
    }
  }
}

namespace {

/// The bytes of the sign of an offset: the typographic minus has three.
size_t sign_size(Text text) {
  if (text.starts_with('+') || text.starts_with('-')) return 1;
  return text.starts_with("\u2212") ? 3 : 0;
}

bool two_digits(Text text, size_t at) {
  return at + 1 < text.size() && is_moment_digit(text[at]) && is_moment_digit(text[at + 1]);
}

int two_digit_value(Text text, size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

}  // namespace

size_t offset_size(Text text) {
  if (text.starts_with('Z')) return 1;
  const size_t sign = sign_size(text);
  if (sign == 0 || !two_digits(text, sign)) return 0;
  const size_t colon = sign + 2 < text.size() && text[sign + 2] == ':' ? 1 : 0;
  return two_digits(text, sign + 2 + colon) ? sign + 4 + colon : sign + 2;
}

std::optional<int> read_offset(Text text) {
  constexpr int most_minutes = 14 * 60;  // no clock on earth is further from UTC
  const size_t size = offset_size(text);
  if (size == 0 || size != text.size()) return std::nullopt;
  if (text == "Z") return 0;
  const size_t hours = sign_size(text);
  const size_t colon = text.find(':') == Text::npos ? 0 : 1;
  const bool has_minutes = size > hours + 2;
  const int minutes = has_minutes ? two_digit_value(text, hours + 2 + colon) : 0;
  const int total = two_digit_value(text, hours) * 60 + minutes;
  if (minutes > 59 || total > most_minutes) return std::nullopt;
  return text[0] == '+' ? total : -total;
}

}  // namespace damson
