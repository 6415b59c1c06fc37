// Problems as a person reads them in a terminal: the message, the text underlined, related places, what to do.
#include "runtime/diagnostics/render_terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "runtime/base/utf8.h"
#include "runtime/diagnostics/snippet.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson {

namespace {

constexpr uint32_t near_lines = 2;         // labels no further apart than this share a snippet
constexpr size_t excerpt_lines_shown = 6;  // of a record that a problem is about

/// Labels that are shown together.
struct LabelGroup {
  uint32_t text = 0;
  LineRange lines;
  std::vector<SnippetLabel> labels;
};

bool is_near(const LabelGroup& group, Span span, LineRange lines) {
  return group.text == span.text && lines.first <= group.lines.last + near_lines &&
         group.lines.first <= lines.last + near_lines;
}

void add_to_groups(std::vector<LabelGroup>& groups, const SourceTexts& texts, SnippetLabel label) {
  const LineRange lines = touched_lines(texts[label.span.text], label.span);
  for (LabelGroup& group : groups) {
    if (!is_near(group, label.span, lines)) continue;
    group.lines = {.first = std::min(group.lines.first, lines.first), .last = std::max(group.lines.last, lines.last)};
    group.labels.push_back(std::move(label));
    return;
  }
  groups.push_back({.text = label.span.text, .lines = lines, .labels = {std::move(label)}});
}

std::vector<LabelGroup> group_labels(const Problem& problem, const SourceTexts& texts) {
  std::vector<LabelGroup> groups;
  if (problem.where) add_to_groups(groups, texts, {problem.where->span, problem.where->text, true});
  for (const Label& label : problem.related) add_to_groups(groups, texts, {label.span, label.text, false});
  return groups;
}

std::string data_place_words(const DataPlace& place) {
  std::string out = harmless(place.file);
  const auto append = [&out](std::string_view what, uint64_t number) {
    if (number != 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", what, number);
  };
  append("record", place.record);
  append("line", place.line);
  append("column", place.column);
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

size_t width_of_words(std::string_view words) {
  size_t width = 0;
  for (size_t at = 0; at < words.size();) {
    const Utf8Unit unit = utf8_unit_at(words, at);
    width += static_cast<size_t>(std::max(0, terminal_width(unit.code_point)));
    at += unit.bytes;
  }
  return width;
}

class TerminalRendering {
 public:
  TerminalRendering(const Problem& problem, const SourceTexts& texts, const RenderOptions& options)
      : problem_(problem), texts_(texts), options_(options) {}

  std::string render() {
    render_message();
    std::vector<LabelGroup> groups = group_labels(problem_, texts_);
    for (const LabelGroup& group : groups) gutter_ = std::max(gutter_, fmt::formatted_size("{}", group.lines.last));
    for (size_t i = 0; i < groups.size(); ++i) render_group(groups[i], i == 0);
    for (size_t i = 0; i < problem_.data.size(); ++i) render_data_place(problem_.data[i], groups.empty() && i == 0);
    for (const std::string& note : problem_.notes) render_words("note", note);
    for (const Suggestion& suggestion : problem_.suggestions) render_words("help", suggestion.text);
    return std::move(out_);
  }

 private:
  TextStyle severity_style() const {
    return problem_.severity == Severity::error ? TextStyle::error : TextStyle::warning;
  }

  std::string paint(std::string_view text, TextStyle style) const { return styled(text, style, options_.colour); }

  void render_message() {
    const std::string_view word = problem_.severity == Severity::error ? "error" : "warning";
    out_ += paint(fmt::format("{}[{}]", word, problem_.id), severity_style());
    out_ += paint(fmt::format(": {}", harmless(problem_.message)), TextStyle::strong) + "\n";
  }

  void render_arrow(bool first, std::string_view place) {
    out_ += std::string(gutter_, ' ') + paint(first ? "-->" : ":::", TextStyle::frame) + " ";
    out_ += std::string(place) + "\n";
  }

  void render_bar(std::string_view gutter, std::string_view content) {
    out_ += paint(fmt::format("{:>{}} |", gutter, gutter_), TextStyle::frame);
    out_ += std::string(content) + "\n";
  }

  void render_group(LabelGroup& group, bool first) {
    const SourceText& text = texts_[group.text];
    const LineColumn place = text.place(group.labels.front().span.begin);
    render_arrow(first, fmt::format("{}:{}:{}", harmless(text.name()), place.line, place.column));
    render_bar("", "");
    const size_t room = options_.width > gutter_ + 2 ? options_.width - gutter_ - 2 : 0;
    for (const SnippetRow& row : snippet_rows(text, std::move(group.labels), severity_style(), room)) {
      const std::string content = row.content.rendered(options_.colour);
      if (row.elision) {
        const size_t blanks = gutter_ + 2 > 3 ? gutter_ + 2 - 3 : 0;
        out_ += paint("...", TextStyle::frame);
        out_ += content.empty() ? "\n" : std::string(blanks, ' ') + content + "\n";
        continue;
      }
      render_bar(row.line == 0 ? "" : std::to_string(row.line), content);
    }
    render_bar("", "");
  }

  void render_data_place(const DataPlace& place, bool first) {
    render_arrow(first, data_place_words(place));
    if (place.excerpt.empty()) return;
    render_bar("", "");
    const std::vector<std::string_view> lines = lines_of(place.excerpt);
    for (size_t i = 0; i < std::min(lines.size(), excerpt_lines_shown); ++i) {
      render_bar("", lines[i].empty() ? "" : " " + harmless(lines[i]));
    }
    if (lines.size() > excerpt_lines_shown) render_bar("", " …");
    render_bar("", "");
  }

  /// `   = note: …`; further lines, whether written or wrapped, stand below the first word.
  void render_words(std::string_view kind, std::string_view words) {
    const std::string margin(gutter_ + 1, ' ');
    const size_t indent = gutter_ + 1 + 2 + kind.size() + 2;
    out_ += margin + paint("=", TextStyle::frame) + " " + paint(fmt::format("{}:", kind), TextStyle::strong);
    bool first = true;
    for (const std::string_view line : lines_of(words)) {
      out_ += first ? " " : std::string(indent, ' ');
      out_ += wrapped(harmless(line), indent) + "\n";
      first = false;
    }
  }

  std::string wrapped(std::string_view words, size_t indent) const {
    if (options_.width < indent + 20) return std::string(words);
    std::string out;
    size_t column = indent;
    while (!words.empty()) {
      const size_t end = words.find(' ', words.find_first_not_of(' '));
      const std::string_view word = words.substr(0, end);
      const size_t width = width_of_words(word);
      if (column > indent && column + width > options_.width) {
        out += "\n" + std::string(indent, ' ');
        out += word.substr(word.find_first_not_of(' '));
        column = indent + width - 1;
      } else {
        out += word;
        column += width;
      }
      words.remove_prefix(word.size());
      if (words.find_first_not_of(' ') == std::string_view::npos) break;
    }
    return out;
  }

  const Problem& problem_;
  const SourceTexts& texts_;
  const RenderOptions& options_;
  size_t gutter_ = 2;
  std::string out_;
};

std::string counted(size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

}  // namespace

std::string render(const Problem& problem, const SourceTexts& texts, const RenderOptions& options) {
  return TerminalRendering(problem, texts, options).render();
}

std::string render(std::span<const Problem> problems, const SourceTexts& texts, const RenderOptions& options) {
  std::string out;
  for (const Problem& problem : problems) {
    if (!out.empty()) out += "\n";
    out += render(problem, texts, options);
  }
  return out;
}

std::string problem_counts(const Problems& problems) {
  const size_t errors = problems.error_count();
  const size_t warnings = problems.warning_count();
  if (errors != 0 && warnings != 0) return counted(errors, "error") + " and " + counted(warnings, "warning");
  if (errors != 0) return counted(errors, "error");
  return warnings != 0 ? counted(warnings, "warning") : "";
}

}  // namespace damson
