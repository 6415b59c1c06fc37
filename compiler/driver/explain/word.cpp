// Finds words, and sets their examples into whole specs.
#include "compiler/driver/explain/word.h"

#include <array>

#include <fmt/format.h>

#include "compiler/driver/explain/word_lists.h"

namespace damson {

namespace {

/// The source fields that an example may use, and what the schema says of them.
struct FrameField {
  std::string_view name;
  std::string_view type;
};
constexpr std::array frame_fields{
    FrameField{"id", "text"},
    FrameField{"caption", "text?"},
    FrameField{"year_text", "text?"},
    FrameField{"height", "decimal?"},
    FrameField{"width", "decimal?"},
    FrameField{"artist_id", "int?"},
    FrameField{"photographer", "text?"},
    FrameField{"status", "text?"},
    FrameField{"rights", "text?"},
    FrameField{"image", "text?"},
    FrameField{"published", "bool?"},
    FrameField{"made", "date?"},
    FrameField{"tags", "list of text"},
    FrameField{"makers", "list of { name: text, role: text?, born: int? }"},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Whether `name` stands in `text` as a whole word.
bool uses_name(std::string_view text, std::string_view name) {
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const size_t end = at + name.size();
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

std::string source_schema() {
  std::string text = "schema Work {\n";
  for (const FrameField& field : frame_fields)
    text += fmt::format("  {}{}: {}\n", field.name == "id" ? "key " : "", field.name, field.type);
  return text + "}\n";
}

/// Drops what the example does not use, so that nothing is lost silently there either.
std::string unused_fields_dropped(std::string_view lines) {
  std::string names;
  const auto drop = [&](std::string_view name) { names += fmt::format("{}{}", names.empty() ? "" : ", ", name); };
  for (const FrameField& field : frame_fields) {
    if (field.name != "id" && !uses_name(lines, field.name)) drop(field.name);
  }
  if (uses_name(lines, "makers")) {
    if (!uses_name(lines, "role")) drop("makers.role");
    if (!uses_name(lines, "born")) drop("makers.born");
  }
  return names.empty() ? "" : fmt::format("  drop {} because \"the example does not need them\"\n", names);
}

constexpr std::string_view target_schema = R"(schema Asset {
  key id: text
  title: text?
  year: int?
  area: decimal?
  creators: list of { name: text, born: int? }?
  keywords: list of text?
  photographer: text?
  maker_name: text?
  licence: text?
  path: path?
  size: { height: decimal?, width: decimal? }?
  is_public: bool?
}
)";

constexpr std::string_view lookup = R"(schema Person { key id: int, name: text }
lookup people: Person from csv("people.csv")
)";

std::string map_spec(std::string_view lines, std::string_view declarations) {
  std::string spec = source_schema() + std::string(target_schema);
  if (uses_name(lines, "people")) spec += lookup;
  spec += declarations;
  spec += "source works: Work from ndjson(\"works.ndjson\")\n";
  spec += "target assets: Asset to ndjson(\"assets.ndjson\")\n";
  spec += fmt::format("map works -> assets {{\n  id = id\n{}\n{}}}\n", lines, unused_fields_dropped(lines));
  return spec;
}

std::string schema_spec(std::string_view fields) {
  return fmt::format(
      "schema Thing {{\n{}\n}}\nsource things: Thing from ndjson(\"things.ndjson\")\n"
      "target copies: Thing to ndjson(\"copies.ndjson\")\nmap things -> copies {{ keep {} }}\n",
      fields, fields.substr(0, fields.find(':')).substr(fields.starts_with("key ") ? 4 : 0));
}

}  // namespace

const std::vector<Word>& all_words() {
  static const std::vector<Word> all = [] {
    std::vector<Word> words = declaration_words();
    for (auto list : {map_words(), expression_words(), type_words()})
      words.insert(words.end(), list.begin(), list.end());
    return words;
  }();
  return all;
}

const Word* find_word(std::string_view name) {
  for (const Word& word : all_words()) {
    if (word.name == name) return &word;
  }
  return nullptr;
}

std::string_view kind_text(WordKind kind) {
  switch (kind) {
    case WordKind::declaration: return "declaration";
    case WordKind::map_line: return "line of a map";
    case WordKind::expression: return "expression";
    case WordKind::type: return "type";
    case WordKind::term: return "term";
  }
  return "";
}

std::string spec_around(const Word& word) {
  switch (word.place) {
    case WordPlace::top: return std::string(word.example);
    case WordPlace::map: return map_spec(word.example, "");
    case WordPlace::schema: return schema_spec(word.example);
  }
  return {};
}

}  // namespace damson
