// Reads a regular expression part by part and writes it again.
//
// Where it has `\b` or `\B`, it is written for a text with marks (regex_borders.h): each of `\b`, `\B`, `^`, `$`, `\A`,
// `\z` takes one mark of its place, and every character may have marks before it, which it passes over. As a character
// never takes a mark for itself, there is one way only to do so: what matches, and what a group finds, is what it would
// be without marks.
#include "runtime/values/regex_translation.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode_classes.h"

namespace damson {

namespace {

constexpr size_t most_copies = 64;  // of a mark at one place
constexpr size_t deepest = 1000;    // groups within each other, as RE2 has it

std::string written(const CodePointRanges& ranges) {
  std::string text;
  for (const CodePointRange& range : ranges) {
    fmt::format_to(std::back_inserter(text), "\\x{{{:X}}}", static_cast<uint32_t>(range.first));
    if (range.last > range.first)
      fmt::format_to(std::back_inserter(text), "-\\x{{{:X}}}", static_cast<uint32_t>(range.last));
  }
  return text;
}

CodePointRanges without_marks(const CodePointRanges& ranges) {
  CodePointRanges left;
  for (const CodePointRange& range : ranges) {
    if (range.last < first_mark || range.first > last_mark) {
      left.push_back(range);
      continue;
    }
    if (range.first < first_mark) left.push_back({range.first, first_mark - 1});
    if (range.last > last_mark) left.push_back({last_mark + 1, range.last});
  }
  return left;
}

constexpr std::string_view all_marks = R"(\x{FDD0}-\x{FDEF})";

std::optional<CharacterClass> escaped_class(char letter) {
  switch (letter) {
    case 'd':
    case 'D': return CharacterClass::digit;
    case 's':
    case 'S': return CharacterClass::space;
    case 'w':
    case 'W': return CharacterClass::word;
    default: return std::nullopt;
  }
}

/// The flags that change what is written here.
struct Flags {
  bool dot_takes_line_break = false;  // s
  bool lines = false;                 // m
};

class Translation {
 public:
  Translation(Text pattern, bool marked) : pattern_(pattern), marked_(marked) {}

  Result<TranslatedRegex> run() {
    size_t copies = alternatives(Flags{}, 0);
    if (problem_) return *problem_;
    if (at_ != pattern_.size()) return fail("it cannot be read");
    if (!marked_) return TranslatedRegex{std::move(out_), {}};
    if (copies > most_copies) return fail("it repeats `\\b` or the like too often");
    marks_.copies = copies;
    return TranslatedRegex{fmt::format("(?:{})[{}]*", out_, all_marks), marks_};
  }

  /// Whether it has `\b` or `\B` outside of sets.
  bool borders() const { return borders_; }

 private:
  bool done() const { return at_ >= pattern_.size() || problem_.has_value(); }
  char peek(size_t ahead = 0) const { return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0'; }
  bool next_is(Text text) const { return pattern_.substr(at_).starts_with(text); }

  void refuse(std::string_view what) {
    if (!problem_) problem_ = fail(fmt::format("{} cannot stand in a regular expression that has \\b or \\B", what));
  }

  /// Up to a `)` or the end; gives how many marks of one place it may take.
  size_t alternatives(Flags flags, size_t depth) {
    if (depth > deepest) {
      if (!problem_) problem_ = fail("its groups are nested too deeply");
      return 0;
    }
    size_t most = 0;
    size_t here = 0;
    while (!done() && peek() != ')') {
      if (peek() == '|') {
        out_ += pattern_[at_++];
        most = std::max(most, here);
        here = 0;
        continue;
      }
      const size_t taken = part(flags, depth);
      here += taken * repetition();
    }
    return std::max(most, here);
  }

  /// Copies `*`, `{2,3}?` and the like; how many times what stands before it can take marks of one place: at the end of
  /// one time and the beginning of the next, and as often as it has to come where it takes no character.
  size_t repetition() {
    size_t least = 1;
    while (!done()) {
      const char c = peek();
      if (c == '*' || c == '+' || c == '?') {
        if (c != '?') least = std::max<size_t>(least, 2);
        out_ += c;
        ++at_;
        continue;
      }
      const size_t length = counted_length();
      if (length == 0) break;
      size_t count = 0;
      std::from_chars(pattern_.data() + at_ + 1, pattern_.data() + pattern_.size(), count);
      least = std::max<size_t>({least, 2, count});
      out_ += pattern_.substr(at_, length);
      at_ += length;
    }
    return least;
  }
  /// Of `{2}`, `{2,}`, `{2,3}` here; 0 where `{` stands for itself.
  size_t counted_length() const {
    if (peek() != '{') return 0;
    size_t ahead = 1;
    const auto digits = [&] {
      const size_t begin = ahead;
      while (peek(ahead) >= '0' && peek(ahead) <= '9') ++ahead;
      return ahead > begin;
    };
    if (!digits()) return 0;
    if (peek(ahead) == ',') {
      ++ahead;
      digits();
    }
    return peek(ahead) == '}' ? ahead + 1 : 0;
  }

  /// One character, set, assertion or group.
  size_t part(Flags& flags, size_t depth) {
    switch (peek()) {
      case '(': return group(flags, depth);
      case '[': return character_set(), 0;
      case '\\': return escape();
      case '.':
        ++at_;
        character(!marked_                     ? "."
                  : flags.dot_takes_line_break ? fmt::format("[^{}]", all_marks)
                                               : fmt::format("[^\\n{}]", all_marks));
        return 0;
      case '^': ++at_; return assertion("^", flags.lines ? line_begin : text_begin);
      case '$': ++at_; return assertion("$", flags.lines ? line_end : text_end);
      default: {
        const uint32_t bytes = utf8_unit_at(pattern_, at_).bytes;
        const Text sign = pattern_.substr(at_, bytes);
        at_ += bytes;
        character(marked_ && sign == "{" ? "\\{" : std::string(sign));
        return 0;
      }
    }
  }

  void character(std::string_view as_written) {
    if (marked_) {
      fmt::format_to(std::back_inserter(out_), "(?:[{}]*{})", all_marks, as_written);
    } else {
      out_ += as_written;
    }
  }

  size_t assertion(std::string_view as_written, uint8_t fact, bool holds = true) {
    if (!marked_) {
      out_ += as_written;
      return 0;
    }
    if (holds) marks_.facts |= fact;
    marks_.everywhere = marks_.everywhere || !holds;
    out_ += '[';
    for (char32_t mark = first_mark; mark <= last_mark; ++mark) {
      if ((((mark - first_mark) & fact) != 0) == holds)
        fmt::format_to(std::back_inserter(out_), "\\x{{{:X}}}", static_cast<uint32_t>(mark));
    }
    out_ += ']';
    return 1;
  }

  size_t group(Flags& flags, size_t depth) {
    Flags inner = flags;
    out_ += pattern_[at_++];
    if (next_is("?P<")) {
      const size_t end = std::min(pattern_.find('>', at_), pattern_.size() - 1);
      copy_to(end + 1);
    } else if (peek() == '?') {
      bool on = true;
      for (copy_to(at_ + 1); !done() && peek() != ':' && peek() != ')'; copy_to(at_ + 1)) {
        if (peek() == '-') on = false;
        if (peek() == 's') inner.dot_takes_line_break = on;
        if (peek() == 'm') inner.lines = on;
      }
      const bool for_the_rest = peek() == ')';
      copy_to(at_ + 1);
      if (for_the_rest) {
        flags = inner;
        return 0;
      }
    }
    const size_t taken = alternatives(inner, depth + 1);
    if (peek() == ')') copy_to(at_ + 1);
    return taken;
  }

  void copy_to(size_t end) {
    end = std::min(end, pattern_.size());
    out_ += pattern_.substr(at_, end - at_);
    at_ = end;
  }

  size_t escape() {
    const char letter = peek(1);
    if (letter == 'b' || letter == 'B') {
      borders_ = true;
      at_ += 2;
      return assertion(letter == 'b' ? "\\b" : "\\B", word_border, letter == 'b');
    }
    if (letter == 'A' || letter == 'z') {
      at_ += 2;
      return assertion(letter == 'A' ? "\\A" : "\\z", letter == 'A' ? text_begin : text_end);
    }
    if (letter == 'Q') {
      quoted();
      return 0;
    }
    if (const auto found = escaped_class(letter)) {
      at_ += 2;
      const bool negated = letter >= 'A' && letter <= 'Z';
      character(fmt::format("[{}]", class_text(*found, negated)));
      return 0;
    }
    const size_t end = end_of_escape();
    const std::string sign(pattern_.substr(at_, end - at_));
    at_ = end;
    if (letter == 'C' && marked_) refuse("`\\C`");
    character(marked_ && (letter == 'p' || letter == 'P') ? property_without_marks(sign) : sign);
    return 0;
  }

  void quoted() {
    at_ += 2;
    while (!done() && !next_is("\\E")) {
      const uint32_t bytes = utf8_unit_at(pattern_, at_).bytes;
      const Text sign = pattern_.substr(at_, bytes);
      at_ += bytes;
      const auto byte = static_cast<unsigned char>(sign.front());
      const bool plain =
          bytes > 1 || byte <= ' ' || (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
      character(plain ? std::string(sign) : fmt::format("\\{}", sign));
    }
    if (next_is("\\E")) at_ += 2;
  }

  /// Behind `\x{41}`, `\123`, `\pL`, `\p{Greek}` or two characters.
  size_t end_of_escape() const {
    const char letter = peek(1);
    if ((letter == 'x' || letter == 'p' || letter == 'P') && peek(2) == '{')
      return std::min(pattern_.find('}', at_), pattern_.size() - 1) + 1;
    if (letter == 'x') return std::min(at_ + 4, pattern_.size());
    if (letter == 'p' || letter == 'P') return std::min(at_ + 3, pattern_.size());
    size_t end = at_ + 1;
    if (letter >= '0' && letter <= '7') {
      while (end < pattern_.size() && end < at_ + 4 && pattern_[end] >= '0' && pattern_[end] <= '7') ++end;
      return end;
    }
    return std::min<size_t>(end + (end < pattern_.size() ? utf8_unit_at(pattern_, end).bytes : 0), pattern_.size());
  }

  static bool is_negated_property(Text sign) {
    const bool capital = sign[1] == 'P';
    return capital != sign.substr(2).starts_with("{^");
  }
  static std::string property_without_marks(Text sign) {
    if (!is_negated_property(sign)) return std::string(sign);
    const Text name = sign.substr(2);
    return fmt::format("[^\\p{}{}]", name.starts_with("{^") ? fmt::format("{{{}", name.substr(2)) : name, all_marks);
  }

  std::string class_text(CharacterClass wanted, bool negated) const {
    const CodePointRanges& ranges = ranges_of(wanted);
    if (!negated) return written(marked_ ? without_marks(ranges) : ranges);
    return written(marked_ ? without_marks(complement_of(ranges)) : complement_of(ranges));
  }

  void character_set() {
    std::string set = "[";
    ++at_;
    const bool negated = peek() == '^';
    if (negated) {
      set += '^';
      ++at_;
    }
    for (bool first = true; !done() && (first || peek() != ']'); first = false) member(set);
    ++at_;
    if (marked_ && negated) set += all_marks;
    if (set == "[") set += "^\\x{0}-\\x{10FFFF}";  // nothing was left of it but marks
    set += ']';
    character(set);
  }

  /// One member of a set: a class, a character or a range.
  void member(std::string& set) {
    if (next_is("[:")) {
      const size_t end = pattern_.find(":]", at_ + 2);
      Text name = end == Text::npos ? Text() : pattern_.substr(at_ + 2, end - at_ - 2);
      const bool negated = name.starts_with('^');
      if (negated) name.remove_prefix(1);
      if (const auto found = named_class(name)) {
        set += class_text(*found, negated);
        at_ = end + 2;
        return;
      }
    }
    if (peek() == '\\') {
      const char letter = peek(1);
      if (const auto found = escaped_class(letter)) {
        set += class_text(*found, letter >= 'A' && letter <= 'Z');
        at_ += 2;
        return;
      }
      if (letter == 'p' || letter == 'P') {
        const size_t end = end_of_escape();
        const Text sign = pattern_.substr(at_, end - at_);
        if (marked_ && is_negated_property(sign)) refuse(fmt::format("`{}` inside a set", sign));
        set += sign;
        at_ = end;
        return;
      }
    }
    range(set);
  }

  void range(std::string& set) {
    const size_t begin = at_;
    const char32_t first = character_of_set();
    char32_t last = first;
    if (peek() == '-' && peek(1) != ']' && at_ + 1 < pattern_.size()) {
      ++at_;
      last = character_of_set();
    }
    if (marked_ && first <= last_mark && last >= first_mark) {
      set += written(without_marks({{first, last}}));
    } else {
      set += pattern_.substr(begin, at_ - begin);
    }
  }

  char32_t character_of_set() {
    if (peek() != '\\') {
      const Utf8Unit unit = utf8_unit_at(pattern_, at_);
      at_ += unit.bytes;
      return unit.code_point;
    }
    const size_t end = end_of_escape();
    const Text sign = pattern_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    uint32_t code = 0;
    if (sign.starts_with("x{")) {
      std::from_chars(sign.data() + 2, sign.data() + sign.size(), code, 16);
    } else if (sign.starts_with('x')) {
      std::from_chars(sign.data() + 1, sign.data() + sign.size(), code, 16);
    } else if (!sign.empty() && sign.front() >= '0' && sign.front() <= '7') {
      std::from_chars(sign.data(), sign.data() + sign.size(), code, 8);
    } else if (!sign.empty()) {
      code = utf8_unit_at(sign, 0).code_point;  // of `\n` and the like, far from the marks
    }
    return code;
  }

  Text pattern_;
  bool marked_;
  bool borders_ = false;
  size_t at_ = 0;
  std::string out_;
  BorderMarks marks_;
  std::optional<Error> problem_;
};

}  // namespace

Result<TranslatedRegex> translate_regex(const std::string& pattern) {
  Translation plain(pattern, false);
  auto translated = plain.run();
  if (!plain.borders()) return translated;
  return Translation(pattern, true).run();
}

}  // namespace damson
