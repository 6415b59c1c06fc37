// Walking a JSON value as it stands.
#include "stdlib/support/json_walk.h"

#include <fmt/format.h>

#include <unordered_set>

#include "runtime/base/bytes16.h"
#include "runtime/base/limits.h"
#include "runtime/values/unicode.h"

namespace damson {

namespace {

/// What stands behind a number or a word.
bool ends_word(char c) { return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::optional<uint32_t> four_hex_digits(Text text, size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  uint32_t code = 0;
  for (size_t i = at; i < at + 4; ++i) {
    const char c = text[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    code = code * 16 + static_cast<uint32_t>(digit);
  }
  return code;
}

/// The character that `\u` escapes say, two of them for one beyond the first 65,536. `at` is behind the `u`.
char32_t escaped_character(Text text, size_t& at) {
  const uint32_t high = four_hex_digits(text, at).value_or(0xFFFD);
  at += 4;
  if (high < 0xD800 || high > 0xDFFF) return high;
  const bool pair = high < 0xDC00 && text.substr(at, 2) == "\\u";
  const uint32_t low = pair ? four_hex_digits(text, at + 2).value_or(0) : 0;
  if (low < 0xDC00 || low > 0xDFFF) return U'\uFFFD';
  at += 6;
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

char plain_escape(char c) {
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case 'b': return '\b';
    case 'f': return '\f';
    default: return c;
  }
}

/// Checks a whole text against the grammar of JSON.
class JsonChecker {
 public:
  explicit JsonChecker(Text text) : text_(text) {}

  std::optional<std::string> mistake() {
    blank();
    if (!value(0)) return message_;
    blank();
    if (at_ != text_.size()) wrong("there is more behind the value");
    if (!message_.empty()) return message_;
    return std::nullopt;
  }

 private:
  static constexpr int deepest = static_cast<int>(limits::data_nesting);  // what can be read back as data

  bool wrong(std::string_view what) {
    if (message_.empty())
      message_ = fmt::format("{} at character {}", what, code_point_count(text_.substr(0, at_)) + 1);
    return false;
  }
  void blank() {
    while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool value(int depth) {
    if (depth > deepest) return wrong("it is nested too deeply");
    const char c = peek();
    if (c == '{') return members(depth);
    if (c == '[') return items(depth);
    if (c == '"') return text();
    if (c == '-' || (c >= '0' && c <= '9')) return number();
    for (const Text word : {Text("true"), Text("false"), Text("null")}) {
      if (text_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      return true;
    }
    return wrong("a value is expected");
  }

  bool members(int depth) {
    ++at_;
    blank();
    if (peek() == '}') return ++at_, true;
    std::unordered_set<Text> names;
    while (true) {
      if (peek() != '"') return wrong("a name in quotes is expected");
      const size_t begin = at_;
      if (!text()) return false;
      const Text name = json_text_value(text_.substr(begin, at_ - begin), arena_);
      if (!names.insert(name).second)
        return at_ = begin, wrong(fmt::format("the name \"{}\" is there twice in one object", name));
      blank();
      if (peek() != ':') return wrong("`:` is expected");
      ++at_;
      blank();
      if (!value(depth + 1)) return false;
      blank();
      if (peek() == '}') return ++at_, true;
      if (peek() != ',') return wrong("`,` or `}` is expected");
      ++at_;
      blank();
    }
  }

  bool items(int depth) {
    ++at_;
    blank();
    if (peek() == ']') return ++at_, true;
    while (true) {
      if (!value(depth + 1)) return false;
      blank();
      if (peek() == ']') return ++at_, true;
      if (peek() != ',') return wrong("`,` or `]` is expected");
      ++at_;
      blank();
    }
  }

  bool text() {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') return ++at_, true;
      if (static_cast<unsigned char>(c) < 0x20) return wrong("a line break or control character stands inside a text");
      if (c != '\\') continue;
      ++at_;
      if (peek() == 'u' && four_hex_digits(text_, at_ + 1)) {
        if (!whole_character()) return wrong("a `\\u` escape is half of a character");
      } else if (Text("\"\\/bfnrt").find(peek()) == Text::npos) {
        return wrong("an escape is wrong");
      }
    }
    return wrong("a text is never closed");
  }

  /// Moves over the digits of the `\u` here, and over the second half where they are the first half of a character.
  bool whole_character() {
    const uint32_t code = *four_hex_digits(text_, at_ + 1);
    if (code >= 0xDC00 && code <= 0xDFFF) return false;
    if (code >= 0xD800 && code <= 0xDBFF) {
      const uint32_t low = text_.substr(at_ + 5, 2) == "\\u" ? four_hex_digits(text_, at_ + 7).value_or(0) : 0;
      if (low < 0xDC00 || low > 0xDFFF) return false;
      at_ += 6;
    }
    at_ += 4;
    return true;
  }

  bool digits() {
    const size_t start = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ != start;
  }

  bool number() {
    if (peek() == '-') ++at_;
    const bool zero = peek() == '0';
    const size_t start = at_;
    if (!digits() || (zero && at_ - start > 1)) return wrong("a number is wrong");
    if (peek() == '.') {
      ++at_;
      if (!digits()) return wrong("a number is wrong");
    }
    if (peek() != 'e' && peek() != 'E') return true;
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    return digits() || wrong("a number is wrong");
  }

  Text text_;
  size_t at_ = 0;
  Arena arena_;
  std::string message_;
};

}  // namespace

/// Moves to the next byte that is looked for; false when there is none.
template <class Look, class Is>
bool JsonWalk::go_to(Look look, Is is) {
  for (; at_ + 16 <= json_.size(); at_ += 16) {
    const uint32_t found = look(Bytes16(json_.data() + at_)).bits();
    if (found == 0) continue;
    at_ += static_cast<size_t>(std::countr_zero(found));
    return true;
  }
  for (; at_ < json_.size(); ++at_) {
    if (is(json_[at_])) return true;
  }
  return false;
}

void JsonWalk::space() {
  while (at_ < json_.size() && is_json_blank(json_[at_])) ++at_;
}

void JsonWalk::skip_text() {
  ++at_;
  while (go_to([](const auto& bytes) { return bytes.equal('"') | bytes.equal('\\'); },
               [](char c) { return c == '"' || c == '\\'; })) {
    const bool closes = json_[at_] == '"';
    at_ += closes ? 1 : 2;
    if (closes) return;
  }
}

void JsonWalk::skip_nested() {
  const auto borders = [](const auto& bytes) {
    return bytes.equal('"') | bytes.equal('{') | bytes.equal('}') | bytes.equal('[') | bytes.equal(']');
  };
  const auto is_border = [](char c) { return c == '"' || c == '{' || c == '}' || c == '[' || c == ']'; };
  int depth = 0;
  do {
    const char c = json_[at_];
    if (c == '"') {
      skip_text();
      continue;
    }
    depth += c == '{' || c == '[' ? 1 : -1;
    ++at_;
    if (depth == 0) return;
  } while (go_to(borders, is_border));
}

bool JsonWalk::open() {
  ++at_;
  space();
  if (peek() != '}' && peek() != ']') return true;
  ++at_;
  space();
  return false;
}

bool JsonWalk::next() {
  space();
  const bool more = peek() == ',';
  ++at_;
  space();
  return more;
}

Text JsonWalk::member() {
  const size_t start = at_ + 1;
  skip_text();
  const Text name = json_.substr(start, at_ - start - 1);
  space();
  ++at_;  // the colon
  space();
  return name;
}

Text JsonWalk::value() {
  const size_t start = at_;
  if (at_text()) {
    skip_text();
  } else if (at_object() || at_array()) {
    skip_nested();
  } else {
    while (at_ < json_.size() && !ends_word(json_[at_])) ++at_;
  }
  const Text value = json_.substr(start, at_ - start);
  space();
  return value;
}

Text json_text_value(Text quoted, Arena& arena) {
  const Text inner = quoted.substr(1, quoted.size() - 2);
  if (inner.find('\\') == Text::npos) return inner;
  char* out = arena.array<char>(inner.size());  // an escape is never shorter than what it stands for
  char* end = out;
  for (size_t at = 0; at < inner.size();) {
    if (inner[at] != '\\') {
      *end++ = inner[at++];
      continue;
    }
    const char escape = inner[at + 1];
    at += 2;
    if (escape == 'u') {
      end = write_utf8(end, escaped_character(inner, at));
    } else {
      *end++ = plain_escape(escape);
    }
  }
  return {out, static_cast<size_t>(end - out)};
}

std::optional<std::string> json_mistake(Text text) { return JsonChecker(text).mistake(); }

}  // namespace damson
