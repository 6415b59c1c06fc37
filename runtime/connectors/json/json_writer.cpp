// Writing records as JSON: one a line, or as an array.
#include "runtime/connectors/json/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "runtime/base/limits.h"
#include "runtime/values/json_text.h"

namespace damson {

JsonOptions json_options(const ConnectorArguments& arguments) {
  const auto missing = arguments.find("absent");
  const bool omit = missing != arguments.end() && missing->second == ConstantValue{std::string("omit")};
  return {.missing_fields = omit ? JsonOptions::MissingFields::omit : JsonOptions::MissingFields::null};
}

namespace {

bool holds_any(const Type& type) {
  switch (type.kind()) {
    case TypeKind::any: return true;
    case TypeKind::list: return holds_any(type.element());
    case TypeKind::record:
      return std::ranges::any_of(type.fields(), [](const Type::Field& field) { return holds_any(field.type); });
    default: return false;
  }
}

/// How many lists and objects of a JSON text stand within each other.
size_t depth_of(std::string_view json) {
  size_t depth = 0;
  size_t deepest = 0;
  bool in_text = false;
  for (size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_text) {
      if (c == '\\') ++at;
      in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

/// Writes records of one type: its names are in quotes once, not for each record.
class RecordText {
 public:
  RecordText(const Type& schema, JsonOptions options) : options_(options), may_be_deep_(holds_any(schema)) {
    for (const auto& field : schema.fields()) {
      std::string key;
      write_json_text(field.name, key);
      keys_.push_back(key + ':');
    }
  }

  /// Fails for what no reader takes back.
  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const {
    const size_t begin = out.size();
    write_fields(records, row, out);
    if (!may_be_deep_ || depth_of(out.view().substr(begin)) <= limits::data_nesting) return std::nullopt;
    out.shrink(begin);
    return fail(
        fmt::format("more than {} lists and objects stand within each other, which is the most that can be read again",
                    limits::data_nesting));
  }

 private:
  void write_fields(const Column& records, uint32_t row, ByteBuffer& out) const {
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

  JsonOptions options_;
  bool may_be_deep_;
  std::vector<std::string> keys_;
};

class JsonLineWriter : public RecordWriter {
 public:
  JsonLineWriter(const Type& schema, JsonOptions options) : text_(schema, options) {}
  std::string header() const override { return ""; }
  std::string separator() const override { return ""; }
  std::string footer() const override { return ""; }
  std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const override {
    if (auto failed = text_.write(records, row, out)) return failed;
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
    return text_.write(records, row, out);
  }

 private:
  RecordText text_;
};

}  // namespace

bool json_may_refuse(const ConnectorArguments&, const Type& schema) { return holds_any(schema); }

std::unique_ptr<RecordWriter> make_ndjson_writer(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<JsonLineWriter>(schema, json_options(arguments));
}

std::unique_ptr<RecordWriter> make_json_writer(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<JsonArrayWriter>(schema, json_options(arguments));
}

}  // namespace damson
