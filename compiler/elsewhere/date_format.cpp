// Reads the parts of a form one by one: a letter behind `%`, or a run of one letter.
#include "compiler/elsewhere/date_format.h"

#include <array>
#include <utility>

#include "compiler/elsewhere/operand.h"

namespace damson {

namespace {

using Part = std::pair<std::string_view, std::string_view>;

constexpr std::array<Part, 15> percent_parts{{{"Y", "YYYY"},
                                              {"m", "MM"},
                                              {"d", "DD"},
                                              {"-m", "M"},
                                              {"-d", "D"},
                                              {"e", "D"},
                                              {"c", "M"},
                                              {"B", "MMMM"},
                                              {"b", "MMM"},
                                              {"M", "mm"},
                                              {"H", "hh"},
                                              {"S", "ss"},
                                              {"i", "mm"},
                                              {"s", "ss"},
                                              {"F", "YYYY-MM-DD"}}};

/// Runs of letters; `mm` is said apart, for it may be minutes.
constexpr std::array<Part, 17> runs{{{"yyyy", "YYYY"},
                                     {"YYYY", "YYYY"},
                                     {"uuuu", "YYYY"},
                                     {"jjjj", "YYYY"},
                                     {"MM", "MM"},
                                     {"M", "M"},
                                     {"MMM", "MMM"},
                                     {"MMMM", "MMMM"},
                                     {"mmm", "MMM"},
                                     {"mmmm", "MMMM"},
                                     {"dd", "DD"},
                                     {"d", "D"},
                                     {"DD", "DD"},
                                     {"D", "D"},
                                     {"tt", "DD"},
                                     {"HH", "hh"},
                                     {"hh", "hh"}}};

template <size_t size>
std::optional<std::string_view> find_part(const std::array<Part, size>& parts, std::string_view wanted) {
  for (const auto& [written, here] : parts) {
    if (written == wanted) return here;
  }
  return std::nullopt;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<std::string> from_percents(std::string_view form) {
  std::string here;
  for (size_t at = 0; at < form.size(); ++at) {
    if (form[at] != '%') {
      here += form[at];
      continue;
    }
    const size_t length = at + 1 < form.size() && form[at + 1] == '-' ? 2 : 1;
    const auto part = find_part(percent_parts, form.substr(at + 1, length));
    if (!part) return std::nullopt;
    here += *part;
    at += length;
  }
  return here;
}

/// `mm` behind hours is minutes, anywhere else it is the month.
std::optional<std::string_view> run_here(std::string_view run, bool behind_hours) {
  if (run == "mm" || run == "m")
    return behind_hours ? std::string_view("mm") : run == "mm" ? std::string_view("MM") : std::string_view("M");
  if (run == "ss" || run == "SS") return "ss";
  return find_part(runs, run);
}

std::optional<std::string> from_runs(std::string_view form) {
  std::string here;
  bool hours = false;
  for (size_t at = 0; at < form.size();) {
    if (!is_letter(form[at])) {
      if (form[at] != '\'') here += form[at];
      ++at;
      continue;
    }
    size_t end = at + 1;
    while (end < form.size() && form[end] == form[at]) ++end;
    const std::string_view run = form.substr(at, end - at);
    if (run == "T") {
      here += run;
    } else {
      const auto part = run_here(run, hours);
      if (!part) return std::nullopt;
      hours |= *part == "hh";
      here += *part;
    }
    at = end;
  }
  return here;
}

}  // namespace

std::optional<std::string> date_format_here(std::string_view written) {
  if (!is_plain_text(written)) return std::nullopt;
  const std::string_view form = written.substr(1, written.size() - 2);
  const auto here = form.find('%') != std::string_view::npos ? from_percents(form) : from_runs(form);
  if (!here || *here == form || here->empty()) return std::nullopt;
  return "\"" + *here + "\"";
}

}  // namespace damson
