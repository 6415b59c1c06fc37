// Writes constants as a spec does.
#include <fmt/format.h>

#include "compiler/driver/explain/explain_pages.h"

namespace damson {

namespace {

std::string quoted_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '{': out += "\\{"; break;
      case '}': out += "\\}"; break;
      default: out += c;
    }
  }
  return out + '"';
}

struct ConstantWriter {
  std::string operator()(std::monostate) const { return "missing"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(int64_t value) const { return std::to_string(value); }
  std::string operator()(const Decimal& value) const { return to_text(value); }
  std::string operator()(const std::string& value) const { return quoted_text(value); }
  std::string operator()(const RegexLiteral& value) const {
    return fmt::format("/{}/{}", value.pattern, value.ignore_case ? "i" : "");
  }
  std::string operator()(const Date& value) const { return '"' + to_text(value) + '"'; }
  std::string operator()(const ConstantValue::List& values) const {
    std::string text = "[";
    for (const ConstantValue& value : values) {
      if (text.size() > 1) text += ", ";
      text += constant_text(value);
    }
    return text + ']';
  }
};

}  // namespace

std::string constant_text(const ConstantValue& constant) { return std::visit(ConstantWriter{}, constant.value); }

}  // namespace damson
