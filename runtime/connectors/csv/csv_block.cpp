// A block is read quickly where it is as CSV should be (csv_quick_block), else once more here: one pass in which every
// delimiter, quote and line break is looked at, and whatever is wrong is told. Cells are views into the block.
#include "runtime/connectors/csv/csv_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>

#include "runtime/connectors/csv/csv_cells.h"
#include "runtime/connectors/csv/csv_columns.h"
#include "runtime/connectors/csv/csv_quick_block.h"
#include "runtime/connectors/input/byte_masks.h"
#include "runtime/connectors/input/text_check.h"
#include "runtime/diagnostics/catalogue/csv_quote_not_closed.h"
#include "runtime/diagnostics/catalogue/csv_ragged_record.h"
#include "runtime/diagnostics/catalogue/csv_text_after_quote.h"

namespace damson {

namespace {

/// The places of delimiters, quotes and line breaks, in order.
class CsvMarks {
 public:
  CsvMarks(std::string_view bytes, const CsvDialect& dialect)
      : bytes_(bytes), delimiter_(dialect.delimiter), quote_(dialect.quote) {
    load();
  }

  /// The next place; the size of the bytes at the end.
  size_t next() {
    while (bits_ == 0) {
      if (chunk_ + 64 >= bytes_.size()) return bytes_.size();
      chunk_ += 64;
      load();
    }
    const auto bit = static_cast<size_t>(std::countr_zero(bits_));
    bits_ &= bits_ - 1;
    return chunk_ + bit;
  }

 private:
  void load() {
    if (chunk_ >= bytes_.size()) return;
    bits_ =
        Bytes64(bytes_.data() + chunk_).equal_any(delimiter_, quote_, '\n', '\r') & first_bits(bytes_.size() - chunk_);
  }

  std::string_view bytes_;
  char delimiter_;
  char quote_;
  size_t chunk_ = 0;
  uint64_t bits_ = 0;
};

class CsvBlockParser {
 public:
  CsvBlockParser(const CsvReading& reading, TextBlock& block, RecordBatch& batch, Arena& arena, Failures& failures)
      : reading_(reading),
        block_(block),
        batch_(batch),
        arena_(arena),
        bytes_(block.bytes.data(), block.size),
        columns_(reading, most_csv_records(block), arena, failures),
        marks_(bytes_, reading.dialect),
        bad_byte_(first_bad_byte(bytes_)) {}

  void run() {
    block_.raw.clear();
    block_.starts.clear();
    batch_.problem.reset();
    while (at_ < bytes_.size() && !batch_.problem) parse_record();
    batch_.records = columns_.finish(static_cast<uint32_t>(block_.raw.size()));
    batch_.further = columns_.take_further();
  }

 private:
  char byte(size_t place) const { return bytes_.data()[place]; }  // zero behind the end
  bool is_break(size_t place) const { return byte(place) == '\n' || byte(place) == '\r'; }

  void parse_record() {
    record_ = at_;
    row_ = static_cast<uint32_t>(block_.raw.size());
    cell_count_ = 0;
    spans_.clear();
    size_t mark = marks_.next();
    if (mark == at_ && is_break(mark) && columns_.count() != 1) return step_behind_break(mark);  // a blank line
    while (true) {
      mark = parse_cell(mark);
      if (batch_.problem) return;
      if (mark == bytes_.size() || byte(mark) != reading_.dialect.delimiter) break;
      at_ = mark + 1;
      mark = marks_.next();
    }
    finish_record(mark);
  }

  /// Reads the cell at `at_`; `mark` is the first mark in it or behind it. Returns the mark that ends it.
  size_t parse_cell(size_t mark) {
    if (mark == at_ && mark < bytes_.size() && byte(mark) == reading_.dialect.quote) return parse_quoted();
    while (mark < bytes_.size() && byte(mark) == reading_.dialect.quote) mark = marks_.next();  // `5" nail`
    add_cell(bytes_.substr(at_, mark - at_), false, mark);
    return mark;
  }

  size_t parse_quoted() {
    const size_t first = at_ + 1;
    const char quote = reading_.dialect.quote;
    bool doubled = false;
    size_t mark = marks_.next();
    while (mark < bytes_.size()) {
      if (byte(mark) == quote) {
        if (byte(mark + 1) != quote) break;
        doubled = true;
        marks_.next();
      }
      mark = marks_.next();
    }
    if (mark == bytes_.size()) return not_closed();
    const Text inside = bytes_.substr(first, mark - first);
    const size_t end = mark + 1;
    const bool ends = end == bytes_.size() || byte(end) == reading_.dialect.delimiter || is_break(end);
    if (!ends) return text_after_quote(inside, end);
    add_cell(doubled ? without_doubled_quotes(inside, inside.find(quote), quote, arena_) : inside, true, end);
    return marks_.next();
  }

  void add_cell(Text cell, bool quoted, size_t end) {
    if (cell_count_ < columns_.count()) columns_.put(cell_count_, row_, cell, quoted);
    if (!reading_.layout.as_first_file.empty()) spans_.emplace_back(at_, end);
    ++cell_count_;
  }

  void finish_record(size_t end) {
    if (bad_byte_ < end) return report_bad_byte();
    if (cell_count_ != columns_.count()) return report_ragged(end);
    block_.starts.push_back(static_cast<uint32_t>(record_));
    block_.raw.push_back(raw_record(end));
    step_behind_break(end);
  }

  void step_behind_break(size_t mark) {
    at_ = mark;
    if (mark == bytes_.size()) return;
    const bool two = byte(mark) == '\r' && byte(mark + 1) == '\n';
    at_ = mark + (two ? 2 : 1);
    if (two) marks_.next();
  }

  /// The record as it stands; with its cells in the first file's order where this file has another.
  Text raw_record(size_t end) {
    if (reading_.layout.as_first_file.empty()) return bytes_.substr(record_, end - record_);
    char* memory = arena_.array<char>(end - record_ + reading_.layout.as_first_file.size());
    char* out = memory;
    bool first = true;
    for (const int column : reading_.layout.as_first_file) {
      if (!first) *out++ = reading_.dialect.delimiter;
      first = false;
      if (column < 0) continue;
      const auto [from, to] = spans_[static_cast<size_t>(column)];
      out = std::copy(bytes_.begin() + from, bytes_.begin() + to, out);
    }
    return {memory, static_cast<size_t>(out - memory)};
  }

  DataPlace place(size_t end) const {
    return {.file = reading_.file,
            .record = row_ + uint64_t{1},
            .line = block_.line_at(record_),
            .column = 0,
            .excerpt = excerpt_of(bytes_.substr(record_, end - record_))};
  }

  void report_bad_byte() {
    DataPlace where = place(record_);
    batch_.problem =
        bad_byte_problem(bytes_.substr(record_), bad_byte_ - record_, std::move(where), reading_.encoding, true);
  }

  size_t not_closed() {
    const uint64_t line = block_.line_at(at_);
    batch_.problem = csv_quote_not_closed(place(bytes_.size()), line);
    return bytes_.size();
  }

  size_t text_after_quote(Text inside, size_t end) {
    // to the end of the line at most: what else is in the block depends on how the file was cut
    const size_t until = std::min({end + 30, bytes_.find_first_of("\r\n", end), bytes_.size()});
    const std::string words = fmt::format("`{0}{1}{0}{2}`", reading_.dialect.quote, excerpt_of(inside, 40),
                                          excerpt_of(bytes_.substr(end, until - end), 20));
    auto problem = csv_text_after_quote(place(until), words)
                       .note("a quote inside a cell is written twice: `\"a \"\"great\"\" work\"`");
    if (inside.ends_with('\\')) problem.note("this file seems to write `\\\"` for a quote, which CSV does not know");
    const uint64_t opens = block_.line_at(at_);
    const uint64_t closes = block_.line_at(end);
    if (opens != closes)
      problem.note(fmt::format("the cell opens in line {} and is closed in line {}: is a quote missing between?", opens,
                               closes));
    batch_.problem = std::move(problem);
    return end;
  }

  void report_ragged(size_t end) {
    const std::string_view record = bytes_.substr(record_, end - record_);
    const size_t expected = columns_.count();
    auto problem = csv_ragged_record(place(end), uint64_t{cell_count_}, uint64_t{expected});
    const CsvCells cells = csv_cells(record, reading_.dialect);
    std::string first;
    for (size_t i = 0; i < std::min<size_t>({3, cells.values.size(), expected}); ++i) {
      first += fmt::format("{}`{}` is \"{}\"", i == 0 ? "" : ", ", reading_.layout.columns[i],
                           excerpt_of(cells.values[i], 40));
    }
    problem.note("the first cells: " + first);
    problem.note(
        cell_count_ > expected
            ? fmt::format("a `{}` inside a cell makes two of it unless the cell is in quotes",
                          delimiter_name(reading_.dialect.delimiter))
            : "a line break inside a cell ends the record unless the cell is in quotes; or the file is cut off here");
    batch_.problem = std::move(problem);
  }

  const CsvReading& reading_;
  TextBlock& block_;
  RecordBatch& batch_;
  Arena& arena_;
  std::string_view bytes_;
  CsvColumns columns_;
  CsvMarks marks_;
  size_t bad_byte_;
  size_t at_ = 0;      // where the cell being read begins
  size_t record_ = 0;  // where its record begins
  uint32_t row_ = 0;
  size_t cell_count_ = 0;
  std::vector<std::pair<size_t, size_t>> spans_;  // of the record's cells, where they must be put in another order
};

}  // namespace

void parse_csv_block(const CsvReading& reading, TextBlock& block, RecordBatch& batch, Arena& arena,
                     Failures& failures) {
  if (read_csv_quickly(reading, block, batch, arena, failures)) return;
  CsvBlockParser(reading, block, batch, arena, failures).run();
}

}  // namespace damson
