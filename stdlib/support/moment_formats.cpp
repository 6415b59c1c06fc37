// Reading a text in one of several formats.
#include "stdlib/support/moment_formats.h"

#include <fmt/format.h>

namespace damson {

namespace {

using MomentPart = MomentFormat::Part;

constexpr int64_t day_microseconds = int64_t{24} * 3600 * 1'000'000;
constexpr int64_t minute_microseconds = int64_t{60} * 1'000'000;

bool has_time(const MomentFormat& format) {
  return format.has(MomentPart::hour) || format.has(MomentPart::minute) || format.has(MomentPart::second) ||
         format.has(MomentPart::fraction) || format.has(MomentPart::zone);
}

std::optional<Error> unsuited(const MomentFormat& format, MomentUse use) {
  if (!format.has_date()) return fail(fmt::format("the format \"{}\" must say year, month and day", format.text));
  if (use == MomentUse::date) {
    if (!has_time(format)) return std::nullopt;
    return fail(fmt::format("the format \"{}\" has a time of day; `parse_datetime` reads that", format.text));
  }
  if (!format.has(MomentPart::hour) || !format.has(MomentPart::minute)) {
    return fail(fmt::format("the format \"{}\" must say hours (hh) and minutes (mm)", format.text));
  }
  if (use == MomentUse::datetime_with_zone && !format.has(MomentPart::zone)) {
    return fail(fmt::format(
        "the format \"{}\" does not say the offset (ZZ); give it as `zone`, such as \"+01:00\" or \"Z\"", format.text));
  }
  return std::nullopt;
}

std::string form_list(const MomentFormats& formats) {
  std::string list;
  for (size_t i = 0; i < formats.formats.size(); ++i) {
    list += (i == 0 ? "" : i + 1 == formats.formats.size() ? " or " : ", ") + formats.formats[i].text;
  }
  return list;
}

std::string shown_moment(const WrittenMoment& moment, std::string_view what) {
  if (what == "a date") return to_text(moment.date);
  return fmt::format("{} {}", to_text(moment.date), to_text(moment.time));
}

bool same_moment(const WrittenMoment& a, const WrittenMoment& b) {
  return a.date == b.date && a.time == b.time && a.offset_minutes == b.offset_minutes;
}

std::string quoted_unless_end(std::string_view wanted) {
  return wanted == "the end" ? std::string(wanted) : fmt::format("\"{}\"", wanted);
}

/// Where the text stops being a moment.
std::string told(const MomentStop& stop, Text text) {
  if (text.empty()) return {};
  if (stop.wanted.empty()) return ": there is no such day";
  const Text rest = text.substr(stop.at);
  if (rest.empty()) return fmt::format(": it ends where {} should stand", quoted_unless_end(stop.wanted));
  return fmt::format(": \"{}\" stands where {} should", rest, quoted_unless_end(stop.wanted));
}

}  // namespace

Result<MomentFormats> read_moment_formats(const std::vector<std::string>& texts, MomentUse use) {
  if (texts.empty()) return fail("say at least one format, such as \"DD.MM.YYYY\"");
  MomentFormats formats;
  for (const std::string& text : texts) {
    auto format = read_moment_format(text);
    if (!format.ok()) return format.error();
    if (auto error = unsuited(*format, use)) return std::move(*error);
    formats.formats.push_back(std::move(format).value());
  }
  return formats;
}

Result<WrittenMoment> read_one_way(const MomentFormats& formats, Text text, std::string_view what) {
  std::optional<WrittenMoment> found;
  const MomentFormat* by = nullptr;
  MomentStop furthest;
  for (const MomentFormat& format : formats.formats) {
    MomentStop stop;
    const auto moment = read_moment(format, text, &stop);
    if (!moment) {
      if (furthest.wanted.empty() || stop.at >= furthest.at) furthest = std::move(stop);
      continue;
    }
    if (!found) {
      found = moment;
      by = &format;
    } else if (!same_moment(*found, *moment)) {
      return fail(fmt::format("\"{}\" can be {} ({}) or {} ({})", text, shown_moment(*found, what), by->text,
                              shown_moment(*moment, what), format.text));
    }
  }
  if (!found)
    return fail(fmt::format("\"{}\" is not {} in the form {}{}", text, what, form_list(formats), told(furthest, text)));
  return *found;
}

DateTime to_datetime(const WrittenMoment& moment, int offset_minutes) {
  const int64_t local = int64_t{moment.date.days} * day_microseconds + moment.time.microseconds;
  return {.microseconds = local - offset_minutes * minute_microseconds, .offset_minutes = offset_minutes};
}

LocalMoment local_moment(const DateTime& moment) {
  const int64_t local = moment.microseconds + moment.offset_minutes * minute_microseconds;
  const int64_t days = local >= 0 ? local / day_microseconds : -((-local + day_microseconds - 1) / day_microseconds);
  return {.date = {static_cast<int32_t>(days)}, .time = {local - days * day_microseconds}};
}

}  // namespace damson
