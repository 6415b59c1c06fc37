// Writing records as JSON: one a line, or as an array.
#include "runtime/connectors/json/json_writer.h"

#include <string>
#include <vector>

#include "runtime/values/json_text.h"

namespace damson {

JsonOptions json_options(const ConnectorArguments& arguments) {
  const auto missing = arguments.find("absent");
  const bool omit = missing != arguments.end() && missing->second == ConstantValue{std::string("omit")};
  return {.missing_fields = omit ? JsonOptions::MissingFields::omit : JsonOptions::MissingFields::null};
}

namespace {

/// Writes records of one type: its names are in quotes once, not for each record.
class RecordText {
 public:
  RecordText(const Type& schema, JsonOptions options) : options_(options) {
    for (const auto& field : schema.fields()) {
      std::string key;
      write_json_text(field.name, key);
      keys_.push_back(key + ':');
    }
  }

  void write(const Column& records, uint32_t row, ByteBuffer& out) const {
    const bool omits = options_.missing_fields == JsonOptions::MissingFields::omit;
    out.append('{');
    bool first = true;
    for (size_t i = 0; i < keys_.size(); ++i) {
      const Column& field = records.field(i);
      if (omits && !field.present(records.at(row))) continue;
      if (!first) out.append(',');
      first = false;
      out.append(keys_[i]);
      write_json(field, records.at(row), out, options_);
    }
    out.append('}');
  }

 private:
  JsonOptions options_;
  std::vector<std::string> keys_;
};

class JsonLineWriter : public RecordWriter {
 public:
  JsonLineWriter(const Type& schema, JsonOptions options) : text_(schema, options) {}
  std::string header() const override { return ""; }
  std::string separator() const override { return ""; }
  std::string footer() const override { return ""; }
  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const override {
    text_.write(records, row, out);
    out.append('\n');
    return std::nullopt;
  }

 private:
  RecordText text_;
};

class JsonArrayWriter : public RecordWriter {
 public:
  JsonArrayWriter(const Type& schema, JsonOptions options) : text_(schema, options) {}
  std::string header() const override { return "[\n"; }
  std::string separator() const override { return ",\n"; }
  std::string footer() const override { return "\n]\n"; }
  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const override {
    text_.write(records, row, out);
    return std::nullopt;
  }

 private:
  RecordText text_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_ndjson_writer(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<JsonLineWriter>(schema, json_options(arguments));
}

std::unique_ptr<RecordWriter> make_json_writer(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<JsonArrayWriter>(schema, json_options(arguments));
}

}  // namespace damson
