// Looks at pieces of a spec without parsing them: only quotes, brackets and what stands outside of them count.
#include "compiler/elsewhere/operand.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <functional>

namespace damson {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

/// Behind the text, name or pattern that begins at `at`.
size_t end_of_quoted(std::string_view written, size_t at) {
  const char quote = written[at];
  size_t depth = 0;
  for (size_t i = at + 1; i < written.size(); ++i) {
    if (written[i] == '\\' && quote != '`')
      ++i;
    else if (quote == '"' && written[i] == '{')
      ++depth;
    else if (quote == '"' && written[i] == '}' && depth > 0)
      --depth;
    else if (quote == '"' && written[i] == '"' && depth > 0)
      i = end_of_quoted(written, i) - 1;
    else if (written[i] == quote && depth == 0)
      return i + 1;
  }
  return written.size();
}

/// Calls `see` with each word and sign outside of quotes and brackets, until it says that it has seen enough.
void each_outer(std::string_view written, const std::function<bool(std::string_view)>& see) {
  int depth = 0;
  for (size_t i = 0; i < written.size();) {
    const char c = written[i];
    size_t end = i + 1;
    if (c == '"' || c == '`') {
      end = end_of_quoted(written, i);
    } else if (is_name_part(c)) {
      while (end < written.size() && is_name_part(written[end])) ++end;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    }
    if (depth == 0 && !is_space(c) && !see(written.substr(i, end - i))) return;
    i = end;
  }
}

Tightness tightness_of_sign(std::string_view sign) {
  constexpr std::array loose{"on", "if", "for", "then", "else"};
  constexpr std::array conditions{"and", "not", "in", "is", "=", "!", "<", ">"};
  for (const std::string_view word : loose) {
    if (sign == word) return Tightness::right_hand_side;
  }
  for (const std::string_view word : conditions) {
    if (sign == word) return Tightness::condition;
  }
  if (sign == "or") return Tightness::disjunction;
  if (sign == "|") return Tightness::piped;
  return sign == "+" || sign == "-" || sign == "*" ? Tightness::sum : Tightness::primary;
}

/// What stands between the quotes.
std::string_view inside(std::string_view text) { return text.substr(1, text.size() - 2); }

std::string as_regex(std::string_view pattern) {
  std::string regex;
  for (const char c : pattern) {
    if (c == '%')
      regex += ".*";
    else if (c == '_')
      regex += ".";
    else if (std::string_view("\\/.+*?()[]{}|^$").find(c) != std::string_view::npos)
      regex += fmt::format("\\{}", c);
    else
      regex += c;
  }
  return regex;
}

/// A placeholder of another language's text that begins at `at`, and where it ends; 0 when there is none.
size_t end_of_placeholder(std::string_view pattern, size_t at) {
  if (pattern[at] == '%' && at + 1 < pattern.size()) {
    size_t end = at + 1;
    while (end < pattern.size() && (pattern[end] == '.' || (pattern[end] >= '0' && pattern[end] <= '9'))) ++end;
    return end < pattern.size() && std::string_view("sdifr").find(pattern[end]) != std::string_view::npos ? end + 1 : 0;
  }
  if (pattern[at] != '{') return 0;
  const size_t close = pattern.find('}', at);
  if (close == std::string_view::npos) return 0;
  for (const char c : pattern.substr(at + 1, close - at - 1)) {
    if (c < '0' || c > '9') return 0;
  }
  return close + 1;
}

}  // namespace

std::string one_line(std::string_view written) {
  std::string line;
  for (const char c : written) {
    if (!is_space(c))
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

Tightness tightness_of(std::string_view written) {
  Tightness loosest = Tightness::primary;
  each_outer(written, [&](std::string_view sign) {
    loosest = std::min(loosest, tightness_of_sign(sign));
    return loosest != Tightness::right_hand_side;
  });
  return loosest;
}

std::string at_least(Tightness wanted, std::string_view written) {
  return tightness_of(written) >= wanted ? std::string(written) : fmt::format("({})", written);
}

bool is_text(std::string_view written) {
  return written.size() >= 2 && written.front() == '"' && end_of_quoted(written, 0) == written.size() &&
         written.back() == '"';
}

bool is_plain_text(std::string_view written) {
  return is_text(written) && inside(written).find_first_of("{}\\") == std::string_view::npos;
}

std::optional<long long> whole_number(std::string_view written) {
  long long number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  return error == std::errc() && end == written.data() + written.size() ? std::optional(number) : std::nullopt;
}

std::string with_own_comparisons(std::string_view written) {
  std::string own;
  int depth = 0;
  char quote = 0;
  for (size_t at = 0; at < written.size(); ++at) {
    const char c = written[at];
    const char next = at + 1 < written.size() ? written[at + 1] : ' ';
    const char before = own.empty() ? ' ' : own.back();
    if (quote != 0) {
      if (c == '\\')
        own += written[at++];
      else if (c == quote)
        quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (depth == 0 && c == '<' && next == '>') {
      own += "!=";
      ++at;
      continue;
    } else if (depth == 0 && c == '=' && next != '=' && next != '>' &&
               std::string_view("=!<>:").find(before) == std::string_view::npos) {
      own += '=';
    }
    if (at < written.size()) own += written[at];
  }
  return own;
}

std::optional<std::string> as_pattern(std::string_view written) {
  if (written.size() > 2 && written.front() == '/') return std::string(written);
  if (!is_text(written) || written.size() == 2) return std::nullopt;
  const std::string_view text = inside(written);
  std::string pattern = "/";
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '/') pattern += '\\';
    if (text[i] == '\\' && i + 1 < text.size() &&
        std::string_view("\\\"{}").find(text[i + 1]) != std::string_view::npos)
      ++i;
    pattern += text[i];
  }
  return pattern + "/";
}

std::string joined_text(std::span<const std::string> operands) {
  std::string text = "\"";
  for (const std::string& operand : operands) {
    if (is_text(operand))
      text += inside(operand);
    else
      text += fmt::format("{{{}}}", operand);
  }
  return text + "\"";
}

std::optional<std::string> like_condition(std::string_view value, std::string_view pattern) {
  if (!is_plain_text(pattern)) return std::nullopt;
  std::string_view text = inside(pattern);
  const bool open_begin = text.starts_with('%');
  const bool open_end = text.size() > 1 && text.ends_with('%');
  std::string_view middle = text;
  if (open_begin) middle.remove_prefix(1);
  if (open_end) middle.remove_suffix(1);
  if (middle.find_first_of("%_") != std::string_view::npos || middle.empty()) {
    return fmt::format("matches({}, /{}{}{}/i)", value, open_begin ? "" : "^", as_regex(middle), open_end ? "" : "$");
  }
  if (open_begin && open_end) return fmt::format("contains({}, \"{}\")", value, middle);
  if (open_end) return fmt::format("starts_with({}, \"{}\")", value, middle);
  if (open_begin) return fmt::format("ends_with({}, \"{}\")", value, middle);
  return fmt::format("{} == \"{}\"", at_least(Tightness::piped, value), middle);
}

std::optional<std::string> filled_text(std::string_view pattern, std::span<const std::string> operands) {
  if (!is_text(pattern)) return std::nullopt;
  const std::string_view text = inside(pattern);
  std::string filled = "\"";
  size_t next = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = end_of_placeholder(text, at);
    if (end == 0) {
      filled += text[at++];
      continue;
    }
    size_t operand = next++;
    if (text[at] == '{' && end - at > 2)
      operand = static_cast<size_t>(*whole_number(text.substr(at + 1, end - at - 2)));
    if (operand >= operands.size()) return std::nullopt;
    filled +=
        is_text(operands[operand]) ? std::string(inside(operands[operand])) : fmt::format("{{{}}}", operands[operand]);
    at = end;
  }
  if (next == 0 && !operands.empty()) return std::nullopt;
  return filled + "\"";
}

}  // namespace damson
