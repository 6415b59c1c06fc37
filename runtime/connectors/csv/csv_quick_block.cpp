// One pass over the places that csv_scan finds. Inside quotes it finds none, so that a cell ends at the next place whatever is
// in it.
#include "runtime/connectors/csv/csv_quick_block.h"

#include <algorithm>
#include <array>

#include "runtime/connectors/csv/csv_columns.h"
#include "runtime/connectors/csv/csv_scan.h"
#include "runtime/connectors/input/lines.h"
#include "runtime/connectors/input/text_check.h"

namespace damson {

namespace {

/// The marks of a block, some thousand bytes at a time so that they stay in the cache.
class QuickCsvMarks {
 public:
  QuickCsvMarks(std::string_view bytes, const CsvDialect& dialect)
      : scan_{.bytes = bytes, .delimiter = dialect.delimiter, .quote = dialect.quote} {}

  /// The next place; the size of the bytes at the end, and after a doubt.
  size_t next() {
    while (at_ == count_) [[unlikely]] {
      if (scan_.ended() || scan_.in_doubt) return scan_.bytes.size();
      at_ = 0;
      count_ = find_csv_marks(scan_, chunks, places_.data());
      if (scan_.in_doubt) count_ = 0;
    }
    return places_[at_++];
  }
  bool in_doubt() const { return scan_.in_doubt; }

 private:
  static constexpr size_t chunks = 64;

  CsvScan scan_;
  std::array<uint32_t, csv_marks_room(chunks)> places_;
  size_t at_ = 0;
  size_t count_ = 0;
};

class QuickCsvReader {
 public:
  QuickCsvReader(const CsvReading& reading, const InputBlock& block, RecordBatch& batch, CsvColumns& columns, Arena& arena)
      : bytes_(block.bytes.data()),
        size_(block.size),
        delimiter_(reading.dialect.delimiter),
        quote_(reading.dialect.quote),
        batch_(batch),
        columns_(columns),
        arena_(arena),
        marks_({bytes_, size_}, reading.dialect) {}

  bool run() {
    while (at_ < size_) {
      if (!read_record()) return false;
    }
    return !marks_.in_doubt();
  }

 private:
  bool is_break(size_t place) const { return bytes_[place] == '\n' || bytes_[place] == '\r'; }

  /// False when it has more cells or fewer than there are columns.
  bool read_record() {
    const size_t record = at_;
    const size_t columns = columns_.count();
    const auto row = static_cast<uint32_t>(batch_.raw.size());
    size_t mark = marks_.next();
    if (mark == record && is_break(mark) && columns != 1) {  // a blank line
      step_behind(mark);
      return true;
    }
    for (size_t column = 0; column < columns; ++column) {
      put(column, row, mark);
      at_ = mark + 1;
      if (mark == size_ || bytes_[mark] != delimiter_) {
        if (column + 1 != columns) return false;
        batch_.starts.push_back(static_cast<uint32_t>(record));
        batch_.raw.emplace_back(bytes_ + record, mark - record);
        step_behind(mark);
        return true;
      }
      mark = marks_.next();
    }
    return false;
  }

  void put(size_t column, uint32_t row, size_t end) {
    const char* const begin = bytes_ + at_;
    const bool quoted = *begin == quote_ && at_ != end;
    if (!columns_.wanted(column)) return;
    if (!quoted) return columns_.put(column, row, {begin, end - at_}, false);
    const Text inside(begin + 1, end - at_ - 2);
    const size_t doubled = inside.find(quote_);
    columns_.put(column, row, doubled == Text::npos ? inside : without_doubled_quotes(inside, doubled, quote_, arena_), true);
  }

  void step_behind(size_t mark) {
    at_ = std::min(mark + 1, size_);
    if (mark == size_ || bytes_[mark] != '\r' || bytes_[mark + 1] != '\n') return;
    marks_.next();
    at_ = mark + 2;
  }

  const char* bytes_;  // zero behind the end
  size_t size_;
  char delimiter_;
  char quote_;
  RecordBatch& batch_;
  CsvColumns& columns_;
  Arena& arena_;
  QuickCsvMarks marks_;
  size_t at_ = 0;
};

}  // namespace

uint32_t most_csv_records(std::string_view bytes) { return static_cast<uint32_t>(count_line_breaks(bytes) + 1); }

bool read_csv_quickly(const CsvReading& reading, const InputBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) {
  const std::string_view bytes(block.bytes.data(), block.size);
  if (!reading.layout.as_first_file.empty() || first_bad_byte(bytes) != bytes.size()) return false;
  batch.raw.clear();
  batch.starts.clear();
  batch.problem.reset();
  CsvColumns columns(reading, most_csv_records(bytes), arena, failures);
  if (!QuickCsvReader(reading, block, batch, columns, arena).run()) {
    failures.clear();
    return false;
  }
  batch.records = columns.finish(static_cast<uint32_t>(batch.raw.size()));
  return true;
}

}  // namespace damson
