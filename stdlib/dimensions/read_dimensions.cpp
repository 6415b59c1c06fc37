// Reads written dimensions line by line: a label, a measure, and what is said behind it.
#include "stdlib/dimensions/read_dimensions.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

#include "stdlib/dimensions/measure.h"
#include "stdlib/dimensions/part_label.h"

namespace damson::dimensions {

namespace {

bool mentions(std::string_view text, std::string_view word) {
  const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
  });
  return found != text.end();
}

/// One line, which may speak of several parts.
class LineReader {
 public:
  LineReader(std::string_view line, std::vector<Part>& parts) : tokens_(tokens_of(line)), parts_(parts), first_(parts.size()) {}

  std::optional<Error> run() {
    while (!done()) {
      if (take(',') || take(';') || take('.')) continue;
      auto problem = read_part();
      if (problem) return problem;
    }
    return std::nullopt;
  }

 private:
  const Token& look(size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  bool done() const { return look().is(Token::Kind::line); }
  bool take(char mark) {
    if (!look().is_mark(mark)) return false;
    ++at_;
    return true;
  }
  Part& current() { return parts_.back(); }
  std::span<const Token> tokens(size_t begin, size_t end) const { return std::span(tokens_).subspan(begin, end - begin); }

  /// A label and a measure, or words that say that the dimensions vary.
  std::optional<Error> read_part() {
    if (read_variable_alone()) return std::nullopt;
    size_t begin = at_;
    auto measure = next_measure(begin);
    if (!measure.ok()) return measure.error();
    if (!*measure) return read_words_alone();
    auto label = read_label(tokens(at_, begin));
    if (!label.ok()) return label.error();
    at_ = (*measure)->end;
    if (auto problem = place_measure(**measure, *label)) return problem;
    return read_what_follows();
  }

  /// "overall display dimensions variable, " before something else.
  bool read_variable_alone() {
    const size_t begin = at_;
    const std::string words = take_words();
    if (look().is_mark(',') && mentions(words, "variable") && mentions(words, "dim")) return add_variable(words), true;
    at_ = begin;
    return false;
  }

  /// From `begin` on, which is moved to it; none behind the next semicolon.
  Result<std::optional<Measure>> next_measure(size_t& begin) const {
    for (; !tokens_[begin].is(Token::Kind::line) && !tokens_[begin].is_mark(';'); ++begin) {
      auto measure = measure_at(tokens_, begin);
      if (!measure.ok() || *measure) return measure;
    }
    return std::optional<Measure>();
  }

  std::optional<Error> read_words_alone() {
    const std::string words = take_words();
    if (!words.empty() && mentions(words, "variable")) {
      add_variable(words);
      return std::nullopt;
    }
    return fail(fmt::format("there is no measure in \"{}\"", words.empty() ? look().text : std::string_view(words)));
  }

  /// Words, and the marks between them, up to a comma, semicolon or bracket; nothing where there is a number among them.
  std::string take_words() {
    size_t end = at_;
    while (tokens_[end].is(Token::Kind::word) || tokens_[end].is_mark('-') || tokens_[end].is_mark('.')) ++end;
    if (end == at_) return {};
    if (tokens_[end].is(Token::Kind::number) || tokens_[end].is(Token::Kind::times)) return {};
    const char* begin = look().text.data();
    const Token& last = tokens_[end - 1];
    std::string words(begin, last.text.data() + last.text.size());
    at_ = end;
    while (words.size() > 1 && (words.back() == '.' || words.back() == ' ')) words.pop_back();
    while (words.starts_with('-') || words.starts_with('.') || words.starts_with(' ')) words.erase(0, 1);
    return words;
  }

  std::optional<Error> place_measure(const Measure& measure, const Label& label) {
    const bool joins = label.part.empty() && label.direction != Direction::none && parts_.size() > first_;
    if (!joins) start_part(label);
    if (!label.about.empty()) add_note(label.about);
    if (measure.is(Quantity::time)) return set_once(current().seconds, measure.numbers[0], "a duration");
    if (measure.is(Quantity::weight)) return set_once(current().weight_kg, measure.numbers[0], "a weight");
    if (auto problem = set_unit(measure.unit.symbol)) return problem;
    if (measure.is_size()) {
      if (label.direction != Direction::none) return fail("a size has a name that says one of its dimensions");
      return set_size(measure.numbers);
    }
    return set_length(measure.numbers[0], label.direction);
  }

  void start_part(const Label& label) {
    Part part;
    if (!label.part.empty()) part.part = label.part;
    part.variable = mentions(label.part, "variable");
    parts_.push_back(std::move(part));
  }

  void add_variable(std::string words) {
    Part part;
    part.variable = true;
    part.note = std::move(words);
    parts_.push_back(std::move(part));
  }

  std::optional<Error> set_once(std::optional<Decimal>& place, const Decimal& value, std::string_view what) {
    if (place) return fail(fmt::format("{} is said twice of one part", what));
    place = value;
    return std::nullopt;
  }

  std::optional<Error> set_unit(std::string_view unit) {
    if (current().unit && *current().unit != unit) return fail("one part is measured in two units");
    current().unit = std::string(unit);
    return std::nullopt;
  }

  std::optional<Error> set_size(const std::vector<Decimal>& numbers) {
    current().height = numbers[0];
    current().width = numbers[1];
    if (numbers.size() == 3) current().depth = numbers[2];
    return std::nullopt;
  }

  std::optional<Error> set_length(const Decimal& number, Direction direction) {
    switch (direction) {
      case Direction::height: return set_once(current().height, number, "a height");
      case Direction::width: return set_once(current().width, number, "a width");
      case Direction::depth: return set_once(current().depth, number, "a depth");
      case Direction::diameter: return set_once(current().diameter, number, "a diameter");
      case Direction::depth_or_diameter:
        if (!current().height || !current().width) return fail("\"D\" can be depth or diameter");
        return set_once(current().depth, number, "a depth");
      case Direction::length: return fail("a length can be a width or a height");
      case Direction::weight: return fail("a weight is given in a unit of length");
      case Direction::none: break;
    }
    return fail("it is not said which dimension a measure is");
  }

  void add_note(std::string_view words) {
    auto& note = current().note;
    note = note ? fmt::format("{} {}", *note, words) : std::string(words);
    if (mentions(words, "variable")) current().variable = true;
  }

  /// Notes, a weight or a diameter of the part, or one more size; until something begins that `run` reads.
  std::optional<Error> read_what_follows() {
    while (true) {
      if (look().is(Token::Kind::bracket)) {
        add_note(look().text);
        ++at_;
        continue;
      }
      const bool divided = take(',') || take('.');
      if (done() || look().is_mark(';')) return std::nullopt;
      size_t begin = at_;
      auto measure = next_measure(begin);
      if (!measure.ok()) return measure.error();
      if (*measure && begin == at_) {
        if (auto problem = read_bare_measure(**measure, divided)) return problem;
      } else if (*measure) {
        return read_labelled(begin, divided);
      } else {
        const size_t before = at_;
        const std::string words = take_words();
        if (words.empty()) return fail(fmt::format("\"{}\" behind a measure is not understood", tokens_[before].text));
        if (mentions(words, "variable") && mentions(words, "dim")) {
          add_variable(words);
          return std::nullopt;
        }
        add_note(words);
      }
    }
  }

  /// ", 1.5 kg" or ", 180 x 126 mm": of the same part, or of another with the same name.
  std::optional<Error> read_bare_measure(const Measure& measure, bool divided) {
    at_ = measure.end;
    if (measure.is(Quantity::weight)) return set_once(current().weight_kg, measure.numbers[0], "a weight");
    if (!measure.is_size() || !divided) return fail("it is not said which dimension a measure is");
    if (current().unit != std::string(measure.unit.symbol)) return fail("a second size in another unit may be the same once more");
    Part another;
    another.part = current().part;
    another.unit = current().unit;
    another.variable = another.part && mentions(*another.part, "variable");
    parts_.push_back(std::move(another));
    return set_size(measure.numbers);
  }

  /// ", plinth: 10 x 20 mm" is a part of its own, which `run` reads; ". Weight 9kg" belongs to this one.
  std::optional<Error> read_labelled(size_t begin, bool divided) {
    auto label = read_label(tokens(at_, begin));
    if (!label.ok()) return label.error();
    const bool of_this_part = label->part.empty() && label->direction != Direction::none;
    if (!divided && !of_this_part) return fail(fmt::format("\"{}\" behind a measure is not understood", look().text));
    if (!of_this_part) return std::nullopt;
    auto measure = measure_at(tokens_, begin);
    if (!measure.ok() || !*measure) return fail("a measure is not understood");
    at_ = (*measure)->end;
    if (auto problem = place_measure(**measure, *label)) return problem;
    return read_what_follows();
  }

  std::vector<Token> tokens_;
  std::vector<Part>& parts_;
  size_t first_;  // the parts before it are of earlier lines
  size_t at_ = 0;
};

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

}  // namespace

Result<std::vector<Part>> read_dimensions(std::string_view text) {
  std::vector<Part> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (auto problem = LineReader(line, parts).run()) return *problem;
  }
  return parts;
}

}  // namespace damson::dimensions
