// Checking and reading the arguments of `csv`.
#include "runtime/connectors/csv/csv_dialect.h"

#include <fmt/format.h>

#include "runtime/connectors/csv/csv_text.h"

#include <variant>

namespace damson {

namespace {

/// Empty for a name that there is not.
std::string line_break_named(std::string_view name) {
  if (name == "lf") return "\n";
  return name == "crlf" ? "\r\n" : "";
}

/// The text of an argument, or null where it is not given (sources and targets have different ones).
const std::string* csv_text(const ConnectorArguments& arguments, const std::string& name) {
  const auto found = arguments.find(name);
  return found == arguments.end() ? nullptr : std::get_if<std::string>(&found->second.value);
}

bool csv_flag(const ConnectorArguments& arguments, const std::string& name, bool otherwise) {
  const auto found = arguments.find(name);
  if (found == arguments.end()) return otherwise;
  const bool* flag = std::get_if<bool>(&found->second.value);
  return flag == nullptr ? otherwise : *flag;
}

std::optional<std::string> check_mark(const ConnectorArguments& arguments, const std::string& name) {
  const std::string* mark = csv_text(arguments, name);
  if (mark == nullptr) return std::nullopt;
  if (mark->size() != 1)
    return fmt::format("`{}` is one character of ASCII, like `,` `;` or `\\t`; this is \"{}\"", name, *mark);
  const auto c = static_cast<unsigned char>((*mark)[0]);
  const bool letter_or_digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c == '\n' || c == '\r' || c == 0 || c >= 0x80 || letter_or_digit) {
    return fmt::format("`{}` cannot be a letter, a digit or a line break", name);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> check_csv_dialect(const ConnectorArguments& arguments) {
  for (const std::string name : {"delimiter", "quote"}) {
    if (auto wrong = check_mark(arguments, name)) return wrong;
  }
  const CsvDialect dialect = csv_dialect(arguments);
  if (dialect.delimiter == dialect.quote) return "`delimiter` and `quote` are the same character";
  const std::string* encoding = csv_text(arguments, "encoding");
  if (encoding != nullptr && !encoding_by_name(*encoding)) {
    return fmt::format(
        "there is no encoding \"{}\" here; there are \"utf-8\", \"utf-16le\", \"utf-16be\", \"latin-1\" and "
        "\"windows-1252\"",
        *encoding);
  }
  if (needs_quotes(dialect.missing, dialect) || dialect.missing.find('\0') != std::string::npos) {
    return fmt::format("`absent` cannot hold a delimiter, a quote, a line break or the character NUL; this is \"{}\"",
                       dialect.missing);
  }
  if (dialect.line_break.empty()) return R"(`line_break` is "lf" or "crlf")";
  const std::string* formulas = csv_text(arguments, "formulas");
  const bool source = arguments.contains("none");
  const std::string_view other = source ? "unescape" : "escape";
  if (formulas != nullptr && *formulas != "keep" && *formulas != other) {
    return fmt::format("`formulas` of a {} is \"keep\" or \"{}\"", source ? "source" : "target", other);
  }
  return std::nullopt;
}

CsvDialect csv_dialect(const ConnectorArguments& arguments) {
  CsvDialect dialect;
  if (const std::string* delimiter = csv_text(arguments, "delimiter"); delimiter && !delimiter->empty()) {
    dialect.delimiter = (*delimiter)[0];
  }
  if (const std::string* quote = csv_text(arguments, "quote"); quote && !quote->empty()) dialect.quote = (*quote)[0];
  dialect.header = csv_flag(arguments, "header", true);
  dialect.quoted_is_text = csv_flag(arguments, "quoted_is_text", false);
  if (const std::string* encoding = csv_text(arguments, "encoding")) {
    dialect.encoding = encoding_by_name(*encoding).value_or(Encoding::utf_8);
  }
  if (const std::string* name = csv_text(arguments, "line_break")) dialect.line_break = line_break_named(*name);
  if (const std::string* missing = csv_text(arguments, "absent")) dialect.missing = *missing;
  if (const std::string* formulas = csv_text(arguments, "formulas")) {
    dialect.unescapes_formulas = *formulas == "unescape";
    dialect.escapes_formulas = *formulas == "escape";
  }
  const auto none = arguments.find("none");
  if (none == arguments.end()) return dialect;
  dialect.none.clear();
  for (const ConstantValue& marker : std::get<ConstantValue::List>(none->second.value)) {
    dialect.none.push_back(std::get<std::string>(marker.value));
  }
  return dialect;
}

}  // namespace damson
