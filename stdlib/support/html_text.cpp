// The text inside HTML.
#include "stdlib/support/html_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "runtime/values/unicode.h"
#include "stdlib/support/html_entities.h"

namespace damson {

namespace {

constexpr size_t longest_reference = 12;

bool is_html_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<char32_t> numbered_character(Text digits) {
  const bool hexadecimal = digits.starts_with("x") || digits.starts_with("X");
  if (hexadecimal) digits.remove_prefix(1);
  uint32_t code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size() && !digits.empty();
  if (!whole || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  return code;
}

/// What stands between `&` and `;`.
std::optional<char32_t> referenced_character(Text reference) {
  if (reference.starts_with("#")) return numbered_character(reference.substr(1));
  const auto found = std::lower_bound(html_entities.begin(), html_entities.end(), reference,
                                      [](const HtmlEntity& entity, Text name) { return entity.name < name; });
  if (found == html_entities.end() || found->name != reference) return std::nullopt;
  return found->code_point;
}

std::string lower_name(Text name) {
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// Elements that begin on a line of their own.
bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 22> blocks = {"address", "article", "blockquote", "br", "dd",  "div", "dl", "dt",
                                                       "figure",  "h1",      "h2",         "h3", "h4",  "h5",  "h6", "hr",
                                                       "li",      "ol",      "p",          "table", "tr", "ul"};
  return std::find(blocks.begin(), blocks.end(), name) != blocks.end();
}

/// Writes words with single spaces, and line breaks between blocks.
class HtmlTextWriter {
 public:
  explicit HtmlTextWriter(std::string& out) : out_(out) {}

  void text(Text part) {
    std::string plain;
    write_unescaped(part, plain);
    for (char c : plain) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        space_ = true;
        continue;
      }
      gap();
      out_ += c;
      written_ = true;
    }
  }
  void line_break() { break_ = true; }

 private:
  void gap() {
    if (written_ && break_) {
      out_ += '\n';
    } else if (written_ && space_) {
      out_ += ' ';
    }
    break_ = false;
    space_ = false;
  }

  std::string& out_;
  bool written_ = false;
  bool space_ = false;
  bool break_ = false;
};

/// A tag or comment that begins at `at`: its element and where it ends. Nothing when `<` is just a sign.
struct Tag {
  std::string name;
  bool closing = false;
  size_t end = 0;
};
std::optional<Tag> tag_at(Text html, size_t at) {
  if (html.substr(at, 4) == "<!--") {
    const size_t end = html.find("-->", at + 4);
    return Tag{.name = {}, .end = end == Text::npos ? html.size() : end + 3};
  }
  size_t name = at + 1;
  const bool closing = html.substr(name, 1) == "/";
  if (closing) ++name;
  if (name >= html.size() || !(is_html_letter(html[name]) || html[name] == '!' || html[name] == '?')) return std::nullopt;
  size_t name_end = name;
  while (name_end < html.size() && (is_html_letter(html[name_end]) || (html[name_end] >= '0' && html[name_end] <= '9'))) ++name_end;
  char quote = '\0';
  for (size_t end = name_end; end < html.size(); ++end) {
    const char c = html[end];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return Tag{.name = lower_name(html.substr(name, name_end - name)), .closing = closing, .end = end + 1};
    }
  }
  return std::nullopt;
}

/// Where an element whose content is no text ends.
size_t behind_element(Text html, size_t at, const std::string& name) {
  for (size_t close = html.find("</", at); close != Text::npos; close = html.find("</", close + 2)) {
    const auto tag = tag_at(html, close);
    if (tag && tag->name == name) return tag->end;
  }
  return html.size();
}

}  // namespace

void write_unescaped(Text text, std::string& out) {
  for (size_t at = 0; at < text.size();) {
    const size_t sign = std::min(text.find('&', at), text.size());
    out += text.substr(at, sign - at);
    at = sign;
    if (at == text.size()) return;
    const size_t end = text.find(';', at);
    const bool near = end != Text::npos && end - at <= longest_reference;
    const auto character = near ? referenced_character(text.substr(at + 1, end - at - 1)) : std::nullopt;
    if (character) {
      std::array<char, 4> bytes;
      out.append(bytes.data(), write_utf8(bytes.data(), *character));
      at = end + 1;
    } else {
      out += text[at++];
    }
  }
}

bool write_html_text(Text html, std::string& out) {
  HtmlTextWriter writer(out);
  bool tags = false;
  for (size_t at = 0; at < html.size();) {
    const size_t sign = std::min(html.find('<', at), html.size());
    writer.text(html.substr(at, sign - at));
    at = sign;
    if (at == html.size()) break;
    const auto tag = tag_at(html, at);
    if (!tag) {
      writer.text(html.substr(at++, 1));
      continue;
    }
    tags = true;
    at = tag->end;
    if (is_block(tag->name)) writer.line_break();
    if (!tag->closing && (tag->name == "script" || tag->name == "style")) at = behind_element(html, at, tag->name);
  }
  return tags;
}

}  // namespace damson
