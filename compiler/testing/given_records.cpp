// Writing given records as JSON lines.
#include "compiler/testing/given_records.h"

#include "runtime/values/json_text.h"

namespace damson::testing {

namespace {

struct WriteGiven {
  std::string& out;

  void operator()(const typed::KnownValue& known) const { write_json(known.column, known.row, out); }
  void operator()(const typed::TestValue::Record& record) const {
    char before = '{';
    for (const auto& field : record) {
      out += before;
      write_json_text(field.name, out);
      out += ':';
      std::visit(*this, field.value.what);
      before = ',';
    }
    out += record.empty() ? "{}" : "}";
  }
  void operator()(const typed::TestValue::List& list) const {
    char before = '[';
    for (const auto& item : list) {
      out += before;
      std::visit(*this, item.what);
      before = ',';
    }
    out += list.empty() ? "[]" : "]";
  }
};

}  // namespace

std::string given_records(const std::vector<typed::TestValue>& records) {
  std::string lines;
  for (const auto& record : records) {
    std::visit(WriteGiven{lines}, record.what);
    lines += '\n';
  }
  return lines;
}

}  // namespace damson::testing
