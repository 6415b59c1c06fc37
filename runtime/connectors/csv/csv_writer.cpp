// Writing records as CSV: quotes only where they are needed.
#include "runtime/connectors/csv/csv_writer.h"

#include <fmt/format.h>

#include "runtime/connectors/csv/csv_formulas.h"
#include "runtime/connectors/csv/csv_text.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

class CsvWriter : public RecordWriter {
 public:
  CsvWriter(CsvDialect dialect, const Type& schema)
      : dialect_(std::move(dialect)),
        specials_{dialect_.delimiter, dialect_.quote} {
    for (const auto& field : schema.fields()) names_.push_back(field.name);
  }

  std::string header() const override { return csv_header_line(names_, dialect_); }
  std::string separator() const override { return ""; }
  std::string footer() const override { return ""; }

  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const override {
    std::optional<Error> failed;
    for (size_t i = 0; i < names_.size(); ++i) {
      if (i != 0) out.append(dialect_.delimiter);
      if (!write_cell(records.field(i), records.at(row), out)) failed = refusal(names_[i], records.field(i));
    }
    out.append(dialect_.line_break);
    return failed;
  }

 private:
  Error refusal(const std::string& name, const Column& column) const {
    if (holds_texts(column)) return fail(fmt::format("`{}` holds the character NUL, which a CSV file cannot hold", name));
    return fail(fmt::format("`{}` is \"{}\", which is how a missing value is written here", name, dialect_.missing));
  }

  static bool holds_texts(const Column& column) {
    const TypeKind kind = column.type->kind();
    return kind == TypeKind::text || kind == TypeKind::path;
  }

  /// False for what would not be read back as it is.
  bool write_cell(const Column& column, uint32_t row, ByteBuffer& out) const {
    if (!column.present(row)) {
      out.append(dialect_.missing);
      return true;
    }
    if (holds_texts(column)) return write_text(column.value<Text>(row), out);
    const size_t start = out.size();
    write_display(column, row, out);
    const Text cell = out.view().substr(start);
    if (cell == dialect_.missing) return false;
    if (!needs_quotes(cell, dialect_)) return true;  // 12:30 with `:` between cells
    const std::string copy(cell);
    out.shrink(start);
    write_quoted(copy, dialect_, out);
    return true;
  }

  /// A text that is written like a missing value stands in quotes: `quoted_is_text` tells the two apart.
  bool write_text(Text cell, ByteBuffer& out) const {
    if (dialect_.escapes_formulas && is_escaped_as_formula(cell)) {
      write_quoted("'" + std::string(cell), dialect_, out);
      return cell.find('\0') == Text::npos;
    }
    char* place = out.room(cell.size());
    if (cell != dialect_.missing && copy_if_plain(place, cell, specials_)) {
      out.end_at(place + cell.size());
      return true;
    }
    write_quoted(cell, dialect_, out);
    return cell.find('\0') == Text::npos;
  }

  CsvDialect dialect_;
  CsvSpecials specials_;
  std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_csv_writer(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<CsvWriter>(csv_dialect(arguments), schema);
}

}  // namespace damson
