// Changes cells of a record as it stands in its file.
#include "runtime/connectors/csv/csv_editor.h"

#include <algorithm>
#include <vector>

#include "runtime/connectors/csv/csv_cell_writer.h"
#include "runtime/connectors/csv/csv_cells.h"
#include "runtime/connectors/csv/csv_text.h"

namespace damson {

namespace {

/// Where the cells of a record stand in it, quotes included.
std::vector<std::string_view> cells_as_written(std::string_view record, const CsvDialect& dialect) {
  std::vector<std::string_view> cells;
  for (size_t begin = 0;;) {
    size_t at = begin;
    if (at < record.size() && record[at] == dialect.quote) {
      for (++at; at < record.size(); ++at) {
        if (record[at] != dialect.quote) continue;
        if (at + 1 < record.size() && record[at + 1] == dialect.quote)
          ++at;
        else
          break;
      }
    }
    const size_t end = std::min(record.find(dialect.delimiter, at), record.size());
    cells.push_back(record.substr(begin, end - begin));
    if (end == record.size()) return cells;
    begin = end + 1;
  }
}

class CsvEditor : public RecordEditor {
 public:
  CsvEditor(CsvDialect dialect, const Type& schema) : cells_(std::move(dialect)) {
    for (const auto& field : schema.fields()) names_.push_back(field.name);
  }

  std::optional<Error> write_field(const Column& records, uint32_t row, uint32_t field,
                                   ByteBuffer& out) const override {
    return cells_.write(records.field(field), records.at(row), names_[field], out);
  }

  std::string begin(std::string_view header) override {
    columns_.clear();
    std::vector<std::string> names = names_;
    if (!header.empty()) names = csv_cells(header, cells_.dialect()).values;
    for (const std::string& name : names) {
      const auto found = std::ranges::find(names_, name);
      columns_.push_back(found == names_.end() ? -1 : static_cast<int>(found - names_.begin()));
    }
    return csv_header_line(names, cells_.dialect());
  }

  std::string separator() const override { return ""; }
  std::string footer() const override { return ""; }

  void carry(std::string_view raw, std::string& out) const override {
    out += raw;
    out += cells_.dialect().line_break;
  }

  void edit(std::string_view raw, std::span<const FieldText> fields, std::string& out) const override {
    const auto cells = cells_as_written(raw, cells_.dialect());
    write_row(
        fields,
        [&](size_t column) {
          return column < cells.size() ? cells[column] : std::string_view(cells_.dialect().missing);
        },
        out);
  }

  void create(std::span<const FieldText> fields, std::string& out) const override {
    write_row(fields, [&](size_t) { return std::string_view(cells_.dialect().missing); }, out);
  }

 private:
  template <class CellThere>
  void write_row(std::span<const FieldText> fields, const CellThere& there, std::string& out) const {
    for (size_t column = 0; column < columns_.size(); ++column) {
      if (column != 0) out += cells_.dialect().delimiter;
      const auto changed = std::ranges::find_if(
          fields, [&](const FieldText& field) { return static_cast<int>(field.field) == columns_[column]; });
      out += changed == fields.end() ? there(column) : changed->text;
    }
    out += cells_.dialect().line_break;
  }

  CsvCellWriter cells_;
  std::vector<std::string> names_;  // of the schema
  std::vector<int> columns_;        // of the file: which field each is, or -1
};

}  // namespace

std::unique_ptr<RecordEditor> make_csv_editor(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<CsvEditor>(csv_dialect(arguments), schema);
}

}  // namespace damson
