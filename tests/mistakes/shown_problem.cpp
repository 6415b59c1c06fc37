// Goes by the beginnings of lines: `error[E0110]: …`, `  --> file:line:column`, `12 | title = …`.
#include "tests/mistakes/shown_problem.h"

#include <charconv>

namespace damson::test {

namespace {

bool begins_problem(std::string_view line) { return line.starts_with("error[") || line.starts_with("warning["); }

/// `12 | title = …`
bool shows_text(std::string_view line) {
  const size_t first = line.find_first_not_of(' ');
  if (first == std::string_view::npos || line[first] < '0' || line[first] > '9') return false;
  const size_t end = line.find_first_not_of("0123456789", first);
  return end != std::string_view::npos && line.substr(end).starts_with(" |");
}

uint32_t number(std::string_view text) {
  uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void read_place(std::string_view line, ShownProblem& problem) {
  const size_t column = line.rfind(':');
  const size_t row = column == std::string_view::npos ? column : line.rfind(':', column - 1);
  if (row == std::string_view::npos) {
    problem.file = line;
    return;
  }
  problem.file = line.substr(0, row);
  problem.line = number(line.substr(row + 1, column - row - 1));
  problem.column = number(line.substr(column + 1));
}

void read_line(std::string_view line, ShownProblem& problem) {
  constexpr std::string_view arrow = "--> ";
  const size_t place = line.find(arrow);
  const bool is_place = place != std::string_view::npos && line.find_first_not_of(' ') == place;
  if (is_place && problem.file.empty()) return read_place(line.substr(place + arrow.size()), problem);
  if (shows_text(line)) return;
  problem.words += line;
  problem.words += '\n';
}

}  // namespace

std::vector<ShownProblem> shown_problems(std::string_view printed) {
  std::vector<ShownProblem> problems;
  while (!printed.empty()) {
    const size_t end = std::min(printed.find('\n'), printed.size());
    const std::string_view line = printed.substr(0, end);
    printed.remove_prefix(std::min(end + 1, printed.size()));
    if (begins_problem(line)) {
      const size_t open = line.find('[');
      problems.push_back(
          {.id = std::string(line.substr(open + 1, line.find(']') - open - 1)), .file = {}, .words = {}});
    } else if (problems.empty() && !line.empty()) {
      problems.push_back({.id = "usage", .file = {}, .words = {}});
    }
    if (!problems.empty()) read_line(line, problems.back());
  }
  return problems;
}

}  // namespace damson::test
