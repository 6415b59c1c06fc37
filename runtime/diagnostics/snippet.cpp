// Drawing labels under source lines. A label within one line is underlined; one over several lines gets a bar on the
// left.
#include "runtime/diagnostics/snippet.h"

#include <algorithm>
#include <set>
#include <utility>

#include "runtime/diagnostics/display_line.h"

namespace damson {

namespace {

constexpr size_t indent = 1;                 // the blank behind the bar of the gutter
constexpr uint32_t whole_span_lines = 5;     // a longer span is shown by its first and last line
constexpr size_t context_before_label = 12;  // columns kept to the left of a label in a line that is cut

struct PlacedLabel {
  SnippetLabel label;
  LineRange lines;
  size_t bar = 0;  // for a label over several lines: which bar is its own

  bool within_one_line() const { return lines.first == lines.last; }
};

/// A label within one line, in columns of the row.
struct Underline {
  const SnippetLabel* label;
  size_t begin;
  size_t end;
};

class SnippetDrawing {
 public:
  SnippetDrawing(const SourceText& text, std::vector<SnippetLabel> labels, TextStyle primary_style, size_t width)
      : text_(text), primary_style_(primary_style), width_(width) {
    for (SnippetLabel& label : labels) {
      const LineRange lines = touched_lines(text, label.span);
      placed_.push_back({std::move(label), lines, 0});
    }
    std::stable_sort(placed_.begin(), placed_.end(), [](const PlacedLabel& a, const PlacedLabel& b) {
      return a.label.span.begin < b.label.span.begin;
    });
    for (PlacedLabel& placed : placed_) {
      if (!placed.within_one_line()) placed.bar = bars_++;
    }
  }

  std::vector<SnippetRow> draw() {
    uint32_t previous = 0;
    for (const uint32_t line : lines_to_show()) {
      if (previous != 0 && line == previous + 2) draw_line(line - 1);
      if (previous != 0 && line > previous + 2) add_row(0, bars_line(previous), true);
      draw_line(line);
      previous = line;
    }
    return std::move(rows_);
  }

 private:
  std::set<uint32_t> lines_to_show() const {
    std::set<uint32_t> lines;
    for (const PlacedLabel& placed : placed_) {
      lines.insert({placed.lines.first, placed.lines.last});
      if (placed.lines.last - placed.lines.first >= whole_span_lines) continue;
      for (uint32_t line = placed.lines.first; line < placed.lines.last; ++line) lines.insert(line);
    }
    return lines;
  }

  size_t text_column() const { return indent + 2 * bars_; }
  TextStyle style_of(const SnippetLabel& label) const { return label.primary ? primary_style_ : TextStyle::related; }
  static std::string_view mark_of(const SnippetLabel& label) { return label.primary ? "^" : "-"; }

  void add_row(uint32_t line, StyledLine content, bool elision = false) {
    rows_.push_back({line, elision, std::move(content)});
  }

  /// The bars that run on below `line`; for the row of a line itself and what is drawn before bars begin there,
  /// those of labels that began above it.
  StyledLine bars_line(uint32_t line) const {
    StyledLine row;
    for (const PlacedLabel& placed : placed_) {
      if (placed.within_one_line() || !open_bars_.contains(placed.bar)) continue;
      if (placed.lines.last >= line) row.put(indent + 2 * placed.bar, "|", style_of(placed.label));
    }
    return row;
  }

  void draw_line(uint32_t line) {
    const DisplayLine shown(text_.line(line), wanted_byte(line));
    const auto [first, last] = window(line, shown);
    StyledLine row = bars_line(line);
    std::string content = shown.shown(first, last);
    if (!content.empty()) row.write(text_column(), std::move(content), TextStyle::plain);
    add_row(line, std::move(row));

    draw_underlines(line, underlines(line, shown, first, last));
    for (const PlacedLabel& placed : placed_) {
      if (!placed.within_one_line() && placed.lines.first == line) draw_bar_begin(placed, shown, first);
    }
    for (const PlacedLabel& placed : placed_) {
      if (!placed.within_one_line() && placed.lines.last == line) draw_bar_end(placed, shown, first);
    }
  }

  size_t offset_in_line(uint32_t offset, uint32_t line) const { return offset - text_.line_start(line); }

  /// Where the first label of the line begins in it; its beginning where none does.
  size_t wanted_byte(uint32_t line) const {
    for (const PlacedLabel& placed : placed_) {
      if (placed.lines.first == line) return offset_in_line(placed.label.span.begin, line);
    }
    return 0;
  }

  /// The columns of a line that are shown: all, or, where there is no room, those around its first label.
  std::pair<size_t, size_t> window(uint32_t line, const DisplayLine& shown) const {
    const size_t room = width_ > text_column() + 20 ? width_ - text_column() : 20;
    if (width_ == 0 || shown.columns() <= room) return {0, shown.columns()};
    const size_t wanted = shown.column(wanted_byte(line));
    const size_t first = std::min(wanted - std::min(wanted, context_before_label), shown.columns() - room);
    return {first, first + room};
  }

  std::vector<Underline> underlines(uint32_t line, const DisplayLine& shown, size_t first, size_t last) const {
    std::vector<Underline> found;
    for (const PlacedLabel& placed : placed_) {
      if (!placed.within_one_line() || placed.lines.first != line) continue;
      const size_t from = shown.column(offset_in_line(placed.label.span.begin, line));
      const size_t to = std::max(from + 1, shown.column(offset_in_line(placed.label.span.end, line)));
      const size_t begin = std::clamp(from, first, last);
      const size_t end = std::max(begin + 1, std::clamp(to, first, last));
      found.push_back({&placed.label, text_column() + begin - first, text_column() + end - first});
    }
    return found;
  }

  /// The words of the label furthest right stand beside its underline, those of the others hang below, from right to
  /// left.
  void draw_underlines(uint32_t line, const std::vector<Underline>& all) {
    if (all.empty()) return;
    StyledLine row = bars_line(line);
    for (const bool primary : {false, true}) {
      for (const Underline& underline : all) {
        if (underline.label->primary != primary) continue;
        for (size_t column = underline.begin; column < underline.end; ++column) {
          row.put(column, mark_of(*underline.label), style_of(*underline.label));
        }
      }
    }
    const Underline* beside = &all.back();
    for (const Underline& underline : all) {
      if (underline.end > beside->end) beside = nullptr;
      if (beside == nullptr) break;
    }
    if (beside != nullptr) row.write(beside->end + 1, harmless(beside->label->text), style_of(*beside->label));
    add_row(0, std::move(row));
    std::vector<Underline> hanging;
    for (const Underline& underline : all) {
      if (&underline != beside && !underline.label->text.empty()) hanging.push_back(underline);
    }
    draw_hanging(line, hanging);
  }

  void draw_hanging(uint32_t line, std::vector<Underline> hanging) {
    if (hanging.empty()) return;
    add_row(0, with_stems(line, hanging));
    while (!hanging.empty()) {
      const Underline last = hanging.back();
      hanging.pop_back();
      std::erase_if(hanging, [&](const Underline& other) {
        return other.begin == last.begin && other.label->text == last.label->text;
      });
      StyledLine row = with_stems(line, hanging);
      row.write(last.begin, harmless(last.label->text), style_of(*last.label));
      add_row(0, std::move(row));
    }
  }

  StyledLine with_stems(uint32_t line, const std::vector<Underline>& hanging) const {
    StyledLine row = bars_line(line);
    for (const Underline& underline : hanging) row.put(underline.begin, "|", style_of(*underline.label));
    return row;
  }

  /// ` ______^` from the label's bar to where it begins.
  void draw_bar_begin(const PlacedLabel& placed, const DisplayLine& shown, size_t first) {
    const size_t from = shown.column(offset_in_line(placed.label.span.begin, placed.lines.first));
    const size_t target = text_column() + (from - std::min(from, first));
    draw_arm(placed, placed.lines.first, indent + 2 * placed.bar + 1, target, {});
    open_bars_.insert(placed.bar);
  }

  /// `|______^ words` from the label's bar to where it ends.
  void draw_bar_end(const PlacedLabel& placed, const DisplayLine& shown, size_t first) {
    const size_t end = shown.column(offset_in_line(placed.label.span.end, placed.lines.last));
    const size_t to = end == 0 ? 0 : end - 1;
    const size_t target = text_column() + (to - std::min(to, first));
    draw_arm(placed, placed.lines.last, indent + 2 * placed.bar + 1, target, placed.label.text);
    open_bars_.erase(placed.bar);
  }

  void draw_arm(const PlacedLabel& placed, uint32_t line, size_t begin, size_t target, const std::string& words) {
    StyledLine row = bars_line(line);
    const TextStyle style = style_of(placed.label);
    for (size_t column = begin; column < target; ++column) {
      if (!row.taken(column)) row.put(column, "_", style);
    }
    row.put(target, mark_of(placed.label), style);
    if (!words.empty()) row.write(target + 2, harmless(words), style);
    add_row(0, std::move(row));
  }

  const SourceText& text_;
  TextStyle primary_style_;
  size_t width_;
  size_t bars_ = 0;
  std::vector<PlacedLabel> placed_;
  std::set<size_t> open_bars_;
  std::vector<SnippetRow> rows_;
};

}  // namespace

LineRange touched_lines(const SourceText& text, Span span) {
  const uint32_t last_byte = span.end > span.begin ? span.end - 1 : span.begin;
  return {.first = text.place(span.begin).line, .last = text.place(last_byte).line};
}

std::vector<SnippetRow> snippet_rows(const SourceText& text, std::vector<SnippetLabel> labels, TextStyle primary_style,
                                     size_t width) {
  return SnippetDrawing(text, std::move(labels), primary_style, width).draw();
}

}  // namespace damson
