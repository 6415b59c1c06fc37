// Rows → lines: columns as wide as their neighbours need, tails under each other, comments and blank lines where they
// were.
#include <algorithm>
#include <map>
#include <optional>

#include "compiler/format/row.h"

namespace damson::format {

namespace {

/// What is wider than this does not push its neighbours' columns out.
constexpr size_t widest_in_column = 48;
/// The same of values and conditions in front of clauses and reasons.
constexpr size_t widest_before_tail = 64;

size_t gap_before(TailKind tail) { return tail == TailKind::clauses ? 2 : 1; }

size_t widest_tail(const Row& row) {
  size_t widest = 0;
  for (const Document& tail : row.tails) widest = std::max(widest, tail->width);
  return widest;
}

bool any_tail_breaks(const Row& row) {
  return std::ranges::any_of(row.tails, [](const Document& tail) { return tail->breaks; });
}

/// Rows between two blank lines, with the columns that they share.
class Section {
 public:
  Section(const Row* begin, const Row* end, size_t indent)
      : begin_(begin), indent_(indent), places_(static_cast<size_t>(end - begin)) {
    const auto count = places_.size();
    for (size_t at = 0; at < count; ++at) measure_cells(begin_[at]);
    for (size_t at = 0; at < count; ++at) place_cells(at);
    for (size_t from = 0; from < count;) {
      size_t to = from + 1;
      while (to < count && begin_[to].tail == begin_[from].tail) ++to;
      if (begin_[from].tail != TailKind::none) align_tails(from, to);
      from = to;
    }
  }

  void write(const Row& row, std::string& out) const {
    const Place& place = places_[static_cast<size_t>(&row - begin_)];
    size_t column = indent_;
    for (size_t cell = 0; cell < row.cells.size(); ++cell) {
      column = print(row.cells[cell], column, indent_, out);
      const size_t wanted = place.cell_ends[cell];
      if (column < wanted && !row.cells[cell]->breaks) {
        out.append(wanted - column, ' ');
        column = wanted;
      }
      out += ' ';
      ++column;
    }
    const size_t lines_end = out.size();
    column = print(row.body, column, indent_, out);
    if (!row.tails.empty()) write_tails(row, place, out.find('\n', lines_end) != std::string::npos, column, out);
    if (row.keeps_comma) out += ',';
  }

 private:
  struct Place {
    std::vector<size_t> cell_ends;      // columns
    size_t body = 0;                    // where the body begins
    std::optional<size_t> tail_column;  // where the tails begin, if they share it with their neighbours'
  };

  void measure_cells(const Row& row) {
    std::vector<size_t>& widest = widest_cells_[row.shape];
    widest.resize(std::max(widest.size(), row.cells.size()));
    for (size_t cell = 0; cell < row.cells.size(); ++cell) {
      const Document& each = row.cells[cell];
      if (!each->breaks && each->width <= widest_in_column) widest[cell] = std::max(widest[cell], each->width);
    }
  }

  void place_cells(size_t at) {
    const Row& row = begin_[at];
    Place& place = places_[at];
    size_t column = indent_;
    for (size_t cell = 0; cell < row.cells.size(); ++cell) {
      column += std::max(widest_cells_[row.shape][cell], row.cells[cell]->width);
      place.cell_ends.push_back(column);
      ++column;
    }
    place.body = column;
  }

  size_t body_end(size_t at) const { return places_[at].body + begin_[at].body->width; }

  /// Gives up the widest body as long as some row does not fit at the column that it asks for.
  void align_tails(size_t from, size_t to) {
    std::vector<size_t> sharing;
    for (size_t at = from; at < to; ++at) {
      const Row& row = begin_[at];
      if (!row.body->breaks && row.body->width <= widest_before_tail && !any_tail_breaks(row)) sharing.push_back(at);
    }
    while (!sharing.empty()) {
      size_t column = 0;
      for (const size_t at : sharing) column = std::max(column, body_end(at) + gap_before(begin_[at].tail));
      const bool all_fit =
          std::ranges::all_of(sharing, [&](size_t at) { return column + widest_tail(begin_[at]) <= line_width; });
      if (all_fit) {
        for (const size_t at : sharing) places_[at].tail_column = column;
        return;
      }
      std::erase_if(sharing, [&](size_t at) { return body_end(at) + gap_before(begin_[at].tail) == column; });
    }
  }

  void write_tails(const Row& row, const Place& place, bool has_lines, size_t column, std::string& out) const {
    const size_t after = column + gap_before(row.tail);
    const bool fits = !any_tail_breaks(row) && after + widest_tail(row) <= line_width;
    if (place.tail_column || (fits && (!has_lines || (row.tails.size() == 1 && out.ends_with('}'))))) {
      const size_t start = place.tail_column.value_or(after);
      out.append(start - column, ' ');
      for (size_t at = 0; at < row.tails.size(); ++at) {
        if (at > 0) out.append("\n").append(start, ' ');
        print(row.tails[at], start, start, out);
      }
      return;
    }
    for (const Document& tail : row.tails) {
      out.append("\n").append(indent_ + indentation, ' ');
      print(tail, indent_ + indentation, indent_ + indentation, out);
    }
  }

  const Row* begin_;
  size_t indent_;
  std::map<RowShape, std::vector<size_t>> widest_cells_;
  std::vector<Place> places_;
};

class RowWriter {
 public:
  RowWriter(const syntax::Words& words, const RowFrame& frame, std::string& out)
      : words_(words), frame_(frame), out_(out) {}

  void write(const std::vector<Row>& rows) {
    std::vector<Gap> gaps;
    for (size_t at = 0; at < rows.size(); ++at) gaps.push_back(gap_before(rows, at));
    for (size_t from = 0; from < rows.size();) {
      size_t to = from + 1;
      while (to < rows.size() && !gaps[to].has_blank()) ++to;
      const Section section(rows.data() + from, rows.data() + to, frame_.indent);
      for (; from < to; ++from) {
        write_comments(gaps[from], from > 0);
        start_line(gaps[from].blank_at_end);
        section.write(rows[from], out_);
      }
    }
    const uint32_t behind = rows.empty() ? frame_.begin : words_.list[rows.back().last].span.end;
    write_comments(gap_between(words_, behind, frame_.end), !rows.empty());
  }

 private:
  Gap gap_before(const std::vector<Row>& rows, size_t at) const {
    if (at > 0) return gap_between_words(words_, rows[at - 1].last, rows[at].first);
    return gap_between(words_, frame_.begin, words_.list[rows[0].first].span.begin);
  }

  void write_comments(const Gap& gap, bool behind_row) {
    for (size_t at = 0; at < gap.comments.size(); ++at) {
      const GapComment& each = gap.comments[at];
      if (at == 0 && !each.own_line && (behind_row || frame_.is_block)) {
        out_.append("  ").append(each.text);
        continue;
      }
      start_line(each.blank_before);
      out_ += each.text;
    }
  }

  void start_line(bool blank) {
    if (!is_first_line_ && blank) out_ += '\n';
    if (!is_first_line_ || frame_.is_block) out_ += '\n';
    out_.append(frame_.indent, ' ');
    is_first_line_ = false;
  }

  const syntax::Words& words_;
  const RowFrame& frame_;
  std::string& out_;
  bool is_first_line_ = true;
};

}  // namespace

void write_rows(const syntax::Words& words, const std::vector<Row>& rows, const RowFrame& frame, std::string& out) {
  RowWriter(words, frame, out).write(rows);
}

}  // namespace damson::format
