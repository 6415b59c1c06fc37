// Writing records as CSV.
#include "runtime/connectors/csv/csv_writer.h"

#include "runtime/connectors/csv/csv_cell_writer.h"
#include "runtime/connectors/csv/csv_text.h"

namespace damson {

namespace {

class CsvWriter : public RecordWriter {
 public:
  CsvWriter(CsvDialect dialect, const Type& schema) : cells_(std::move(dialect)) {
    for (const auto& field : schema.fields()) names_.push_back(field.name);
  }

  std::string header() const override { return csv_header_line(names_, cells_.dialect()); }
  std::string separator() const override { return ""; }
  std::string footer() const override { return ""; }

  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const override {
    std::optional<Error> failed;
    for (size_t i = 0; i < names_.size(); ++i) {
      if (i != 0) out.append(cells_.dialect().delimiter);
      if (auto wrong = cells_.write(records.field(i), records.at(row), names_[i], out)) failed = std::move(wrong);
    }
    out.append(cells_.dialect().line_break);
    return failed;
  }

 private:
  CsvCellWriter cells_;
  std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_csv_writer(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<CsvWriter>(csv_dialect(arguments), schema);
}

}  // namespace damson
