// Reading records straight into columns. Keys are expected in the order of the object before: one comparison finds
// them.
#include "runtime/connectors/json/json_record_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "runtime/connectors/input/scalar_text.h"
#include "runtime/connectors/json/json_doubt.h"
#include "runtime/connectors/json/json_numbers.h"
#include "runtime/connectors/json/json_text_value.h"
#include "runtime/connectors/json/json_words.h"

namespace damson {

namespace {

constexpr size_t no_member = std::numeric_limits<size_t>::max();
constexpr size_t guesses = 4;  // keys left out in a row that a prediction looks past

}  // namespace

JsonRecordParser::JsonRecordParser(const JsonPlan& plan, JsonColumns& columns, JsonReader& reader, Arena& arena)
    : plan_(plan), columns_(columns), reader_(reader), arena_(arena), memories_(plan.nodes().size()) {
  for (size_t i = 0; i < memories_.size(); ++i) {
    const size_t members = plan.nodes()[i].members.size();
    memories_[i].seen.resize(members);
    for (size_t place = 0; place <= members; ++place) memories_[i].following.push_back(std::min(place, members - 1));
  }
}

bool JsonRecordParser::read_record() {
  if (!unknown_.empty()) {
    unknown_.clear();
    unknown_names_.clear();
  }
  if (reader_.peek() != '{') {
    const char* where = reader_.place();
    const char first = reader_.peek();
    if (!reader_.skip_value()) return false;
    return reader_.fail_at(where, JsonFault::Kind::not_a_record, std::string(json_kind_words(first)));
  }
  const bool read = read_object(0);
  ++record_;
  return read;
}

FurtherFields JsonRecordParser::take_further() {
  const auto& nodes = plan_.nodes();
  further_.tells_seen = std::any_of(nodes.begin(), nodes.end(), [](const JsonNode& node) { return node.open; });
  for (size_t node = 0; further_.tells_seen && node < nodes.size(); ++node) {
    const std::string prefix = nodes[node].path.empty() ? std::string() : nodes[node].path + ".";
    for (size_t place = 0; place < nodes[node].members.size(); ++place) {
      if (memories_[node].seen[place] != 0) further_.seen.push_back(prefix + nodes[node].members[place].key);
    }
  }
  return std::move(further_);
}

bool JsonRecordParser::read_value(size_t node) {
  const char first = reader_.peek();
  if (first == 'n') return read_missing(node);
  switch (plan_.nodes()[node].kind) {
    case TypeKind::record: return first == '{' ? read_object(node) : read_wrong_kind(node);
    case TypeKind::list: return first == '[' ? read_list(node) : read_wrong_kind(node);
    case TypeKind::text: return first == '"' ? read_text(node) : read_wrong_kind(node);
    case TypeKind::path:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime: return first == '"' ? read_from_text(node) : read_wrong_kind(node);
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::floating:
      return is_json_digit(first) || first == '-' ? read_number_value(node) : read_wrong_kind(node);
    case TypeKind::boolean:
      return first == 't' || first == 'f' ? read_boolean_value(node, first) : read_wrong_kind(node);
    case TypeKind::any: return read_any(node);
    case TypeKind::nothing:
    case TypeKind::file:
    case TypeKind::regex:
    case TypeKind::variable: return read_wrong_kind(node);
  }
  return false;
}

bool JsonRecordParser::read_missing(size_t node) {
  if (!reader_.read_word("null")) return false;
  if (columns_.wanted(node)) columns_.put_missing(node);
  return true;
}

bool JsonRecordParser::read_any(size_t node) {
  const char* begin = reader_.place();
  if (!reader_.skip_value()) return false;
  if (!columns_.wanted(node)) return true;
  const Text value(begin, static_cast<size_t>(reader_.place() - begin));
  if (const auto doubt = doubt_in_json(value, arena_)) {
    columns_.put_error(node, *doubt);
  } else {
    columns_.put(node, Any{value});
  }
  return true;
}

bool JsonRecordParser::read_wrong_kind(size_t node) {
  const char* begin = reader_.place();
  if (!reader_.skip_value()) return false;
  if (!columns_.wanted(node)) return true;
  const Text value(begin, static_cast<size_t>(reader_.place() - begin));
  columns_.put_error(node, wrong_kind_words(value, plan_.nodes()[node].kind));
  return true;
}

bool JsonRecordParser::text_of(const JsonReader::String& string, size_t node, Text& text) {
  text = string.raw;
  if (!string.escaped) return true;
  const auto resolved = unescaped_json(string.raw, arena_);
  if (resolved) {
    text = *resolved;
    return true;
  }
  columns_.put_error(node, half_character_words(string.raw));
  return false;
}

bool JsonRecordParser::read_text(size_t node) {
  JsonReader::String string;
  if (!reader_.read_string(string)) return false;
  if (!columns_.wanted(node)) return true;
  Text text;
  if (text_of(string, node, text)) columns_.put(node, text);
  return true;
}

bool JsonRecordParser::read_from_text(size_t node) {
  JsonReader::String string;
  if (!reader_.read_string(string)) return false;
  if (!columns_.wanted(node)) return true;
  Text text;
  if (!text_of(string, node, text)) return true;
  alignas(DateTime) char slot[sizeof(Text)];
  static_assert(sizeof slot >= sizeof(DateTime) && sizeof slot >= sizeof(Time) && sizeof slot >= sizeof(Date));
  const TypeKind kind = plan_.nodes()[node].kind;
  if (!read_scalar(kind, text, slot, arena_)) {
    columns_.put_error(node, not_a_scalar(kind, text));
    return true;
  }
  const uint32_t row = columns_.begin_row(node);
  const size_t bytes = storage_size(kind);
  std::memcpy(&columns_.slot<char>(node, static_cast<uint32_t>(row * bytes)), slot, bytes);
  return true;
}

bool JsonRecordParser::read_number_value(size_t node) {
  JsonNumber number;
  const char* begin = reader_.place();
  if (!reader_.read_number(number)) return false;
  if (columns_.wanted(node)) put_number(node, number, Text(begin, static_cast<size_t>(number.end - begin)));
  return true;
}

void JsonRecordParser::put_number(size_t node, const JsonNumber& number, Text literal) {
  const TypeKind kind = plan_.nodes()[node].kind;
  if (kind == TypeKind::integer) {
    const auto value = number.whole ? json_integer(literal) : std::nullopt;
    if (value) return columns_.put(node, *value);
  } else if (kind == TypeKind::decimal) {
    const auto value = json_decimal(literal, number.has_exponent);
    if (value) return columns_.put(node, *value);
  } else {
    const auto value = json_float(literal);
    if (value) return columns_.put(node, *value);
  }
  columns_.put_error(node, wrong_number_words(literal, kind));
}

bool JsonRecordParser::read_boolean_value(size_t node, char first) {
  if (!reader_.read_word(first == 't' ? "true" : "false")) return false;
  if (columns_.wanted(node)) columns_.put(node, static_cast<uint8_t>(first == 't' ? 1 : 0));
  return true;
}

bool JsonRecordParser::read_list(size_t node) {
  const bool wanted = columns_.wanted(node);
  const size_t element = plan_.nodes()[node].element;
  if (!reader_.open_one()) return false;
  const uint32_t row = wanted ? columns_.begin_list(node) : 0;
  reader_.step();
  reader_.skip_space();
  if (reader_.peek() == ']') {
    reader_.step();
  } else {
    while (true) {
      if (!read_value(element)) return false;
      reader_.skip_space();
      if (reader_.peek() == ']') {
        reader_.step();
        break;
      }
      if (!reader_.expect(',', "a comma or `]`")) return false;
      reader_.skip_space();
    }
  }
  reader_.close_one();
  if (wanted) columns_.end_list(node, row);
  return true;
}

bool JsonRecordParser::read_object(size_t node) {
  const bool wanted = columns_.wanted(node);
  if (!reader_.open_one()) return false;
  Memory& memory = memories_[node];
  ++memory.object;
  memory.others.clear();
  const uint32_t row = wanted ? columns_.begin_row(node) : 0;
  reader_.step();
  reader_.skip_space();
  if (reader_.peek() == '}') {
    reader_.step();
  } else {
    size_t previous = no_member;
    while (true) {
      if (!read_member(node, previous)) return false;
      reader_.skip_space();
      if (reader_.peek() == '}') {
        reader_.step();
        break;
      }
      if (!reader_.expect(',', "a comma or `}`")) return false;
      reader_.skip_space();
    }
  }
  reader_.close_one();
  if (wanted) fill_absent(node, row);
  return true;
}

void JsonRecordParser::fill_absent(size_t node, uint32_t row) {
  for (const size_t column : plan_.nodes()[node].columns) {
    if (columns_.rows(column) == row) columns_.put_missing(column);
  }
}

bool JsonRecordParser::read_member(size_t node, size_t& previous) {
  const JsonNode& shape = plan_.nodes()[node];
  Memory& memory = memories_[node];
  const char* where = reader_.place();
  size_t place = no_member;
  std::string other;
  if (!find_member(shape, memory, previous, place, other)) return false;
  if (!reader_.skip_colon()) return false;
  if (place == no_member) return read_other(node, other, where);
  if (memory.seen[place] == memory.object)
    return reader_.fail_at(where, JsonFault::Kind::key_twice, shape.members[place].key);
  memory.seen[place] = memory.object;
  previous = place;
  return read_value(shape.members[place].node);
}

bool JsonRecordParser::find_member(const JsonNode& node, Memory& memory, size_t previous, size_t& place,
                                   std::string& other) {
  if (reader_.peek() != '"') return reader_.unexpected("a key in double quotes");
  if (node.members.empty()) return read_key(node, memory, previous, place, other);
  const char* key = reader_.place() + 1;
  size_t behind = previous == no_member ? 0 : previous + 1;
  for (size_t i = 0; i < guesses; ++i) {
    const size_t guess = memory.following[behind];
    const std::string& name = node.members[guess].key;
    if (node.members[guess].plain && name.size() + 2 <= reader_.left() && key[name.size()] == '"' &&
        same_json_key(key, name)) {
      // what was left out this time is not forgotten: it is a guess again for the next record
      place = guess;
      reader_.step(name.size() + 2);
      return true;
    }
    behind = guess + 1;
  }
  return read_key(node, memory, previous, place, other);
}

bool JsonRecordParser::read_key(const JsonNode& node, Memory& memory, size_t previous, size_t& place,
                                std::string& other) {
  const char* where = reader_.place();
  JsonReader::String string;
  if (!reader_.read_string(string)) return false;
  Text key = string.raw;
  if (string.escaped) {
    const auto resolved = unescaped_json(string.raw, arena_);
    if (!resolved) return reader_.fail_at(where, JsonFault::Kind::malformed, half_character_words(string.raw));
    key = *resolved;
  }
  const auto found = node.places.find(key);
  if (found == node.places.end()) {
    other = key;
    return true;
  }
  place = found->second;
  memory.following[previous == no_member ? 0 : previous + 1] = place;
  return true;
}

bool JsonRecordParser::read_other(size_t node, const std::string& key, const char* where) {
  const JsonNode& shape = plan_.nodes()[node];
  if (!memories_[node].others.insert(key)) return reader_.fail_at(where, JsonFault::Kind::key_twice, key);
  if (!shape.open) {
    std::string path = shape.path.empty() ? key : shape.path + "." + key;
    if (unknown_names_.insert(path)) unknown_.push_back(std::move(path));
  }
  const char* begin = reader_.place();
  if (!reader_.skip_value()) return false;
  const std::string_view value(begin, static_cast<size_t>(reader_.place() - begin));
  if (shape.open && value != "null")
    further_.note(further_.place_of(shape.path.empty() ? key : shape.path + "." + key), record_, value);
  return true;
}

}  // namespace damson
