// Reads the results of examples: literals of the language become JSON.
#include "tests/declarations/expected_result.h"

#include <nlohmann/json.hpp>

namespace damson::test {

namespace {

/// Reads one literal at a time from the front of a text.
class LiteralReader {
 public:
  explicit LiteralReader(std::string_view text) : text_(text) {}

  std::optional<std::string> whole() {
    auto json = value();
    skip_blanks();
    return json && text_.empty() ? json : std::nullopt;
  }

 private:
  void skip_blanks() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\n')) text_.remove_prefix(1);
  }

  bool take(std::string_view word) {
    skip_blanks();
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  std::optional<std::string> value() {
    skip_blanks();
    if (text_.empty()) return std::nullopt;
    if (text_.front() == '"') return text();
    if (take("[")) return list();
    if (take("{")) return record();
    for (const char* word : {"true", "false"}) {
      if (take(word)) return word;
    }
    if (take("missing")) return "null";
    return number();
  }

  std::optional<std::string> number() {
    std::string digits;
    while (!text_.empty() && (std::isdigit(static_cast<unsigned char>(text_.front())) != 0 ||
                              std::string_view("-._e+").find(text_.front()) != std::string_view::npos)) {
      if (text_.front() != '_') digits += text_.front();
      text_.remove_prefix(1);
    }
    if (digits.empty()) return std::nullopt;
    return digits;
  }

  std::optional<std::string> text() {
    std::string characters;
    text_.remove_prefix(1);
    while (!text_.empty() && text_.front() != '"') {
      if (text_.front() != '\\') {
        characters += text_.front();
        text_.remove_prefix(1);
      } else if (!escape(characters)) {
        return std::nullopt;
      }
    }
    if (text_.empty()) return std::nullopt;
    text_.remove_prefix(1);
    return nlohmann::json(characters).dump();
  }

  bool escape(std::string& characters) {
    if (text_.starts_with("\\u{")) return code_point(characters);
    if (text_.size() < 2) return false;
    const char code = text_[1];
    text_.remove_prefix(2);
    characters += code == 'n' ? '\n' : code == 't' ? '\t' : code;
    return true;
  }

  bool code_point(std::string& characters) {
    const size_t end = text_.find('}');
    if (end == std::string_view::npos) return false;
    const unsigned long code = std::stoul(std::string(text_.substr(3, end - 3)), nullptr, 16);
    text_.remove_prefix(end + 1);
    const auto put = [&](unsigned long byte) { characters += static_cast<char>(byte); };
    if (code < 0x80) {
      put(code);
    } else if (code < 0x800) {
      put(0xC0 | (code >> 6)), put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      put(0xE0 | (code >> 12)), put(0x80 | ((code >> 6) & 0x3F)), put(0x80 | (code & 0x3F));
    } else {
      put(0xF0 | (code >> 18)), put(0x80 | ((code >> 12) & 0x3F)), put(0x80 | ((code >> 6) & 0x3F)),
          put(0x80 | (code & 0x3F));
    }
    return true;
  }

  std::optional<std::string> list() {
    std::string json = "[";
    while (!take("]")) {
      const auto item = value();
      if (!item) return std::nullopt;
      json += (json.size() > 1 ? "," : "") + *item;
      if (!take(",") && !text_.starts_with(']')) return std::nullopt;
    }
    return json + ']';
  }

  std::optional<std::string> record() {
    std::string json = "{";
    while (!take("}")) {
      skip_blanks();
      const size_t colon = text_.find(':');
      if (colon == std::string_view::npos) return std::nullopt;
      const std::string name(text_.substr(0, colon));
      text_.remove_prefix(colon + 1);
      const auto item = value();
      if (!item) return std::nullopt;
      json += (json.size() > 1 ? "," : "") + nlohmann::json(name).dump() + ":" + *item;
      take(",");
      skip_blanks();
    }
    return json + '}';
  }

  std::string_view text_;
};

/// The numbers of a JSON text that a double cannot hold exactly decide by their digits.
bool has_long_number(const std::string& json) {
  size_t run = 0;
  for (const char c : json) {
    run = std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.' ? run + 1 : 0;
    if (run > 15) return true;
  }
  return false;
}

std::string type_of_json(const nlohmann::ordered_json& json) {
  if (json.is_boolean()) return "bool";
  if (json.is_number_integer()) return "int";
  if (json.is_number()) return "decimal";
  if (json.is_array()) return "list of " + (json.empty() ? std::string("text") : type_of_json(json.front()));
  return "text";
}

}  // namespace

std::optional<ExpectedResult> read_expected(std::string_view result) {
  if (result == "missing") return ExpectedResult{ExpectedResult::Kind::missing, "", ""};
  if (result.starts_with("fails ")) {
    const auto reason = LiteralReader(result.substr(6)).whole();
    if (!reason) return std::nullopt;
    return ExpectedResult{ExpectedResult::Kind::fails, "", nlohmann::json::parse(*reason).get<std::string>()};
  }
  const auto json = LiteralReader(result).whole();
  if (!json) return std::nullopt;
  return ExpectedResult{ExpectedResult::Kind::value, *json, ""};
}

std::string likely_type(std::string_view result) {
  const auto expected = read_expected(result);
  if (!expected || expected->kind != ExpectedResult::Kind::value) return "text";
  return type_of_json(nlohmann::ordered_json::parse(expected->json, nullptr, false));
}

bool same_json(const std::string& actual, const std::string& expected) {
  if (actual == expected) return true;
  if (has_long_number(actual) || has_long_number(expected)) return false;
  return nlohmann::json::parse(actual, nullptr, false) == nlohmann::json::parse(expected, nullptr, false);
}

}  // namespace damson::test
