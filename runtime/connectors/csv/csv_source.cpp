// Reading CSV files: the header line in order, the records in parallel.
#include "runtime/connectors/csv/csv_source.h"

#include <algorithm>

#include "runtime/base/limits.h"
#include "runtime/connectors/csv/csv_block.h"
#include "runtime/connectors/csv/csv_borders.h"
#include "runtime/connectors/csv/csv_cells.h"
#include "runtime/connectors/csv/csv_layout.h"
#include "runtime/connectors/csv/csv_text.h"
#include "runtime/connectors/input/lines.h"
#include "runtime/connectors/input/text_check.h"
#include "runtime/connectors/input/text_file_source.h"
#include "runtime/diagnostics/catalogue/csv_no_header.h"
#include "runtime/diagnostics/catalogue/csv_quote_not_closed.h"
#include "runtime/diagnostics/catalogue/csv_text_after_quote.h"

namespace damson {

namespace {

/// The blank lines that `text` begins with. A CR at the end may still be half of a line break.
size_t leading_blank_lines(std::string_view text, bool at_end) {
  const size_t blank = std::min(text.find_first_not_of("\r\n"), text.size());
  const bool undecided = blank == text.size() && text.ends_with('\r') && !at_end;
  return undecided ? blank - 1 : blank;
}

class CsvReader : public FileReader {
 public:
  CsvReader(FilesToRead files, const SourceRequest& request, const ReadRequest& reading, const CsvDialect& dialect)
      : FileReader(files, request, reading, dialect.encoding),
        dialect_(dialect),
        layouts_(this->files().size()),
        encodings_(this->files().size(), dialect_.encoding) {}

  QuarantineForm quarantine_form() const override {
    // records are UTF-8 by then, whatever the file was: a byte-order mark says so to whoever reads them again
    std::string header = dialect_.encoding == Encoding::utf_8 ? "" : "\xEF\xBB\xBF";
    if (dialect_.header && !layouts_.empty()) header += csv_header_line(layouts_.front().columns, dialect_);
    return {.extension = "csv", .header = header, .separator = "\n", .footer = "\n"};
  }

 protected:
  void parse_text(TextBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const override {
    const CsvReading csv{.dialect = dialect_,
                         .layout = layouts_[block.part],
                         .read = *request().read,
                         .file = files()[block.part],
                         .encoding = encodings_[block.part]};
    parse_csv_block(csv, block, batch, arena, failures);
  }

  std::optional<Problem> begin_file() override {
    encodings_[file()] = encoding();
    if (!dialect_.header) {
      layouts_[file()] = layout_by_schema(request());
      return std::nullopt;
    }
    size_t size = 0;
    if (auto problem = find_header(size)) return problem;
    const std::string_view header = buffer().available().substr(0, size);
    if (auto problem = check_header_text(header)) return problem;
    auto layout = layout_by_header(header, dialect_, request(), place(line(), excerpt_of(header)));
    if (Problem* problem = std::get_if<Problem>(&layout)) return std::move(*problem);
    layouts_[file()] = std::get<CsvLayout>(std::move(layout));
    follow_first_file(layouts_[file()], layouts_.front());
    skip(size);
    return std::nullopt;
  }

  BlockCut cut(std::string_view available, bool at_end) override {
    const bool one_column = layouts_[file()].columns.size() == 1;
    if (!one_column) {
      const size_t blank = leading_blank_lines(available, at_end);
      if (blank != 0) return {.bytes = 0, .then_skip = blank};
    }
    const CsvBorders borders =
        find_csv_borders(available, dialect_,
                         {.at_end = at_end, .most_records = reading().block_records, .blank_is_record = one_column});
    if (borders.end == 0 && at_end && borders.in_quotes) return {.problem = not_closed(available, borders.quote_at)};
    return {.bytes = borders.end, .line_breaks = borders.line_breaks};
  }

  Problem too_long(std::string_view available) const override {
    const CsvBorders borders = find_csv_borders(available, dialect_, {});
    return borders.in_quotes ? not_closed(available, borders.quote_at) : FileReader::too_long(available);
  }

 private:
  /// The size of the header line, which is then available as a whole.
  std::optional<Problem> find_header(size_t& size) {
    size_t wanted = reading().block_bytes;
    while (true) {
      if (auto problem = buffer().fill(wanted)) return problem;
      skip(leading_blank_lines(buffer().available(), buffer().at_end()));
      const std::string_view text = buffer().available();
      const CsvBorders borders = find_csv_borders(text, dialect_, {.at_end = buffer().at_end(), .most_records = 1});
      size = borders.end;
      if (size != 0) return std::nullopt;
      if (buffer().at_end() && borders.in_quotes) return not_closed(text, borders.quote_at);
      if (buffer().at_end()) {
        return csv_no_header(place(1), file_name()).note("an empty file is often the trace of an export that failed");
      }
      if (text.size() > limits::record_bytes) return too_long(text);
      wanted = grown(text.size());
    }
  }

  std::optional<Problem> check_header_text(std::string_view header) const {
    const size_t bad = first_bad_byte(header);
    if (bad < header.size()) return bad_byte_problem(header, bad, place(line()), encoding(), true);
    if (!csv_cells(header, dialect_).text_after_quote) return std::nullopt;
    return csv_text_after_quote(place(line(), excerpt_of(header)), excerpt_of(header))
        .note("a quote inside a cell is written twice: `\"a \"\"great\"\" work\"`");
  }

  Problem not_closed(std::string_view available, size_t quote_at) const {
    const uint64_t opens = line() + count_line_breaks(available.substr(0, quote_at));
    return csv_quote_not_closed(place(opens, excerpt_of(available.substr(quote_at), 80)), opens)
        .note("close the cell with a quote, or take away the one that opens it");
  }

  CsvDialect dialect_;
  std::vector<CsvLayout> layouts_;  // per file; complete for every file that a block was given of
  std::vector<Encoding> encodings_;
};

}  // namespace

std::variant<std::unique_ptr<Source>, Problem> open_csv_source(const ConnectorArguments& arguments,
                                                               const SourceRequest& request, Storage& storage) {
  return text_file_source(
      arguments.at("file"), request, storage,
      [dialect = csv_dialect(arguments)](FilesToRead files, const SourceRequest& wanted, const ReadRequest& reading) {
        return std::make_unique<CsvReader>(files, wanted, reading, dialect);
      });
}

}  // namespace damson
