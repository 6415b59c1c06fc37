// Changes members of a record as it stands in its file.
#include "runtime/connectors/json/json_editor.h"

#include <vector>

#include "runtime/connectors/json/json_object_edit.h"
#include "runtime/connectors/json/json_writer.h"

namespace damson {

namespace {

/// How records follow one another.
struct JsonFrame {
  std::string_view header;
  std::string_view separator;
  std::string_view footer;
  std::string_view record_end;
};
constexpr JsonFrame lines_frame = {.header = "", .separator = "", .footer = "", .record_end = "\n"};
constexpr JsonFrame array_frame = {.header = "[\n", .separator = ",\n", .footer = "\n]\n", .record_end = ""};

class JsonEditor : public RecordEditor {
 public:
  JsonEditor(const JsonFrame& frame, const Type& schema, JsonOptions options)
      : frame_(frame), schema_(schema), options_(options) {}

  std::optional<Error> write_field(const Column& records, uint32_t row, uint32_t field,
                                   ByteBuffer& out) const override {
    write_json(records.field(field), records.at(row), out, options_);
    return std::nullopt;
  }

  std::string begin(std::string_view /*header*/) override { return std::string(frame_.header); }
  std::string separator() const override { return std::string(frame_.separator); }
  std::string footer() const override { return std::string(frame_.footer); }

  void carry(std::string_view raw, std::string& out) const override {
    out += raw;
    out += frame_.record_end;
  }

  void edit(std::string_view raw, std::span<const FieldText> fields, std::string& out) const override {
    std::vector<MemberEdit> members;
    for (const FieldText& field : fields) members.push_back(member_of(field));
    edit_json_object(raw, members, out);
    out += frame_.record_end;
  }

  void create(std::span<const FieldText> fields, std::string& out) const override { edit("{}", fields, out); }

 private:
  MemberEdit member_of(const FieldText& field) const {
    const Type::Field& declared = schema_.fields()[field.field];
    MemberEdit member{declared.name, &declared.type, field.text};
    if (!field.present && options_.missing_fields == JsonOptions::MissingFields::omit) member.text.reset();
    return member;
  }

  JsonFrame frame_;
  Type schema_;
  JsonOptions options_;
};

}  // namespace

std::unique_ptr<RecordEditor> make_ndjson_editor(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<JsonEditor>(lines_frame, schema, json_options(arguments));
}

std::unique_ptr<RecordEditor> make_json_editor(const ConnectorArguments& arguments, const Type& schema) {
  return std::make_unique<JsonEditor>(array_frame, schema, json_options(arguments));
}

}  // namespace damson
