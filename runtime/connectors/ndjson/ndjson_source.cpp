// Reading files with one JSON record a line.
#include "runtime/connectors/ndjson/ndjson_source.h"

#include <algorithm>

#include "runtime/connectors/input/text_file_source.h"
#include "runtime/connectors/json/json_block.h"

namespace damson {

namespace {

class NdjsonReader : public FileReader {
 public:
  NdjsonReader(FilesToRead files, const SourceRequest& request, const ReadRequest& reading)
      : FileReader(files, request, reading, Encoding::utf_8), plan_(this->request()) {}

  QuarantineForm quarantine_form() const override {
    return {.extension = "ndjson", .header = "", .separator = "\n", .footer = "\n"};
  }

 protected:
  void parse_text(TextBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const override {
    const JsonReading json{.plan = plan_, .request = request(), .file = files()[block.part], .lines = true};
    parse_json_block(json, block, batch, arena, failures);
  }

  std::optional<Problem> begin_file() override { return std::nullopt; }

  BlockCut cut(std::string_view available, bool at_end) override {
    const size_t blank = std::min(available.find_first_not_of(" \t\r\n"), available.size());
    if (blank != 0) return {.bytes = 0, .then_skip = blank};
    const size_t end = reading().block_records == 0 ? behind_last_line(available) : behind_lines(available, at_end);
    if (end != 0 && (!at_end || reading().block_records != 0)) return {.bytes = end};
    return {.bytes = at_end ? available.size() : 0};
  }

 private:
  static size_t behind_last_line(std::string_view text) {
    const size_t last = text.rfind('\n');
    return last == std::string_view::npos ? 0 : last + 1;
  }

  /// Behind as many records as a block may have; blank lines are none.
  size_t behind_lines(std::string_view text, bool at_end) const {
    size_t end = 0;
    for (size_t records = 0; records < reading().block_records;) {
      const size_t line_end = text.find('\n', end);
      if (line_end == std::string_view::npos) return at_end ? text.size() : end;
      const std::string_view line = text.substr(end, line_end - end);
      if (line.find_first_not_of(" \t\r") != std::string_view::npos) ++records;
      end = line_end + 1;
    }
    return end;
  }

  JsonPlan plan_;
};

}  // namespace

std::variant<std::unique_ptr<Source>, Problem> open_ndjson_source(const ConnectorArguments& arguments,
                                                                  const SourceRequest& request, Storage& storage) {
  return text_file_source(arguments.at("file"), request, storage,
                          [](FilesToRead files, const SourceRequest& wanted, const ReadRequest& reading) {
                            return std::make_unique<NdjsonReader>(files, wanted, reading);
                          });
}

}  // namespace damson
