// Reading the array of records of JSON files.
#include "runtime/connectors/json/json_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/limits.h"
#include "runtime/connectors/input/text_file_source.h"
#include "runtime/connectors/json/json_block.h"
#include "runtime/connectors/json/json_borders.h"
#include "runtime/connectors/json/json_outside.h"
#include "runtime/connectors/json/json_pointer.h"
#include "runtime/diagnostics/catalogue/json_cut_off.h"
#include "runtime/diagnostics/catalogue/json_key_twice.h"
#include "runtime/diagnostics/catalogue/json_malformed.h"
#include "runtime/diagnostics/catalogue/json_no_array.h"
#include "runtime/diagnostics/catalogue/json_too_deep.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

constexpr std::string_view json_spaces = " \t\r\n";

class JsonFileReader : public FileReader {
 public:
  JsonFileReader(FilesToRead files, const SourceRequest& request, const ReadRequest& reading,
                 std::vector<std::string> names)
      : FileReader(files, request, reading, Encoding::utf_8), plan_(this->request()), names_(std::move(names)) {}

  QuarantineForm quarantine_form() const override {
    std::string header;
    std::string footer = "\n]";
    for (const std::string& name : names_) {
      header += "{";
      write_json_text(name, header);
      header += ": ";
      footer += "}";
    }
    return {.extension = "json", .header = header + "[\n", .separator = ",\n", .footer = footer + "\n"};
  }

 protected:
  void parse_text(TextBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const override {
    const JsonReading json{.plan = plan_, .request = request(), .file = files()[block.part], .lines = false};
    parse_json_block(json, block, batch, arena, failures);
  }

  std::optional<Problem> begin_file() override {
    over_ = after_comma_ = comma_too_many_ = not_closed_ = false;
    auto fault = outside().enter_array(names_);
    return fault ? std::optional(outside_problem(*std::move(fault))) : std::nullopt;
  }

  BlockCut cut(std::string_view available, bool at_end) override {
    const JsonBorders borders = find_json_borders(available, reading().block_records);
    if (!borders.any) return at_end ? cut_unclosed(available) : BlockCut{};
    const std::string_view records = available.substr(0, borders.end);
    const size_t last = records.find_last_not_of(json_spaces);
    const bool blank = last == std::string_view::npos;
    const bool ends_in_comma = blank ? after_comma_ : records[last] == ',';
    if (borders.closed) {
      over_ = true;
      comma_too_many_ = ends_in_comma;
      return {.bytes = borders.end, .then_skip = 1, .has_records = !blank};
    }
    after_comma_ = true;
    if (blank || ends_in_comma)
      return {.bytes = borders.end + 1};  // a comma with no record before it: the parser says so
    return {.bytes = borders.end, .then_skip = 1};
  }

  bool records_over() const override { return over_; }

  std::optional<Problem> end_file() override {
    if (not_closed_) return cut_off();
    if (comma_too_many_) return json_malformed(place(line()), "a comma stands behind the last record");
    auto fault = outside().leave_array(names_);
    return fault ? std::optional(outside_problem(*std::move(fault))) : std::nullopt;
  }

 private:
  JsonOutside outside() {
    return JsonOutside(buffer(), [this](size_t bytes) { skip(bytes); });
  }

  /// The file ends without the array's bracket: the parser looks at what is left first.
  BlockCut cut_unclosed(std::string_view available) {
    over_ = not_closed_ = true;
    const bool blank = available.find_first_not_of(json_spaces) == std::string_view::npos;
    return {.bytes = available.size(), .then_skip = 0, .has_records = !blank};
  }

  Problem cut_off() const {
    return json_cut_off(place(line()), file_name()).note("get the file again: the export or copy was interrupted");
  }

  Problem outside_problem(JsonOutside::Fault fault) const {
    switch (fault.kind) {
      case JsonOutside::Fault::Kind::malformed: return malformed(fault.words);
      case JsonOutside::Fault::Kind::cut_off: return cut_off();
      case JsonOutside::Fault::Kind::too_deep: return json_too_deep(place(line()), uint64_t{limits::data_nesting});
      case JsonOutside::Fault::Kind::key_twice: return json_key_twice(place(line()), fault.words);
      case JsonOutside::Fault::Kind::not_there: return json_no_array(place(line()), file_name(), fault.words);
      case JsonOutside::Fault::Kind::reading: break;
    }
    return *std::move(fault.problem);
  }

  Problem malformed(const std::string& words) const {
    auto problem = json_malformed(place(line()), words);
    if (words.starts_with("the end of the file")) problem.note("a file with one record a line is read with `ndjson`");
    return problem;
  }

  JsonPlan plan_;
  std::vector<std::string> names_;
  bool over_ = false;         // the array is closed, or the file at its end
  bool after_comma_ = false;  // the last block ended at a comma
  bool comma_too_many_ = false;
  bool not_closed_ = false;
};

}  // namespace

std::variant<std::unique_ptr<Source>, Problem> open_json_source(const ConnectorArguments& arguments,
                                                                const SourceRequest& request, Storage& storage) {
  auto parsed = parse_json_pointer(std::get<std::string>(arguments.at("path").value));
  std::vector<std::string> names = parsed.ok() ? std::move(parsed).value() : std::vector<std::string>();
  return text_file_source(
      arguments.at("file"), request, storage,
      [names = std::move(names)](FilesToRead files, const SourceRequest& wanted, const ReadRequest& reading) {
        return std::make_unique<JsonFileReader>(files, wanted, reading, names);
      });
}

}  // namespace damson
