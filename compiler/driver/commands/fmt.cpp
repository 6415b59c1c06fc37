// `damson fmt FILES`: specs laid out in the one way there is.
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <ostream>

#include "compiler/diagnostics/formatting_uncertain.h"
#include "compiler/diagnostics/import_unreadable.h"
#include "compiler/diagnostics/spec_not_found.h"
#include "compiler/driver/command.h"
#include "compiler/driver/line_diff.h"
#include "compiler/driver/replace_file.h"
#include "compiler/driver/show_problems.h"
#include "compiler/format/format.h"
#include "compiler/source/read_spec_file.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson::commands {

namespace {

namespace fs = std::filesystem;

/// Lines shown of what would change in one file.
constexpr size_t shown_lines = 20;

/// Every spec in a folder and those in it, by name; what begins with a dot is left out, as the journal's folder is.
std::vector<std::string> specs_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    std::error_code unknown;
    if (name.starts_with('.')) {
      if (entry->is_directory(unknown)) entry.disable_recursion_pending();
    } else if (entry->path().extension() == ".damson" && entry->is_regular_file(unknown)) {
      files.push_back(entry->path().generic_string());
    }
  }
  std::ranges::sort(files);
  return files;
}

class FileFormatter {
 public:
  FileFormatter(const Invocation& invocation, const Console& console) : invocation_(invocation), console_(console) {}

  void format_word(const std::string& word) {
    std::error_code failure;
    if (word == "-") return format_input();
    if (!fs::is_directory(word, failure)) return format_file(word);
    for (const std::string& file : specs_in(word)) format_file(file);
  }

  int status() const { return to_status(worst_); }

 private:
  void format_input() {
    std::string content{std::istreambuf_iterator<char>(std::cin), {}};
    if (const auto formatted = formatted_text("standard input", content)) {
      if (invocation_.check_only) return compare("standard input", content, *formatted);
      console_.out << *formatted;
    }
  }

  void format_file(const std::string& path) {
    if (!file_is_there(path)) return fail_with(spec_not_found(path));
    Result<std::string> content = read_spec_file(path);
    if (!content) return fail_with(import_unreadable(path, content.error().message));
    const auto formatted = formatted_text(path, *content);
    if (!formatted) return;
    if (invocation_.check_only) return compare(path, *content, *formatted);
    if (*formatted == *content) return;
    if (auto problem = replace_file(path, *formatted)) return fail_with(std::move(*problem));
    console_.out << fmt::format("formatted {}\n", path);
  }

  /// The text laid out, or nothing when it has to stay as it is; says why.
  std::optional<std::string> formatted_text(const std::string& name, const std::string& content) {
    SourceTexts texts;
    Formatted formatted = format_text(texts.add(name, content), texts);
    switch (formatted.outcome) {
      case FormatOutcome::whole: break;
      case FormatOutcome::in_part:
        worsen(ExitCode::spec_errors);
        console_.err << harmless(
                            fmt::format("{}: what has mistakes was left as it stands; `damson check` shows them", name))
                     << '\n';
        break;
      case FormatOutcome::unreadable:
        worsen(ExitCode::spec_errors);
        show_problems(formatted.problems.all(), texts, console_);
        return std::nullopt;
      case FormatOutcome::uncertain:
        worsen(ExitCode::spec_errors);
        show_problems(std::vector<Problem>{formatting_uncertain(name)}, texts, console_);
        return std::nullopt;
    }
    return std::move(formatted.text);
  }

  void compare(const std::string& name, const std::string& content, const std::string& formatted) {
    if (content == formatted) return;
    worsen(ExitCode::spec_errors);
    console_.out << styled(harmless(name), TextStyle::strong, console_.out_colour) << " would change\n";
    const std::vector<DiffLine> diff = line_diff(content, formatted);
    for (const DiffLine& line : std::span(diff).first(std::min(diff.size(), shown_lines))) {
      console_.out << harmless(fmt::format("{:>5} {} {}", line.line, line.added ? '+' : '-', line.text)) << '\n';
    }
    if (diff.size() > shown_lines)
      console_.out << fmt::format("      … and {} more lines\n", diff.size() - shown_lines);
    if (diff.empty()) console_.out << "      only in what does not show: line ends, a mark at the beginning\n";
  }

  void fail_with(Problem problem) {
    worsen(ExitCode::world_failed);
    show_problems(std::vector<Problem>{std::move(problem)}, SourceTexts{}, console_);
  }

  void worsen(ExitCode code) {
    if (to_status(code) > to_status(worst_)) worst_ = code;
  }

  const Invocation& invocation_;
  const Console& console_;
  ExitCode worst_ = ExitCode::done;
};

int run_fmt(const Invocation& invocation, const Console& console) {
  FileFormatter formatter(invocation, console);
  for (const std::string& word : invocation.words) formatter.format_word(word);
  return formatter.status();
}

}  // namespace

Command fmt() {
  return {
      .name = "fmt",
      .place = 70,
      .summary = "Lays out specs in the one way there is, in their files.",
      .details =
          "Takes files, folders (every *.damson in them) and `-` for standard input, which goes to standard output. "
          "Comments "
          "stay where they belong, and of blank lines one is kept. Before a file is written the result is read again: "
          "it has to "
          "be the same spec. Declarations with mistakes in them are left as they stand; then the exit status is 1.",
      .word = "FILES|-",
      .takes_many = true,
      .options = {command_option(OptionId::check_only)},
      .examples = {{"damson fmt museum.damson", "Format a spec."},
                   {"damson fmt .", "Format every spec in this folder and in those within it."},
                   {"damson fmt --check museum.damson", "Would it change? Exit status 1 if so: for scripts.",
                    ExitCode::spec_errors}},
      .run = run_fmt,
  };
}

}  // namespace damson::commands
