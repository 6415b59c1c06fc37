// Walking through JSON token by token and checking it, without making anything of it.
#pragma once

#include <optional>
#include <string>

#include "runtime/connectors/json/json_fault.h"
#include "runtime/connectors/json/json_scan.h"
#include "runtime/values/arena.h"

namespace damson {

/// The character that `rest` begins with as a person names it: "a tab", "`é`".
std::string json_character_words(std::string_view rest);

class JsonReader {
 public:
  /// `end` has TextBlock::padding zero bytes behind it. `lines`: a line break ends a record, so it is no white space.
  JsonReader(const char* begin, const char* end, bool lines) : place_(begin), end_(end), lines_(lines) {}

  const char* place() const { return place_; }
  bool at_end() const { return place_ >= end_; }
  char peek() const { return *place_; }
  void step(size_t bytes = 1) { place_ += bytes; }
  size_t left() const { return static_cast<size_t>(end_ - place_); }

  void skip_space() {
    while (*place_ == ' ' || *place_ == '\t' || *place_ == '\r' || (*place_ == '\n' && !lines_)) ++place_;
  }
  void skip_space_and_lines() {
    while (*place_ == ' ' || *place_ == '\t' || *place_ == '\r' || *place_ == '\n') ++place_;
  }

  struct String {
    Text raw;  // between the quotes
    bool escaped = false;
  };
  // What returns bool returns false after a fault, which `fault` then tells.

  /// At a quote.
  bool read_string(String& string) {
    const char* first = place_ + 1;
    const char* stop = json_string_stop(first);
    string.escaped = false;
    if (*stop != '"') [[unlikely]] {
      string.escaped = true;
      stop = skip_escapes(stop);
      if (stop == nullptr) return false;
    }
    string.raw = {first, static_cast<size_t>(stop - first)};
    place_ = stop + 1;
    return true;
  }
  bool read_number(JsonNumber& number) {
    number = scan_json_number(place_);
    if (number.end == nullptr) return bad_number();
    place_ = number.end;
    return true;
  }
  /// `true`, `false` or `null`.
  bool read_word(std::string_view word) {
    const Text rest = Text(place_, left()).substr(0, word.size());
    if (rest != word)
      return rest.size() < word.size() && word.starts_with(rest) ? fail_at(end_, JsonFault::Kind::cut_off, {})
                                                                 : unexpected("a value");
    place_ += word.size();
    return true;
  }
  /// Any value at all, and everything in it.
  bool skip_value();

  bool expect(char wanted, const char* words) {
    if (*place_ != wanted) return unexpected(words);
    ++place_;
    return true;
  }

  /// The colon behind a key, and the white space around it.
  bool skip_colon() {
    skip_space();
    if (!expect(':', "a colon behind the key")) return false;
    skip_space();
    return true;
  }

  /// Lists and objects that are open around the place.
  bool open_one();
  void close_one() { --depth_; }

  bool fail_at(const char* place, JsonFault::Kind kind, std::string words);
  /// Something else than `wanted` stands here, or nothing any more.
  bool unexpected(const std::string& wanted);
  const std::optional<JsonFault>& fault() const { return fault_; }

 private:
  const char* skip_escapes(const char* stop);
  bool bad_number();
  bool skip_scalar();
  bool skip_nested();
  bool skip_key();

  const char* place_;
  const char* end_;
  bool lines_;
  size_t depth_ = 0;
  std::optional<JsonFault> fault_;
};

/// "a list", "a record", "text", "a number", "a bool": what begins with this character.
std::string_view json_kind_words(char first);

}  // namespace damson
