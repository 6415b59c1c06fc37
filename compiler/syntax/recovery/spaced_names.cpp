// Goes by the lines of schemas as they are written: what stands before the `:` of a type is a name.
#include "compiler/syntax/recovery/spaced_names.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "DamsonLexer.h"
#include "compiler/diagnostics/header_as_schema.h"
#include "compiler/diagnostics/name_without_backquotes.h"
#include "compiler/diagnostics/unknown_character.h"
#include "compiler/syntax/recovery/name_places.h"
#include "compiler/syntax/words/word_kind.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

constexpr size_t shown_names = 8;

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Signs that stand in the names of columns, besides letters and digits.
bool may_be_in_name(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view(" -./()#&%+':").find(c) != std::string_view::npos;
}

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string spaced_name_text(std::string_view name) {
  return is_plain_name(name) ? std::string(name) : fmt::format("`{}`", name);
}

/// Where the `:` before the type stands in what is left of a line; nothing when there is none.
std::optional<size_t> colon_of(std::string_view rest) {
  const size_t first = rest.find(':');
  if (first == std::string_view::npos ||
      rest.substr(0, first).find_first_of(",;{}\"`=|[]<>?!") != std::string_view::npos)
    return std::nullopt;
  // `dc:title: text`: a name goes on behind a `:` without a space, up to another
  const size_t next = rest.find(':', first + 1);
  const bool goes_on =
      next != std::string_view::npos && next > first + 1 && is_plain_name(rest.substr(first + 1, next - first - 1));
  const size_t colon = goes_on ? next : first;
  const std::string_view type = trimmed(rest.substr(colon + 1));
  return !type.empty() && (is_letter(type.front()) || type.front() == '{' || type.front() == '(') ? std::optional(colon)
                                                                                                  : std::nullopt;
}

/// A `#` begins a comment, unless the `:` of a type follows soon: `Shelf #: text`.
bool hash_is_of_name(std::string_view name) {
  const size_t hash = name.find('#');
  return hash == std::string_view::npos || (hash > 0 && name.size() - hash <= 3);
}

class SpacedNames {
 public:
  SpacedNames(Words& words, SyntaxProblems& problems) : words_(words), problems_(problems) {}

  void read() {
    for (size_t index = 0; index + 2 < words_.list.size(); ++index) {
      const bool schema = words_.list[index].type == DamsonLexer::SCHEMA && can_be_name(words_.list[index + 1].type) &&
                          words_.list[index + 2].type == DamsonLexer::LEFT_BRACE;
      if (schema && !read_header(index)) read_schema(index + 2);
    }
    read_accents();
    read_uses();
    for (size_t index = 0; index + 2 < words_.list.size(); ++index) read_map_line(index);
    report();
  }

 private:
  size_t end_of_block(size_t open) const {
    int depth = 0;
    for (size_t index = open; index < words_.list.size(); ++index) {
      const size_t type = words_.list[index].type;
      depth += type == DamsonLexer::LEFT_BRACE ? 1 : 0;
      depth -= type == DamsonLexer::RIGHT_BRACE ? 1 : 0;
      if (depth == 0 || (index > open && words_.list[index].first_on_line && is_declaration_start(words_, index)))
        return index;
    }
    return words_.list.size() - 1;
  }

  void read_schema(size_t open) {
    for (size_t index = open + 1; index < end_of_block(open); ++index) {
      const size_t before = words_.list[index - 1].type;
      const bool begins =
          words_.list[index].first_on_line || before == DamsonLexer::LEFT_BRACE || before == DamsonLexer::COMMA;
      if (begins) read_field(index);
    }
  }

  void read_field(size_t index) {
    const size_t type = words_.list[index].type;
    if (type == DamsonLexer::REQUIRE || type == DamsonLexer::ADVISE || type == DamsonLexer::ELLIPSIS) return;
    if (type == DamsonLexer::KEY && words_.at(index + 1).type != DamsonLexer::COLON &&
        !words_.at(index + 1).first_on_line)
      ++index;
    const uint32_t begin = words_.list[index].span.begin;
    const size_t line_end = std::min(words_.content.find_first_of("\r\n", begin), words_.content.size());
    const std::string_view rest = words_.content.substr(begin, line_end - begin);
    const auto colon = colon_of(rest);
    if (!colon) return;
    const std::string_view name = trimmed(rest.substr(0, *colon));
    if (!needs_backquotes(name) || looks_like_key(index)) return;
    add({.text = words_.text, .begin = begin, .end = begin + static_cast<uint32_t>(name.size())});
  }

  static bool needs_backquotes(std::string_view name) {
    const bool begins_well = !name.empty() && name.front() != '#' && name.front() != '.';
    return begins_well && !is_plain_name(name) && std::ranges::all_of(name, may_be_in_name) &&
           std::ranges::any_of(name, is_letter) && hash_is_of_name(name) &&
           name.find_first_not_of("0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
               std::string_view::npos;
  }

  /// `kye number: text`: a slip in `key`, which is told as such.
  bool looks_like_key(size_t index) const {
    const std::string_view written = words_.text_of(words_.list[index]);
    const std::vector<std::string_view> key = {"key"};
    return can_be_name(words_.at(index + 1).type) && written.front() >= 'a' && written.front() <= 'z' &&
           nearest_name(written, key).has_value();
  }

  /// `net weight = …` in a map.
  void read_map_line(size_t index) {
    if (!words_.list[index].first_on_line || words_.list[index].type != DamsonLexer::NAME || !in_map(index)) return;
    size_t end = index + 1;
    while (end < words_.list.size() && can_be_name(words_.list[end].type) && !words_.list[end].first_on_line) ++end;
    if (end == index + 1 || words_.at(end).type != DamsonLexer::ASSIGN || words_.at(end).first_on_line) return;
    const std::vector<std::string_view> keywords = {"let"};
    if (end == index + 2 && nearest_name(words_.text_of(words_.list[index]), keywords)) return;
    if (end == index + 2 && is_word_before_field(words_.text_of(words_.list[index]))) return;
    add({.text = words_.text, .begin = words_.list[index].span.begin, .end = words_.list[end - 1].span.end});
  }

  /// What other languages write before the name of what gets a value.
  static bool is_word_before_field(std::string_view word) {
    return word == "set" || word == "var" || word == "const" || word == "dim" || word == "field" || word == "local";
  }

  bool in_map(size_t index) const {
    for (size_t at = index; at-- > 0;) {
      if (words_.list[at].first_on_line && is_declaration_start(words_, at))
        return words_.list[at].type == DamsonLexer::MAP;
    }
    return false;
  }

  /// `´Height (cm)´`: accents in the place of backquotes.
  void read_accents() {
    for (size_t index = 0; index + 2 < words_.list.size(); ++index) {
      if (!is_accent(index)) continue;
      size_t close = index + 1;
      while (close + 1 < words_.list.size() && !words_.list[close].first_on_line && !is_accent(close)) ++close;
      if (close == index + 1 || !is_accent(close) || words_.list[close].first_on_line) continue;
      const Span whole{.text = words_.text, .begin = words_.list[index].span.begin, .end = words_.list[close].span.end};
      const Span name{.text = words_.text, .begin = words_.list[index].span.end, .end = words_.list[close].span.begin};
      const std::string written = fmt::format("`{}`", words_.content.substr(name.begin, name.end - name.begin));
      problems_.add(unknown_character(whole, words_.text_of(words_.list[index]))
                        .label("an accent is no backquote")
                        .suggest(whole, written));
      words_.list.erase(words_.list.begin() + static_cast<std::ptrdiff_t>(close));
      words_.list.erase(words_.list.begin() + static_cast<std::ptrdiff_t>(index));
      join_to_name(words_, name);
    }
  }

  bool is_accent(size_t index) const {
    const Word& word = words_.list[index];
    return word.type == DamsonLexer::BROKEN_CHARACTER && words_.text_of(word) == "´";
  }

  /// The names that need backquotes, wherever they stand without.
  void read_uses() {
    std::set<std::string> names(known_.begin(), known_.end());
    for (const Word& word : words_.list) {
      if (word.type != DamsonLexer::QUOTED_NAME) continue;
      const std::string_view written = words_.text_of(word);
      const std::string_view name = written.substr(1, written.size() - 2);
      const bool has_letters = std::ranges::any_of(name, is_letter);
      if (!is_plain_name(name) && has_letters && !is_reserved_text(name)) names.emplace(name);
    }
    std::vector<std::string> longest_first(names.begin(), names.end());
    std::ranges::stable_sort(longest_first,
                             [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    for (const std::string& name : longest_first) {
      for (const Span place : places_of(words_, name)) {
        if (!is_found(place)) add(place);
      }
    }
  }

  static bool is_reserved_text(std::string_view name) {
    for (size_t type = DamsonLexer::TRUE; type <= DamsonLexer::ELSE; ++type) {
      if (spelling(type) == name) return true;
    }
    return false;
  }

  bool is_found(Span place) const {
    return std::ranges::any_of(found_, [&](Span known) { return known.begin < place.end && place.begin < known.end; });
  }

  void add(Span name) {
    join_to_name(words_, name);
    found_.push_back(name);
    known_.insert(std::string(words_.content.substr(name.begin, name.end - name.begin)));
  }

  /// A list of names where fields with types are expected; true when it is one.
  bool read_header(size_t schema) {
    const size_t open = schema + 2;
    const size_t close = end_of_block(open);
    if (words_.list[close].type != DamsonLexer::RIGHT_BRACE || close <= open + 1) return false;
    const uint32_t begin = words_.list[open].span.end;
    const std::string_view inside = words_.content.substr(begin, words_.list[close].span.begin - begin);
    if (inside.find_first_of(":\"`=|<>?") != std::string_view::npos || inside.find("...") != std::string_view::npos)
      return false;
    const std::vector<std::string_view> columns = columns_of(inside);
    if (columns.size() < 2 || std::ranges::any_of(columns, ends_in_type)) return false;
    std::string fields;
    for (const std::string_view column : columns)
      fields += fmt::format("{}{}: text?", fields.empty() ? "" : ", ", spaced_name_text(column));
    const Word& first = words_.list[open + 1];
    const Span place{.text = words_.text, .begin = first.span.begin, .end = words_.list[close - 1].span.end};
    problems_.add(header_as_schema(first_line(place), spaced_name_text(columns.front()))
                      .label("these are names without types")
                      .note(fmt::format("write {}", fields))
                      .note("`key` stands before the column that tells the records apart: `key " +
                            spaced_name_text(columns.front()) + ": text`"));
    read_as_fields(open, close, columns);
    return true;
  }

  /// `title text`: a field whose `:` is missing.
  static bool ends_in_type(std::string_view column) {
    const size_t blank = column.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? std::string_view() : column.substr(blank + 1);
    for (const std::string_view type :
         {"text", "int", "decimal", "float", "bool", "date", "time", "datetime", "path", "any"}) {
      if (last == type) return true;
    }
    return false;
  }

  /// Every column as a field whose type is not known, so that the rest of the spec knows the names.
  void read_as_fields(size_t open, size_t close, const std::vector<std::string_view>& columns) {
    std::vector<Word> fields;
    for (const std::string_view column : columns) {
      Word word = words_.list[open + 1];
      word.span.begin = static_cast<uint32_t>(column.data() - words_.content.data());
      word.span.end = word.span.begin + static_cast<uint32_t>(column.size());
      word.type = DamsonLexer::NAME;
      fields.push_back(word);
      word.first_on_line = false;
      word.span.begin = word.span.end;
      word.type = DamsonLexer::COLON;
      fields.push_back(word);
      word.type = DamsonLexer::BROKEN_QUOTES;
      fields.push_back(word);
      word.type = DamsonLexer::COMMA;
      fields.push_back(word);
    }
    const auto first = words_.list.begin() + static_cast<std::ptrdiff_t>(open) + 1;
    const auto place = words_.list.erase(first, words_.list.begin() + static_cast<std::ptrdiff_t>(close));
    words_.list.insert(place, fields.begin(), fields.end());
  }

  Span first_line(Span place) const {
    const size_t end = words_.content.find_first_of("\r\n", place.begin);
    place.end = static_cast<uint32_t>(std::min<size_t>(end, place.end));
    return place;
  }

  static std::vector<std::string_view> columns_of(std::string_view inside) {
    std::vector<std::string_view> columns;
    while (!inside.empty()) {
      const size_t end = std::min(inside.find_first_of(",;\t\r\n"), inside.size());
      const std::string_view column = trimmed(inside.substr(0, end));
      if (!column.empty()) columns.push_back(column);
      inside.remove_prefix(std::min(end + 1, inside.size()));
    }
    return columns;
  }

  void report() {
    if (found_.empty()) return;
    std::ranges::sort(found_, {}, &Span::begin);
    std::string list;
    bool signs = false;
    std::vector<std::string> listed;
    for (const Span place : found_) {
      const std::string_view name = words_.content.substr(place.begin, place.end - place.begin);
      signs |= !std::ranges::all_of(name, [](char c) { return c == ' ' || is_plain_name(std::string("a") + c); });
      if (std::ranges::find(listed, name) == listed.end()) listed.emplace_back(name);
    }
    for (size_t at = 0; at < std::min(listed.size(), shown_names); ++at)
      list += fmt::format("{}{}", at == 0 ? "" : ", ", spaced_name_text(listed[at]));
    ProblemDraft problem = name_without_backquotes(found_.front(), list, signs ? "spaces or signs" : "a space");
    for (size_t at = 1; at < found_.size(); ++at) problem.related(found_[at], "and here");
    for (const Span place : found_) {
      const std::string written = fmt::format("`{}`", words_.content.substr(place.begin, place.end - place.begin));
      problem.suggest(place, written, Fix::needs_review, fmt::format("put it into backquotes: {}", written));
      if (found_.size() > 1) break;  // the others read the same
    }
    problems_.add(problem);
  }

  Words& words_;
  SyntaxProblems& problems_;
  std::vector<Span> found_;
  std::set<std::string> known_;
};

}  // namespace

void read_spaced_names(Words& words, SyntaxProblems& problems) { SpacedNames(words, problems).read(); }

bool calls_spaced_name(const Words& words) {
  return std::ranges::any_of(words.list, [&](const Word& word) {
    const std::string_view written = words.text_of(word);
    if (word.type != DamsonLexer::QUOTED_NAME || written.find('(') == std::string_view::npos) return false;
    return !places_of(words, written.substr(1, written.size() - 2)).empty();
  });
}

}  // namespace damson::syntax
