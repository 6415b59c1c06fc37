// Writing and reading texts with a separator between them.
#include "stdlib/support/separated_text.h"

#include <fmt/format.h>
#include <algorithm>

namespace damson {

namespace {

std::optional<SeparatorEscape> named_escape(const std::string& name) {
  if (name == "keep") return SeparatorEscape::keep;
  if (name == "backslash") return SeparatorEscape::backslash;
  if (name == "quotes") return SeparatorEscape::quotes;
  return std::nullopt;
}

}  // namespace

Result<SeparatorEscape> joining_escape(const std::string& name) {
  if (name == "refuse") return SeparatorEscape::refuse;
  if (const auto escape = named_escape(name)) return *escape;
  return fail(fmt::format("\"{}\" is no escape; choose \"refuse\", \"keep\", \"backslash\" or \"quotes\"", name));
}

Result<SeparatorEscape> splitting_escape(const std::string& name) {
  if (const auto escape = named_escape(name)) return *escape;
  return fail(fmt::format("\"{}\" is no escape; choose \"keep\", \"backslash\" or \"quotes\"", name));
}

std::optional<Error> separator_problem(Text separator, SeparatorEscape escape) {
  const Text sign = escape == SeparatorEscape::backslash ? Text("\\")
                    : escape == SeparatorEscape::quotes  ? Text("\"")
                                                         : Text();
  if (sign.empty()) return std::nullopt;
  if (separator.empty()) return fail("the separator is empty");
  if (separator.find(sign) != Text::npos)
    return fail(fmt::format("the separator \"{}\" holds `{}`, which escapes it", separator, sign));
  return std::nullopt;
}

std::vector<Overload> fails_unless(bool (*never)(Text separator, SeparatorEscape escape), std::vector<Overload> body) {
  for (Overload& overload : body) {
    overload.bind = [never, bind = overload.bind](std::span<const Argument> arguments) -> Result<BoundCall> {
      auto bound = bind(arguments);
      const auto& separator = arguments[1].constant;
      const auto* text = separator ? std::get_if<std::string>(&separator->value) : nullptr;
      const auto* name = arguments[2].constant ? std::get_if<std::string>(&arguments[2].constant->value) : nullptr;
      if (!bound.ok() || text == nullptr || name == nullptr) return bound;
      const auto escape = joining_escape(*name);
      if (escape.ok() && never(*text, *escape)) bound.value().can_fail = false;
      return bound;
    };
  }
  return body;
}

std::optional<size_t> separator_inside(Text item, Text separator) {
  if (separator.empty()) return std::nullopt;
  const size_t inside = item.find(separator);
  if (inside != Text::npos) return inside;
  // "a|" and "||" behind it: the separator is found one sign too early
  for (size_t overlap = std::min(item.size(), separator.size() - 1); overlap > 0; --overlap) {
    const Text end = item.substr(item.size() - overlap);
    const bool begins = separator.starts_with(end);
    if (begins && separator.starts_with(separator.substr(overlap))) return item.size() - overlap;
  }
  return std::nullopt;
}

void write_item(Text item, Text separator, SeparatorEscape escape, std::string& out) {
  if (escape == SeparatorEscape::backslash) {
    while (!item.empty()) {
      const size_t sign = std::min(separator_inside(item, separator).value_or(item.size()), item.find('\\'));
      out += item.substr(0, sign);
      if (sign >= item.size()) return;
      out += '\\';
      out += item[sign];
      item.remove_prefix(sign + 1);
    }
  } else if (escape == SeparatorEscape::quotes && (separator_inside(item, separator) || item.find('"') != Text::npos)) {
    out += '"';
    for (const char c : item) out.append(c == '"' ? 2 : 1, c);
    out += '"';
  } else {
    out += item;
  }
}

void ItemReader::behind_separator() {
  done_ = at_ >= text_.size();
  if (!done_) at_ += separator_.size();
}

Text ItemReader::plain() {
  const size_t begin = at_;
  at_ = std::min(text_.find(separator_, begin), text_.size());
  return text_.substr(begin, at_ - begin);
}

Result<Text> ItemReader::with_backslashes(Arena& arena) {
  const size_t begin = at_;
  std::string item;
  bool escaped = false;
  while (at_ < text_.size() && !at_separator()) {
    if (text_[at_] == '\\') {
      escaped = true;
      if (++at_ == text_.size()) return fail(fmt::format("a `\\` escapes nothing at the end of \"{}\"", text_));
    }
    item += text_[at_++];
  }
  return escaped ? arena.copy(item) : text_.substr(begin, at_ - begin);
}

Result<Text> ItemReader::with_quotes(Arena& arena) {
  if (text_.substr(at_, 1) != "\"") return plain();
  std::string item;
  for (++at_;; ++at_) {
    if (at_ >= text_.size()) return fail(fmt::format("a quote is never closed in \"{}\"", text_));
    if (text_[at_] == '"') {
      ++at_;
      if (text_.substr(at_, 1) != "\"") break;
    }
    item += text_[at_];
  }
  if (at_ < text_.size() && !at_separator())
    return fail(fmt::format("something stands behind a closing quote in \"{}\"", text_));
  return arena.copy(item);
}

Result<std::optional<Text>> ItemReader::next(Arena& arena) {
  if (done_) return std::optional<Text>();
  Result<Text> item = Text();
  switch (escape_) {
    case SeparatorEscape::refuse:
    case SeparatorEscape::keep: item = plain(); break;
    case SeparatorEscape::backslash: item = with_backslashes(arena); break;
    case SeparatorEscape::quotes: item = with_quotes(arena); break;
  }
  if (!item.ok()) return item.error();
  behind_separator();
  return std::optional<Text>(*item);
}

}  // namespace damson
