// Writing records as CSV: quotes only where they are needed.
#include "runtime/connectors/csv/csv_writer.h"

#include <fmt/format.h>

#include "runtime/connectors/csv/csv_text.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

class CsvWriter : public RecordWriter {
 public:
  CsvWriter(CsvDialect dialect, const Type& schema)
      : dialect_(std::move(dialect)),
        specials_{dialect_.delimiter, dialect_.quote},
        missing_needs_quotes_(needs_quotes(dialect_.missing, dialect_)) {
    for (const auto& field : schema.fields()) names_.push_back(field.name);
  }

  std::string header() const override { return csv_header_line(names_, dialect_); }
  std::string separator() const override { return ""; }
  std::string footer() const override { return ""; }

  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const override {
    for (size_t i = 0; i < names_.size(); ++i) {
      if (i != 0) out.append(dialect_.delimiter);
      write_cell(records.field(i), records.at(row), out);
    }
    out.append(dialect_.line_break);
    return std::nullopt;
  }

 private:
  void write_cell(const Column& column, uint32_t row, ByteBuffer& out) const {
    if (!column.present(row)) return write_missing(out);
    const TypeKind kind = column.type->kind();
    if (kind == TypeKind::text || kind == TypeKind::path) return write_text(column.value<Text>(row), out);
    const size_t start = out.size();
    write_display(column, row, out);
    const Text cell = out.view().substr(start);
    if (!needs_quotes(cell, dialect_) && cell != dialect_.missing) return;  // 12:30 with `:` between cells
    const std::string copy(cell);
    out.shrink(start);
    write_quoted(copy, dialect_, out);
  }

  /// A text that is written like a missing value stands in quotes: `quoted_is_text` tells the two apart.
  void write_text(Text cell, ByteBuffer& out) const {
    char* place = out.room(cell.size());
    if (cell != dialect_.missing && copy_if_plain(place, cell, specials_)) {
      out.end_at(place + cell.size());
    } else {
      write_quoted(cell, dialect_, out);
    }
  }

  void write_missing(ByteBuffer& out) const {
    if (missing_needs_quotes_) {
      write_quoted(dialect_.missing, dialect_, out);
    } else {
      out.append(dialect_.missing);
    }
  }

  CsvDialect dialect_;
  CsvSpecials specials_;
  bool missing_needs_quotes_;
  std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_csv_writer(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<CsvWriter>(csv_dialect(arguments), schema);
}

}  // namespace damson
