// Finding the array of records, and checking what follows it.
#include "runtime/connectors/json/json_outside.h"

#include <fmt/format.h>

#include "runtime/base/limits.h"
#include "runtime/connectors/json/json_reader.h"
#include "runtime/connectors/json/json_text_value.h"

namespace damson {

namespace {

constexpr size_t outside_piece_bytes = 64 * limits::kibibyte;

}  // namespace

void JsonOutside::commit() {
  take_(at_);
  at_ = 0;
}

char JsonOutside::peek() {
  if (at_ < buffer_.available().size()) return buffer_.available()[at_];
  commit();
  if (auto problem = buffer_.fill(outside_piece_bytes)) {
    if (!fault_) fault_ = Fault{.kind = Fault::Kind::reading, .words = {}, .problem = std::move(problem)};
    return '\0';
  }
  return buffer_.available().empty() ? '\0' : buffer_.available()[0];
}

bool JsonOutside::fail(Fault::Kind kind, std::string words) {
  if (!fault_) fault_ = Fault{.kind = kind, .words = std::move(words), .problem = std::nullopt};
  return false;
}

bool JsonOutside::at_end() { return peek() == '\0' && buffer_.available().size() <= at_; }

bool JsonOutside::unexpected(const std::string& wanted) {
  if (at_end()) return fail(Fault::Kind::cut_off, {});
  const std::string_view rest = buffer_.available().substr(at_);
  return fail(Fault::Kind::malformed, fmt::format("{} is expected here, not {}", wanted, json_character_words(rest)));
}

void JsonOutside::skip_space() {
  for (char c = peek(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = peek()) step();
}

bool JsonOutside::read_key(std::string& key) {
  skip_space();
  if (peek() != '"') return unexpected("a key in double quotes");
  std::string raw;
  if (!skip_string(&raw)) return false;
  const std::string padded = fmt::format("\"{}\"", raw) + std::string(TextBlock::padding, '\0');
  JsonReader reader(padded.data(), padded.data() + raw.size() + 2, false);
  JsonReader::String string;
  if (!reader.read_string(string)) return fail(Fault::Kind::malformed, reader.fault()->words);
  Arena arena;
  key = unescaped_json(string.raw, arena).value_or(string.raw);
  skip_space();
  if (peek() != ':') return unexpected("a colon behind the key");
  step();
  skip_space();
  return true;
}

/// At a brace: goes to the value of the member `name`.
bool JsonOutside::enter_object(const std::string& name) {
  if (peek() != '{') return unexpected(fmt::format("a record with the field `{}`", name));
  step();
  std::string others;
  skip_space();
  while (peek() != '}') {
    std::string key;
    if (!read_key(key)) return false;
    if (key == name) return true;
    others += fmt::format("{}`{}`", others.empty() ? "" : ", ", key);
    if (!skip_value()) return false;
    skip_space();
    if (peek() == '}') break;
    if (peek() != ',') return unexpected("a comma or `}`");
    step();
    skip_space();
  }
  return fail(Fault::Kind::not_there, others.empty() ? fmt::format("it has no field `{}`", name)
                                                     : fmt::format("it has no field `{}`, only {}", name, others));
}

/// Behind the member `name`: goes behind the brace.
bool JsonOutside::leave_object(const std::string& name) {
  skip_space();
  while (peek() == ',') {
    step();
    std::string key;
    if (!read_key(key)) return false;
    if (key == name) return fail(Fault::Kind::key_twice, name);
    if (!skip_value()) return false;
    skip_space();
  }
  if (peek() != '}') return unexpected("a comma or `}`");
  step();
  return true;
}

/// A file that is an object although no path was given: says which of its fields are arrays.
void JsonOutside::list_arrays_of_object() {
  step();
  std::string arrays;
  skip_space();
  while (peek() == '"') {
    std::string key;
    if (!read_key(key)) return;
    if (peek() == '[') arrays += fmt::format("{}`path: \"{}\"`", arrays.empty() ? "" : " or ", key);
    if (!skip_value()) return;
    skip_space();
    if (peek() != ',') break;
    step();
    skip_space();
  }
  if (peek() != '}') {
    unexpected("a comma or `}`");
    return;
  }
  step();
  skip_space();
  if (peek() == '{') {
    fail(Fault::Kind::not_there, "it holds one record behind the other, which `ndjson` reads");
  } else if (arrays.empty()) {
    fail(Fault::Kind::not_there, "it is a single record, and no field of it is an array");
  } else {
    fail(Fault::Kind::not_there, "it is a record with the array inside: write " + arrays);
  }
}

std::optional<JsonOutside::Fault> JsonOutside::enter_array(const std::vector<std::string>& names) {
  skip_space();
  if (peek() == '\0' && !fault_ && buffer_.available().size() <= at_) {
    fail(Fault::Kind::not_there, "it is empty, which is often the trace of an export that failed");
    return fault_;
  }
  for (const std::string& name : names) {
    if (!enter_object(name)) return fault_;
  }
  const char first = peek();
  if (first == '[') {
    step();
    skip_space();
    commit();
    return fault_;
  }
  if (first == '\0') {
    unexpected("an array");
  } else if (names.empty() && first == '{') {
    list_arrays_of_object();
  } else if (names.empty()) {
    unexpected("an array of records");
  } else {
    fail(Fault::Kind::not_there, fmt::format("`{}` is {}", names.back(), json_kind_words(first)));
  }
  return fault_;
}

std::optional<JsonOutside::Fault> JsonOutside::leave_array(const std::vector<std::string>& names) {
  for (size_t i = names.size(); i > 0; --i) {
    if (!leave_object(names[i - 1])) return fault_;
  }
  skip_space();
  if (peek() != '\0' || at_ < buffer_.available().size()) unexpected("the end of the file");
  if (!fault_) commit();
  return fault_;
}

}  // namespace damson
