// Writing records as JSON: one a line, or as an array.
#include "runtime/connectors/json/json_writer.h"

#include "runtime/values/json_text.h"

namespace damson {

namespace {

JsonOptions json_options(const ConnectorArguments& arguments) {
  const auto missing = arguments.find("absent");
  const bool omit = missing != arguments.end() && missing->second == ConstantValue{std::string("omit")};
  return {.missing_fields = omit ? JsonOptions::MissingFields::omit : JsonOptions::MissingFields::null};
}

class JsonLineWriter : public RecordWriter {
 public:
  explicit JsonLineWriter(JsonOptions options) : options_(options) {}
  std::string header() const override { return ""; }
  std::string separator() const override { return ""; }
  std::string footer() const override { return ""; }
  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const override {
    write_json(records, row, out, options_);
    out.append('\n');
    return std::nullopt;
  }

 private:
  JsonOptions options_;
};

class JsonArrayWriter : public RecordWriter {
 public:
  explicit JsonArrayWriter(JsonOptions options) : options_(options) {}
  std::string header() const override { return "[\n"; }
  std::string separator() const override { return ",\n"; }
  std::string footer() const override { return "\n]\n"; }
  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const override {
    write_json(records, row, out, options_);
    return std::nullopt;
  }

 private:
  JsonOptions options_;
};

}  // namespace

Result<std::unique_ptr<RecordWriter>> make_ndjson_writer(const ConnectorArguments& arguments, const Type&) {
  return std::unique_ptr<RecordWriter>(std::make_unique<JsonLineWriter>(json_options(arguments)));
}

Result<std::unique_ptr<RecordWriter>> make_json_writer(const ConnectorArguments& arguments, const Type&) {
  return std::unique_ptr<RecordWriter>(std::make_unique<JsonArrayWriter>(json_options(arguments)));
}

}  // namespace damson
