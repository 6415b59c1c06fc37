// Writing values as a spec writes them.
#include "compiler/testing/shown_value.h"

#include <algorithm>

#include "runtime/values/json_text.h"

namespace damson::testing {

namespace {

/// Quotes as JSON has them, and the braces that would open a value in a text.
std::string quoted_text(Text text) {
  std::string json;
  write_json_text(text, json);
  std::string out;
  for (const char c : json) {
    if (c == '{' || c == '}') out += '\\';
    out += c;
  }
  return out;
}

std::string shown_list(const Column& column, uint32_t row) {
  std::string out;
  for (uint32_t item = column.first_item(row); item < column.last_item(row); ++item) {
    out += (out.empty() ? "" : ", ") + shown_value(column.element(), item);
  }
  return "[" + out + "]";
}

/// Fields that are missing are left out, as a test leaves them out.
std::string shown_record(const Column& column, uint32_t row) {
  std::string out;
  for (size_t i = 0; i < column.type->fields().size(); ++i) {
    if (!column.field(i).present(row)) continue;
    out += (out.empty() ? " " : ", ") + shown_name(column.type->fields()[i].name) + ": " +
           shown_value(column.field(i), row);
  }
  return out.empty() ? "{}" : "{" + out + " }";
}

struct ShowTestValue {
  std::string operator()(const typed::KnownValue& known) const { return shown_value(known.column, known.row); }
  std::string operator()(const typed::TestValue::Record& record) const {
    std::string out;
    for (const auto& field : record) {
      out += (out.empty() ? " " : ", ") + shown_name(field.name) + ": " + shown_value(field.value);
    }
    return out.empty() ? "{}" : "{" + out + " }";
  }
  std::string operator()(const typed::TestValue::List& list) const {
    std::string out;
    for (const auto& item : list) out += (out.empty() ? "" : ", ") + shown_value(item);
    return "[" + out + "]";
  }
};

bool begins_name(unsigned char c) { return c == '_' || c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string shown_value(const Column& column, uint32_t row) {
  if (!column.present(row)) return "missing";
  if (column.type->is(TypeKind::list)) return shown_list(column, row);
  if (column.type->is(TypeKind::record)) return shown_record(column, row);
  if (column.type->is(TypeKind::text) || column.type->is(TypeKind::path)) return quoted_text(column.value<Text>(row));
  std::string json;
  write_json(column, row, json);
  return json;
}

std::string shown_value(const typed::TestValue& value) { return std::visit(ShowTestValue{}, value.what); }

std::string shown_name(std::string_view name) {
  const bool plain =
      !name.empty() && begins_name(static_cast<unsigned char>(name.front())) &&
      std::all_of(name.begin(), name.end(), [](unsigned char c) { return begins_name(c) || is_digit(c); });
  return plain ? std::string(name) : "`" + std::string(name) + "`";
}

}  // namespace damson::testing
