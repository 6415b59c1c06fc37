// Looking for `order by` among the words of a query.
#include "runtime/connectors/database/says_order_by.h"

#include <cctype>
#include <string>

namespace damson {

namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool ends_word(std::string_view text, size_t at) { return at >= text.size() || !is_word(text[at]); }

size_t behind(std::string_view sql, std::string_view end, size_t from) {
  const size_t found = sql.find(end, from);
  return found == std::string_view::npos ? sql.size() : found + end.size();
}

size_t behind_nested_comment(std::string_view sql, size_t at) {
  int depth = 0;
  for (; at < sql.size(); ++at) {
    if (sql.substr(at).starts_with("/*")) {
      ++depth;
      ++at;
    } else if (sql.substr(at).starts_with("*/")) {
      ++at;
      if (--depth == 0) return at + 1;
    }
  }
  return sql.size();
}

/// Behind `'it\'s'`; `at` is at the quote.
size_t behind_escaped(std::string_view sql, size_t at) {
  for (++at; at < sql.size(); ++at) {
    if (sql[at] == '\\') {
      ++at;
    } else if (sql[at] == '\'') {
      return at + 1;
    }
  }
  return sql.size();
}

/// `$$…$$`, `$tag$…$tag$`; `at` where none begins: `$1`, `a$b`.
size_t behind_dollars(std::string_view sql, size_t at) {
  size_t end = at + 1;
  while (end < sql.size() && is_word(sql[end])) ++end;
  const bool inside_word = at > 0 && is_word(sql[at - 1]);
  const bool digit = end > at + 1 && std::isdigit(static_cast<unsigned char>(sql[at + 1])) != 0;
  if (inside_word || digit || end >= sql.size() || sql[end] != '$') return at;
  return behind(sql, sql.substr(at, end + 1 - at), end + 1);
}

/// Behind a text, a quoted name or a comment that begins at `at`; `at` itself where none does.
size_t behind_quoted(std::string_view sql, size_t at, SqlQuoting quoting) {
  const std::string_view rest = sql.substr(at);
  const bool postgres = quoting == SqlQuoting::postgres;
  if (rest.starts_with("--")) return behind(sql, "\n", at);
  if (rest.starts_with("/*")) return postgres ? behind_nested_comment(sql, at) : behind(sql, "*/", at + 2);
  if (postgres && rest.starts_with("$")) return behind_dollars(sql, at);
  const bool escapes =
      postgres && at > 0 && (sql[at - 1] == 'E' || sql[at - 1] == 'e') && (at == 1 || !is_word(sql[at - 2]));
  if (escapes && rest.starts_with("'")) return behind_escaped(sql, at);
  if (!postgres && rest.starts_with("[")) return behind(sql, "]", at + 1);
  if (rest.starts_with("'") || rest.starts_with("\"") || (!postgres && rest.starts_with("`")))
    return behind(sql, rest.substr(0, 1), at + 1);
  return at;
}

/// The words outside of brackets, texts and comments, in small letters.
std::string outer_words(std::string_view query, SqlQuoting quoting) {
  std::string words;
  int depth = 0;
  for (size_t at = 0; at < query.size();) {
    const size_t next = behind_quoted(query, at, quoting);
    if (next != at) {
      words += ' ';
      at = next;
      continue;
    }
    const auto c = static_cast<unsigned char>(query[at++]);
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth == 0) words += std::isspace(c) != 0 ? ' ' : static_cast<char>(std::tolower(c));
  }
  return words;
}

}  // namespace

bool says_order_by(std::string_view query, SqlQuoting quoting) {
  const std::string words = outer_words(query, quoting);
  for (size_t at = words.find("order"); at != std::string::npos; at = words.find("order", at + 1)) {
    const bool begins = at == 0 || ends_word(words, at - 1);
    const size_t by = words.find_first_not_of(' ', at + 5);
    if (begins && ends_word(words, at + 5) && by != std::string::npos && words.compare(by, 2, "by") == 0 &&
        ends_word(words, by + 2))
      return true;
  }
  return false;
}

}  // namespace damson
