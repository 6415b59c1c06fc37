// A buffer that records are written to, and the forms that values take in it.
#pragma once

#include <string_view>

#include "stream.h"

namespace probe {

/// A value as it stands in the input.
struct Field {
  const char* text = "";
  size_t size = 0;
  bool quoted = false;  // two quotes in it stand for one
};

class Output {
 public:
  explicit Output(size_t capacity) : bytes_(new char[capacity]) { clear(); }
  void clear() { end_ = bytes_.get(); }
  char* begin() const { return bytes_.get(); }
  char*& end() { return end_; }
  size_t size() const { return static_cast<size_t>(end_ - bytes_.get()); }

  void put(char c) { *end_++ = c; }
  template <size_t length>
  void put(const char (&text)[length]) {
    std::memcpy(end_, text, length - 1);
    end_ += length - 1;
  }
  /// Reads and writes up to 63 bytes more.
  void copy(const char* text, size_t size) {
    for (size_t at = 0; at < size; at += 64) Bytes64(text + at).store(end_ + at);
    end_ += size;
  }
  void copy(Field field) { copy(field.text, field.size); }

 private:
  std::unique_ptr<char[]> bytes_;
  char* end_ = nullptr;
};

inline void escape(Output& out, char c) {
  switch (c) {
    case '"': return out.put("\\\"");
    case '\\': return out.put("\\\\");
    case '\n': return out.put("\\n");
    case '\r': return out.put("\\r");
    case '\t': return out.put("\\t");
    default: break;
  }
  constexpr char digits[] = "0123456789abcdef";
  out.put("\\u00");
  out.put(digits[static_cast<unsigned char>(c) >> 4]);
  out.put(digits[c & 15]);
}

/// A CSV cell as the inside of a JSON string.
inline void json_inside(Output& out, Field cell) {
  while (cell.size > 0) {
    const Bytes64 part(cell.text);
    part.store(out.end());
    const Mask special = (part.equal('"') | part.equal('\\') | part.below(0x20)) & first_bits(cell.size);
    size_t taken = cell.size < 64 ? cell.size : 64;
    if (special == 0) {
      out.end() += taken;
    } else {
      taken = static_cast<size_t>(__builtin_ctzll(special));
      out.end() += taken;
      const char c = cell.text[taken];
      escape(out, c);
      taken += c == '"' && cell.quoted ? 2 : 1;
    }
    cell.text += taken;
    cell.size -= taken;
  }
}

inline bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Every run of white space as one space, none at the ends. Most titles are so already and stay where they are.
inline Field squeezed(Field field, std::string& room) {
  Mask odd = 0, space_before = 1;
  for (size_t at = 0; at < field.size; at += 64) {
    const Bytes64 part(field.text + at);
    const Mask here = first_bits(field.size - at), spaces = part.equal(' ') & here;
    odd |= (part.below(0x20) & here) | (spaces & (spaces << 1 | space_before));
    space_before = spaces >> 63;
  }
  if (odd == 0 && (field.size == 0 || field.text[field.size - 1] != ' ')) return field;
  room.clear();
  bool gap = false;
  for (size_t i = 0; i < field.size; i++) {
    if (is_white(field.text[i])) {
      gap = !room.empty();
      continue;
    }
    if (gap) room += ' ';
    gap = false;
    room += field.text[i];
  }
  const size_t size = room.size();
  room.resize(size + padding);
  return {room.data(), size, field.quoted};
}

inline bool is_day(Field day) {
  if (day.size != 10 || day.text[4] != '-' || day.text[7] != '-') return false;
  const auto number = [&](int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) value = is_digit(day.text[i]) && value >= 0 ? value * 10 + day.text[i] - '0' : -1;
    return value;
  };
  const int year = number(0, 4), month = number(5, 7), date = number(8, 10);
  if (year < 0 || month < 1 || month > 12 || date < 1) return false;
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return date <= lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

/// `-?digits[.digits]` as a JSON number; false when it is none.
inline bool put_number(Output& out, Field number) {
  size_t at = number.size > 0 && number.text[0] == '-' ? 1 : 0;
  size_t whole = at;
  while (at < number.size && is_digit(number.text[at])) at++;
  const size_t point = at;
  if (point == whole) return false;
  size_t last = point;
  if (point < number.size) {
    if (number.text[at++] != '.' || at == number.size) return false;
    for (; at < number.size; at++) {
      if (!is_digit(number.text[at])) return false;
      if (number.text[at] != '0') last = at + 1;
    }
  }
  while (whole + 1 < point && number.text[whole] == '0') whole++;
  if (number.text[0] == '-') out.put('-');
  out.copy(number.text + whole, last - whole);
  return true;
}

inline void put_slug(Output& out, Field words) {
  const char* start = out.end();
  bool gap = false;
  for (size_t i = 0; i < words.size; i++) {
    const char c = lowered(words.text[i]);
    if (!is_digit(c) && !(c >= 'a' && c <= 'z')) {
      gap = true;
      continue;
    }
    if (gap && out.end() != start) out.put('-');
    gap = false;
    out.put(c);
  }
}

}  // namespace probe
