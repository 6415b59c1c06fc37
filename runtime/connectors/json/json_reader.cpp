// Checking JSON, and the words for what is wrong with it.
#include "runtime/connectors/json/json_reader.h"

#include <fmt/format.h>

#include <array>

#include "runtime/base/limits.h"
#include "runtime/base/utf8.h"

namespace damson {

std::string json_character_words(std::string_view rest) {
  switch (rest.front()) {
    case '\n':
    case '\r': return "the end of the line";
    case '\t': return "a tab";
    case '\0': return "a byte of value zero";
    default: break;
  }
  return fmt::format("`{}`", repaired_utf8(rest.substr(0, utf8_unit_at(rest, 0).bytes)));
}

std::string_view json_kind_words(char first) {
  switch (first) {
    case '[': return "a list";
    case '{': return "a record";
    case '"': return "text";
    case 't':
    case 'f': return "a bool";
    case 'n': return "null";
    default: return "a number";
  }
}

bool JsonReader::fail_at(const char* place, JsonFault::Kind kind, std::string words) {
  if (!fault_) fault_ = JsonFault{.kind = kind, .at = place, .words = std::move(words)};
  return false;
}

bool JsonReader::unexpected(const std::string& wanted) {
  if (at_end()) return fail_at(place_, JsonFault::Kind::cut_off, {});
  const std::string found = json_character_words({place_, left()});
  if (lines_ && *place_ == '\n') {
    return fail_at(place_, JsonFault::Kind::malformed, fmt::format("the line ends where {} is expected", wanted));
  }
  return fail_at(place_, JsonFault::Kind::malformed, fmt::format("{} is expected here, not {}", wanted, found));
}

const char* JsonReader::skip_escapes(const char* stop) {
  while (*stop == '\\') {
    const char letter = stop[1];
    if (letter == 'u') {
      for (int i = 2; i < 6; ++i) {
        if (is_hex_digit(stop[i])) continue;
        if (stop + i >= end_) fail_at(end_, JsonFault::Kind::cut_off, {});
        fail_at(stop, JsonFault::Kind::malformed, "`\\u` is followed by four digits or letters a to f");
        return nullptr;
      }
      stop += 6;
    } else if (letter != '\0' && std::string_view("\"\\/bfnrt").find(letter) != std::string_view::npos) {
      stop += 2;
    } else {
      if (stop + 1 >= end_) fail_at(end_, JsonFault::Kind::cut_off, {});
      fail_at(stop, JsonFault::Kind::malformed,
              fmt::format("a backslash in text is followed by one of `\" \\ / b f n r t u`, not by {}",
                          json_character_words({stop + 1, static_cast<size_t>(end_ - stop - 1)})));
      return nullptr;
    }
    stop = json_string_stop(stop);
  }
  if (*stop == '"') return stop;
  if (stop >= end_) {
    fail_at(end_, JsonFault::Kind::cut_off, {});
  } else if (*stop == '\n' || *stop == '\r') {
    fail_at(stop, JsonFault::Kind::malformed,
            "the text is not closed before the end of the line (a line break in text is written `\\n`)");
  } else {
    fail_at(stop, JsonFault::Kind::malformed,
            fmt::format("a control character in text is written `\\u{:04x}`", static_cast<unsigned char>(*stop)));
  }
  return nullptr;
}

bool JsonReader::bad_number() {
  const char* place = *place_ == '-' ? place_ + 1 : place_;
  if (*place == '0' && is_json_digit(place[1])) {
    return fail_at(place_, JsonFault::Kind::malformed,
                   "a number does not begin with 0 (was it meant to be text, in quotes?)");
  }
  while (is_json_digit(*place) || *place == '.' || *place == 'e' || *place == 'E' || *place == '-' || *place == '+')
    ++place;
  if (place >= end_) return fail_at(end_, JsonFault::Kind::cut_off, {});
  return fail_at(place_, JsonFault::Kind::malformed,
                 fmt::format("`{}` is no number", std::string_view(place_, static_cast<size_t>(place - place_))));
}

bool JsonReader::open_one() {
  if (++depth_ <= limits::data_nesting) return true;
  return fail_at(place_, JsonFault::Kind::too_deep, {});
}

bool JsonReader::skip_scalar() {
  if (is_json_digit(*place_) || *place_ == '-') {
    JsonNumber number;
    return read_number(number);
  }
  switch (*place_) {
    case '"': {
      String string;
      return read_string(string);
    }
    case 't': return read_word("true");
    case 'f': return read_word("false");
    case 'n': return read_word("null");
    case '\'': return fail_at(place_, JsonFault::Kind::malformed, "text stands in double quotes, not in single ones");
    default: return unexpected("a value");
  }
}

bool JsonReader::skip_value() { return *place_ == '{' || *place_ == '[' ? skip_nested() : skip_scalar(); }

bool JsonReader::skip_nested() {
  std::array<bool, limits::data_nesting + 1> in_object{};
  size_t open = 0;  // lists and objects of this value that are open
  while (true) {
    // a value, or the beginning of one
    const char first = *place_;
    if (first == '{' || first == '[') {
      if (!open_one()) return false;
      in_object[open++] = first == '{';
      ++place_;
      skip_space();
      const bool empty = *place_ == (first == '{' ? '}' : ']');
      if (!empty) {
        if (first == '{' && !skip_key()) return false;
        continue;
      }
    } else if (!skip_scalar()) {
      return false;
    }
    // what may follow one
    while (open != 0) {
      skip_space();
      const bool object = in_object[open - 1];
      if (*place_ == (object ? '}' : ']')) {
        ++place_;
        --open;
        close_one();
        continue;
      }
      if (!expect(',', object ? "a comma or `}`" : "a comma or `]`")) return false;
      skip_space();
      if (object && !skip_key()) return false;
      break;
    }
    if (open == 0) return true;
  }
}

bool JsonReader::skip_key() {
  String key;
  if (*place_ != '"') return unexpected("a key in double quotes");
  return read_string(key) && skip_colon();
}

}  // namespace damson
