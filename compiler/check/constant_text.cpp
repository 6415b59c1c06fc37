// Writing constants.
#include "compiler/check/constant_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace damson::checking {

namespace {

std::string quoted_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      if (c == '"' || c == '\\' || c == '{' || c == '}') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

struct WriteConstant {
  std::string operator()(std::monostate) const { return "missing"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(int64_t value) const { return std::to_string(value); }
  std::string operator()(const Decimal& value) const { return to_text(value); }
  std::string operator()(const std::string& value) const { return quoted_text(value); }
  std::string operator()(const RegexLiteral& value) const {
    return fmt::format("/{}/{}", value.pattern, value.ignore_case ? "i" : "");
  }
  std::string operator()(const Date& value) const { return quoted_text(to_text(value)); }
  std::string operator()(const ConstantValue::List& list) const {
    std::string out = "[";
    for (const auto& item : list) out += (out.size() > 1 ? ", " : "") + constant_text(item);
    return out + "]";
  }
};

}  // namespace

std::string constant_text(const ConstantValue& value) { return std::visit(WriteConstant{}, value.value); }

std::string template_text(const SourceTexts& texts, const syntax::TextExpression& text) {
  std::string out;
  for (const auto& part : text.parts) {
    if (part.expression == nullptr) {
      out += part.text;
    } else {
      out += fmt::format("{{{}}}", texts.slice(part.expression->span));
    }
  }
  return out;
}

size_t count_code_points(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string enumeration(const std::vector<std::string>& words, std::string_view last_join) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? fmt::format(" {} ", last_join) : ", ";
    out += words[i];
  }
  return out;
}

}  // namespace damson::checking
