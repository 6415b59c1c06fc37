// Writes numbers for people.
#include "runtime/report/number_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace damson {

std::string count_text(uint64_t count) { return grouped_number(std::to_string(count)); }

std::string grouped_number(std::string_view digits) {
  const size_t begin = digits.starts_with('-') ? 1 : 0;
  const size_t end = std::min(digits.find('.'), digits.size());
  std::string text(digits.substr(0, begin));
  for (size_t i = begin; i < end; ++i) {
    if (i != begin && (end - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text.append(digits.substr(end));
}

std::string count_of(uint64_t count, const char* one, const char* many) {
  return count_text(count) + ' ' + (count == 1 ? one : many);
}

std::string size_text(uint64_t bytes) {
  if (bytes < 1000) return count_of(bytes, "byte", "bytes");
  static constexpr std::array units{"KB", "MB", "GB", "TB", "PB", "EB"};
  double size = static_cast<double>(bytes) / 1000;
  size_t unit = 0;
  // 999.95 would print as 1000.0 of the smaller unit.
  while (size >= 999.95 && unit + 1 < units.size()) {
    size /= 1000;
    ++unit;
  }
  return fmt::format("{:.1f} {}", size, units[unit]);
}

std::string share_text(uint64_t part, uint64_t whole) {
  if (whole == 0) return {};
  const double percent = 100 * static_cast<double>(part) / static_cast<double>(whole);
  if (part == 0 || part == whole) return fmt::format("{:.0f} %", percent);
  if (percent < 0.1) return "< 0.1 %";
  if (percent > 99.9) return "> 99.9 %";
  return fmt::format("{:.1f} %", percent);
}

std::string duration_text(double seconds) {
  if (seconds < 9.95) return fmt::format("{:.1f} s", seconds);
  const auto whole = static_cast<uint64_t>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace damson
