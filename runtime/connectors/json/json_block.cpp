// Reading the records of a block one behind the other.
#include "runtime/connectors/json/json_block.h"

#include <algorithm>

#include "runtime/connectors/input/text_check.h"
#include "runtime/connectors/json/json_problems.h"
#include "runtime/connectors/json/json_record_parser.h"

namespace damson {

namespace {

constexpr size_t bytes_of_a_usual_record = 512;

class JsonBlockParser {
 public:
  JsonBlockParser(const JsonReading& reading, TextBlock& block, RecordBatch& batch, Arena& arena, Failures& failures)
      : reading_(reading),
        block_(block),
        batch_(batch),
        begin_(block.bytes.data()),
        columns_(reading.plan, static_cast<uint32_t>(block.size / bytes_of_a_usual_record), arena, failures),
        reader_(begin_, begin_ + block.size, reading.lines),
        parser_(reading.plan, columns_, reader_, arena),
        bad_byte_(first_bad_byte(std::string_view(begin_, block.size))) {}

  void run() {
    block_.raw.clear();
    block_.starts.clear();
    batch_.problem.reset();
    reader_.skip_space_and_lines();
    while (!reader_.at_end() && !batch_.problem) read_one();
    batch_.records = columns_.finish();
    batch_.records = first_rows(batch_.records, static_cast<uint32_t>(block_.raw.size()));
    batch_.further = parser_.take_further();
  }

 private:
  size_t offset() const { return static_cast<size_t>(reader_.place() - begin_); }

  /// Without the rows of a record that turned out to be unreadable.
  static Column first_rows(Column column, uint32_t rows) {
    column.rows = rows;
    if (column.type->is(TypeKind::record)) {
      for (size_t i = 0; i < column.type->fields().size(); ++i)
        column.children[i] = first_rows(column.children[i], rows);
    }
    return column;
  }

  void read_one() {
    const JsonRecordPlace place{.block = block_, .record = offset(), .number = block_.raw.size() + 1};
    const bool read = parser_.read_record() && end_record();
    const size_t end = read ? record_end_ : static_cast<size_t>(reader_.fault()->at - begin_);
    if (bad_byte_ < end || (!read && bad_byte_ == end && bad_byte_ < block_.size)) {
      batch_.problem = json_bad_byte_problem(std::max(bad_byte_, place.record), reading_, place);
    } else if (!read) {
      batch_.problem = json_problem(*reader_.fault(), reading_, place);
    } else if (!parser_.unknown_fields().empty()) {
      batch_.problem = unknown_fields_problem(parser_.unknown_fields(), end, reading_, place);
    } else {
      block_.starts.push_back(static_cast<uint32_t>(place.record));
      block_.raw.emplace_back(begin_ + place.record, end - place.record);
    }
  }

  /// What stands between records: a line break, or a comma.
  bool end_record() {
    record_end_ = offset();
    reader_.skip_space();
    if (reader_.at_end()) return true;
    if (!reader_.expect(reading_.lines ? '\n' : ',', reading_.lines ? "the end of the line" : "a comma or `]`"))
      return false;
    reader_.skip_space_and_lines();
    return true;
  }

  const JsonReading& reading_;
  TextBlock& block_;
  RecordBatch& batch_;
  const char* begin_;
  JsonColumns columns_;
  JsonReader reader_;
  JsonRecordParser parser_;
  size_t bad_byte_;
  size_t record_end_ = 0;
};

}  // namespace

void parse_json_block(const JsonReading& reading, TextBlock& block, RecordBatch& batch, Arena& arena,
                      Failures& failures) {
  JsonBlockParser(reading, block, batch, arena, failures).run();
}

}  // namespace damson
