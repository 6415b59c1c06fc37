// One pass over the places that csv_scan finds. Inside quotes it finds none, so that a cell ends at the next place
// whatever is in it.
#include "runtime/connectors/csv/csv_quick_block.h"

#include <algorithm>
#include <array>
#include <span>

#include "runtime/connectors/csv/csv_columns.h"
#include "runtime/connectors/csv/csv_scan.h"
#include "runtime/connectors/input/text_check.h"

namespace damson {

namespace {

/// The marks of a block record by record, found some thousand bytes at a time so that they stay in the cache.
class RecordMarks {
 public:
  /// Records have `columns` marks.
  RecordMarks(std::string_view bytes, const CsvDialect& dialect, size_t columns)
      : scan_{.bytes = bytes, .delimiter = dialect.delimiter, .quote = dialect.quote},
        columns_(columns),
        places_(columns + csv_marks_room(chunks)) {}

  /// Delimiters, and then the line break that ends the record, or the size of the bytes where there is none any more.
  /// Of a record that has too many perhaps not all. Nothing after a doubt.
  std::span<const uint32_t> next() {
    while (next_break_ == break_count_) [[unlikely]] {
      if (scan_.in_doubt || end_ - begin_ > columns_) break;
      if (scan_.ended()) {
        places_[end_++] = static_cast<uint32_t>(scan_.bytes.size());
        break;
      }
      find_more();
    }
    if (scan_.in_doubt) return {};
    const uint32_t* const first = places_.data() + begin_;
    begin_ = next_break_ == break_count_ ? end_ : kept_ + breaks_[next_break_++] + 1;
    return {first, places_.data() + begin_};
  }
  bool in_doubt() const { return scan_.in_doubt; }

 private:
  static constexpr size_t chunks = 64;

  void find_more() {
    kept_ = end_ - begin_;
    std::copy(places_.data() + begin_, places_.data() + end_, places_.data());
    const CsvMarkCount found = find_csv_marks(scan_, chunks, places_.data() + kept_, breaks_.data());
    begin_ = 0;
    end_ = kept_ + found.marks;
    next_break_ = 0;
    break_count_ = found.breaks;
  }

  CsvScan scan_;
  size_t columns_;
  std::vector<uint32_t> places_;
  size_t begin_ = 0;  // of what was not given yet
  size_t end_ = 0;
  size_t kept_ = 0;                                      // marks that were there before those that were found last
  std::array<uint32_t, csv_marks_room(chunks)> breaks_;  // which of the marks found last
  size_t next_break_ = 0;
  size_t break_count_ = 0;
};

class QuickCsvReader {
 public:
  QuickCsvReader(const CsvReading& reading, TextBlock& block, CsvColumns& columns, Arena& arena)
      : bytes_(block.bytes.data()),
        size_(block.size),
        quote_(reading.dialect.quote),
        block_(block),
        columns_(columns),
        arena_(arena),
        marks_({bytes_, size_}, reading.dialect, columns.count()) {
    for (size_t column = 0; column < columns.count(); ++column) {
      if (columns.wanted(column)) wanted_.push_back(column);
    }
  }

  bool run() {
    while (at_ < size_) {
      if (!read_record()) return false;
    }
    return !marks_.in_doubt();
  }

 private:
  /// False when it has more cells or fewer than there are columns.
  bool read_record() {
    const std::span<const uint32_t> marks = marks_.next();
    if (marks.empty()) return false;
    const size_t end = marks.back();
    const bool blank = marks.size() == 1 && end == at_ && columns_.count() != 1;
    if (blank) {
      step_behind(end);
      return true;
    }
    if (marks.size() != columns_.count()) return false;
    const auto row = static_cast<uint32_t>(block_.raw.size());
    for (const size_t column : wanted_)
      put(column, row, column == 0 ? at_ : marks[column - 1] + size_t{1}, marks[column]);
    block_.starts.push_back(static_cast<uint32_t>(at_));
    block_.raw.emplace_back(bytes_ + at_, end - at_);
    step_behind(end);
    return true;
  }

  void put(size_t column, uint32_t row, size_t begin, size_t end) {
    const char* const cell = bytes_ + begin;
    const bool quoted = *cell == quote_ && begin != end;
    if (!quoted) return columns_.put(column, row, {cell, end - begin}, false);
    const Text inside(cell + 1, end - begin - 2);
    const size_t doubled = inside.find(quote_);
    columns_.put(column, row, doubled == Text::npos ? inside : without_doubled_quotes(inside, doubled, quote_, arena_),
                 true);
  }

  void step_behind(size_t mark) {
    at_ = std::min(mark + 1, size_);
    if (mark == size_ || bytes_[mark] != '\r' || bytes_[mark + 1] != '\n') return;
    marks_.next();
    at_ = mark + 2;
  }

  const char* bytes_;  // zero behind the end
  size_t size_;
  char quote_;
  TextBlock& block_;
  CsvColumns& columns_;
  Arena& arena_;
  std::vector<size_t> wanted_;
  RecordMarks marks_;
  size_t at_ = 0;
};

}  // namespace

uint32_t most_csv_records(const TextBlock& block) { return static_cast<uint32_t>(block.line_breaks + 1); }

bool read_csv_quickly(const CsvReading& reading, TextBlock& block, RecordBatch& batch, Arena& arena,
                      Failures& failures) {
  const std::string_view bytes(block.bytes.data(), block.size);
  if (!reading.layout.as_first_file.empty() || first_bad_byte(bytes) != bytes.size()) return false;
  block.raw.clear();
  block.starts.clear();
  batch.problem.reset();
  CsvColumns columns(reading, most_csv_records(block), arena, failures);
  if (!QuickCsvReader(reading, block, columns, arena).run()) {
    failures.clear();
    return false;
  }
  batch.records = columns.finish(static_cast<uint32_t>(block.raw.size()));
  batch.further = columns.take_further();
  return true;
}

}  // namespace damson
