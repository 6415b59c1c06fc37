// Names, texts and other small parts of a dump.
#include "compiler/syntax/dump/dump_parts.h"

namespace damson::syntax {

std::string dump_list(std::string_view head, const std::vector<std::string>& parts) {
  std::string out = "(" + std::string(head);
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    out += ' ';
    out += part;
  }
  return out + ")";
}

std::string dump_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

std::string dump_name(const Name& name) {
  const bool plain = name.text.find_first_of(" ()\"") == std::string::npos && !name.text.empty();
  return plain ? name.text : "`" + name.text + "`";
}

std::string dump_name(const DottedName& name) {
  std::string out;
  for (const Name& part : name.parts) out += (out.empty() ? "" : ".") + dump_name(part);
  return out;
}

std::string dump_text(const TextPtr& text) { return text == nullptr ? std::string() : dump(*text); }

std::string dump_doc(const DocComment& doc) {
  return doc.empty() ? std::string() : dump_list("doc", {dump_quoted(doc.text)});
}

std::string dump_regex(const Regex& regex) { return "/" + regex.pattern + "/" + (regex.ignore_case ? "i" : ""); }

std::string dump_range(const Range& range) {
  const auto bound = [](const Bound& end) { return end.kind == BoundKind::text ? dump_quoted(end.text) : end.text; };
  return bound(range.low) + ".." + (range.high ? bound(*range.high) : std::string());
}

std::string dump_expression(const ExpressionPtr& expression) {
  return expression == nullptr ? std::string() : dump(*expression);
}

}  // namespace damson::syntax
