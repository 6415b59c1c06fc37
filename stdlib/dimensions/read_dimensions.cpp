// Reads written dimensions line by line: a label, a measure, and what is said behind it.
#include "stdlib/dimensions/read_dimensions.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string_view>

#include "stdlib/dimensions/measure.h"
#include "stdlib/dimensions/part_label.h"
#include "stdlib/dimensions/written_term.h"

namespace damson::dimensions {

namespace {

bool mentions(std::string_view text, std::string_view word) {
  const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(),
                                 [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  return found != text.end();
}

/// "variable", and "dimensions vary".
bool says_variable(std::string_view words) {
  if (mentions(words, "variable")) return true;
  const bool of_size = mentions(words, "dimension") || mentions(words, "size") || mentions(words, "measure");
  return of_size && (mentions(words, "vary") || mentions(words, "varies") || mentions(words, "various"));
}

/// "unconfirmed", "dimensions not recorded": nobody knows, and that is all that is said.
bool says_unknown(std::string_view words) {
  std::string known;
  for (const char c : words) known += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view of_size : {"dimensions ", "size ", "measurements "}) {
    if (known.starts_with(of_size)) known.erase(0, of_size.size());
  }
  for (const std::string_view of_size : {" dimensions", " size", " measurements"}) {
    if (known.ends_with(of_size)) known.erase(known.size() - of_size.size());
  }
  constexpr std::string_view unknown[] = {"unconfirmed", "not confirmed", "unknown",    "not known",
                                          "unrecorded",  "not recorded",  "unmeasured", "not measured",
                                          "unavailable", "not available"};
  return std::ranges::find(unknown, known) != std::end(unknown);
}

bool is_usual(const std::vector<Direction>& order) {
  constexpr std::array<Direction, 3> usual = {Direction::height, Direction::width, Direction::depth};
  return order.size() <= usual.size() &&
         std::equal(order.begin(), order.end(), usual.begin(), [](Direction said, Direction wanted) {
           return said == wanted || (said == Direction::depth_or_diameter && wanted == Direction::depth);
         });
}

/// What has been read so far, and what its parts are still to be told.
class PartList {
 public:
  bool has_part_since(size_t first) const { return parts_.size() > first; }
  size_t size() const { return parts_.size(); }
  Part& current() { return parts_.back(); }

  std::optional<Error> start(Part part) {
    auto problem = close();
    parts_.push_back(std::move(part));
    return problem;
  }

  /// A D beside a height and a width is a depth; else it may be a diameter.
  std::optional<Error> close() {
    if (!depth_or_diameter_) return std::nullopt;
    if (!current().height || !current().width || current().diameter) return fail("\"D\" can be depth or diameter");
    const Decimal depth = *depth_or_diameter_;
    depth_or_diameter_.reset();
    return set_once(current().depth, depth, "a depth");
  }

  std::optional<Error> finish() {
    if (auto problem = close()) return problem;
    if (unusual_order_ && sizes_without_order_ > 0) return fail("an order is said of one size and not of another");
    // two lengths that nothing tells apart may be two dimensions of one thing
    const bool apart =
        parts_.size() == 1 || std::ranges::all_of(parts_, [](const Part& part) { return !part.length || part.part; });
    if (!apart) return fail("it is not said which dimension a measure is");
    return std::nullopt;
  }

  std::vector<Part> take() { return std::move(parts_); }

  std::optional<Error> set_once(std::optional<Decimal>& place, const Decimal& value, std::string_view what) {
    if (place) return fail(fmt::format("{} is said twice of one part", what));
    place = value;
    return std::nullopt;
  }

  /// Feet and inches of one part become inches.
  Result<Decimal> in_unit_of_part(const Decimal& number, const Unit& unit) {
    Part& part = current();
    if (!part.unit) part.unit = std::string(unit.symbol);
    const std::string_view given = unit.symbol;
    if (*part.unit == given) return number;
    const auto imperial = [](std::string_view symbol) { return symbol == "in" || symbol == "ft"; };
    if (!imperial(*part.unit) || !imperial(given)) return fail("one part is measured in two units");
    const Unit inch = *find_unit("in");
    if (*part.unit == "ft") {
      for (auto* place : {&part.height, &part.width, &part.depth, &part.diameter, &depth_or_diameter_}) {
        if (!*place) continue;
        const auto longer = in_unit(**place, *find_unit("ft"), inch);
        if (!longer) return fail("a number is too long");
        *place = longer;
      }
      part.unit = "in";
    }
    const auto converted = in_unit(number, unit, inch);
    if (!converted) return fail("a number is too long");
    return *converted;
  }

  std::optional<Error> set_length(const Decimal& number, Direction direction) {
    Part& part = current();
    if (part.length) return fail("it is not said which dimension a measure is");
    switch (direction) {
      case Direction::height: return set_once(part.height, number, "a height");
      case Direction::width: return set_once(part.width, number, "a width");
      case Direction::depth: return set_once(part.depth, number, "a depth");
      case Direction::diameter: return set_once(part.diameter, number, "a diameter");
      case Direction::depth_or_diameter: return set_once(depth_or_diameter_, number, "a \"D\"");
      case Direction::length: return fail("a length can be a width or a height: it is not said which dimension it is");
      case Direction::weight: return fail("a weight is given in a unit of length");
      case Direction::other:
        return fail("it is not said which dimension a measure is: a height, a width, a depth or a diameter");
      case Direction::none: break;
    }
    return fail("it is not said which dimension a measure is");
  }

  /// Feet with their inches measure one length, whichever it is. A film's gauge and a format are never written so, and
  /// a lone "16 mm" may be one of those.
  std::optional<Error> set_lone_length(const Decimal& number, const Unit& unit) {
    Part& part = current();
    if (part.unit) return fail("it is not said which dimension a measure is");
    constexpr std::string_view lasting[] = {"duration", "time", "film", "video", "runs", "sound"};
    const auto lasts = [&](std::string_view word) { return part.part && mentions(*part.part, word); };
    if (part.seconds || std::ranges::any_of(lasting, lasts)) return fail("feet and inches may be minutes and seconds");
    part.unit = std::string(unit.symbol);
    part.length = number;
    return std::nullopt;
  }

  std::optional<Error> set_size(const std::vector<Decimal>& numbers, const Unit& unit, std::vector<Direction> order) {
    if (order.empty()) {
      ++sizes_without_order_;
      order = {Direction::height, Direction::width, Direction::depth};
    } else if (!is_usual(order)) {
      unusual_order_ = true;
    }
    for (size_t i = 0; i < numbers.size(); ++i) {
      const auto number = in_unit_of_part(numbers[i], unit);
      if (!number.ok()) return number.error();
      if (auto problem = set_length(*number, order[i])) return problem;
    }
    return std::nullopt;
  }

 private:
  std::vector<Part> parts_;
  std::optional<Decimal> depth_or_diameter_;  // of the last part
  bool unusual_order_ = false;                // "W x H" is said of a size
  size_t sizes_without_order_ = 0;
};

/// One line, which may speak of several parts.
class LineReader {
 public:
  LineReader(std::string_view line, PartList& parts) : tokens_(tokens_of(line)), parts_(parts), first_(parts.size()) {}

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
  Part& current() { return parts_.current(); }
  std::span<const Token> tokens(size_t begin, size_t end) const {
    return std::span(tokens_).subspan(begin, end - begin);
  }

  /// A label and a measure, or words that say that the dimensions vary.
  std::optional<Error> read_part() {
    const auto varies = read_variable_alone();
    if (!varies.ok()) return varies.error();
    if (*varies) return std::nullopt;
    size_t begin = at_;
    const auto& measure = next_measure(begin);
    if (!measure.ok()) return measure.error();
    if (!*measure) return read_words_alone();
    auto label = read_label(tokens(at_, begin));
    if (!label.ok()) return label.error();
    at_ = (*measure)->end;
    if (auto problem = place_measure(**measure, *label)) return problem;
    return read_what_follows();
  }

  /// "overall display dimensions variable, " before something else.
  Result<bool> read_variable_alone() {
    const size_t begin = at_;
    const std::string words = take_words();
    if (look().is_mark(',') && mentions(words, "variable") && mentions(words, "dim")) {
      if (auto problem = add_variable(words)) return *problem;
      return true;
    }
    at_ = begin;
    return false;
  }

  /// From `begin` on, which is moved to it; none behind the next semicolon. What was found is kept: to look for it
  /// again behind each note of a long line would take quadratic time.
  const Result<std::optional<Measure>>& next_measure(size_t& begin) {
    if (begin < searched_from_ || begin > found_at_) {
      searched_from_ = begin;
      found_ = std::optional<Measure>();
      for (found_at_ = begin; !tokens_[found_at_].is(Token::Kind::line) && !tokens_[found_at_].is_mark(';');
           ++found_at_) {
        found_ = measure_at(tokens_, found_at_);
        if (!found_.ok() || *found_) break;
      }
    }
    begin = found_at_;
    return found_;
  }

  std::optional<Error> read_words_alone() {
    const std::string words = take_words();
    if (!words.empty() && says_variable(words)) return add_variable(words);
    if (says_unknown(words)) return add_words(words, false);
    return fail(fmt::format("there is no measure in \"{}\"", words.empty() ? look().text : std::string_view(words)));
  }

  /// Words, and the marks between them, up to a comma, semicolon or bracket; nothing where there is a number among
  /// them.
  std::string take_words() {
    size_t end = at_;
    while (tokens_[end].is(Token::Kind::word) || tokens_[end].is(Token::Kind::dash) || tokens_[end].is_mark('.')) ++end;
    if (end == at_) return {};
    if (tokens_[end].is(Token::Kind::number) || tokens_[end].is(Token::Kind::times)) return {};
    const char* begin = look().text.data();
    const Token& last = tokens_[end - 1];
    std::string_view words(begin, static_cast<size_t>(last.text.data() + last.text.size() - begin));
    at_ = end;
    while (words.size() > 1 && (words.back() == '.' || words.back() == ' ')) words.remove_suffix(1);
    while (words.starts_with('-') || words.starts_with('.') || words.starts_with(' ')) words.remove_prefix(1);
    return std::string(words);
  }

  std::optional<Error> place_measure(const Measure& measure, const Label& label) {
    const Direction direction = measure.directions[0] != Direction::none ? measure.directions[0] : label.direction;
    const bool joins =
        label.part.empty() && direction != Direction::none && label.order.empty() && parts_.has_part_since(first_);
    if (!joins) {
      if (auto problem = start_part(label)) return problem;
    }
    if (!label.about.empty()) add_note(label.about);
    for (std::string_view note : measure.notes) {
      if (note != label.about) add_note(note);
    }
    const auto unit = unit_of(measure, label);
    if (!unit.ok()) return unit.error();
    if (measure.is_size()) return place_size(measure, *unit, label);
    if (unit->quantity == Quantity::time) return parts_.set_once(current().seconds, measure.numbers[0], "a duration");
    if (unit->quantity == Quantity::weight) return parts_.set_once(current().weight_kg, measure.numbers[0], "a weight");
    if (!label.order.empty())
      return fail(fmt::format("an order names {} dimensions, and \"{}\" has one", label.order.size(), measure.text));
    if (measure.compound && direction == Direction::none) return parts_.set_lone_length(measure.numbers[0], *unit);
    const auto number = parts_.in_unit_of_part(measure.numbers[0], *unit);
    if (!number.ok()) return number.error();
    return parts_.set_length(*number, direction);
  }

  static Result<Unit> unit_of(const Measure& measure, const Label& label) {
    if (measure.unit && label.unit && measure.unit->symbol != label.unit->symbol)
      return fail("one size is given in two units");
    if (measure.unit) return *measure.unit;
    if (label.unit) return *label.unit;
    return fail(fmt::format("the unit is not said of \"{}\"", measure.text));
  }

  std::optional<Error> place_size(const Measure& measure, const Unit& unit, const Label& label) {
    const bool named = measure.directions[0] != Direction::none;
    if (!named && label.direction != Direction::none) return fail("a size has a name that says one of its dimensions");
    if (label.order.empty())
      return parts_.set_size(measure.numbers, unit, named ? measure.directions : std::vector<Direction>());
    if (label.order.size() != measure.numbers.size()) {
      return fail(fmt::format("an order names {} dimensions, and \"{}\" has {}", label.order.size(), measure.text,
                              measure.numbers.size()));
    }
    if (named && measure.directions != label.order) return fail("two orders are said of one size");
    return parts_.set_size(measure.numbers, unit, label.order);
  }

  std::optional<Error> start_part(const Label& label) {
    Part part;
    if (!label.part.empty()) part.part = label.part;
    part.variable = mentions(label.part, "variable");
    return parts_.start(std::move(part));
  }

  std::optional<Error> add_variable(std::string words) { return add_words(std::move(words), true); }

  /// A part of which no measure is said.
  std::optional<Error> add_words(std::string words, bool variable) {
    Part part;
    part.variable = variable;
    part.note = std::move(words);
    return parts_.start(std::move(part));
  }

  void add_note(std::string_view words) {
    auto& note = current().note;
    if (!note) note.emplace();
    if (!note->empty()) *note += ' ';
    *note += words;
    if (mentions(words, "variable")) current().variable = true;
  }

  /// Notes, a weight or a diameter of the part, or one more size; until something begins that `run` reads.
  std::optional<Error> read_what_follows() {
    while (true) {
      if (look().is(Token::Kind::bracket)) {
        if (looks_like_order(look()))
          return fail(fmt::format("the order \"{}\" does not fit the size before it", look().text));
        add_note(look().text);
        ++at_;
        continue;
      }
      const bool divided = take(',') || take('.');
      const bool numbered = look().is(Token::Kind::number) && look().text.starts_with('.');  // ".2: 20 x 28 cm"
      if (done() || look().is_mark(';')) return std::nullopt;
      size_t begin = at_;
      const auto& measure = next_measure(begin);
      if (!measure.ok()) return measure.error();
      if (*measure && begin == at_) {
        if (auto problem = read_bare_measure(**measure, divided)) return problem;
      } else if (*measure) {
        return read_labelled(**measure, begin, divided || numbered);
      } else {
        const size_t before = at_;
        const std::string words = take_words();
        if (words.empty()) return fail(fmt::format("\"{}\" behind a measure is not understood", tokens_[before].text));
        if (says_order(tokens(before, at_))) return fail(fmt::format("the order \"{}\" is not understood", words));
        if (says_variable(words) && mentions(words, "dim")) return add_variable(words);
        add_note(words);
      }
    }
  }

  /// "width first", "height before width".
  static bool says_order(std::span<const Token> words) {
    const auto any = [&](auto wanted) { return std::any_of(words.begin(), words.end(), wanted); };
    return any([](const Token& word) {
             return word.is_word("first") || word.is_word("before") || word.is_word("by") || word.is_word("then");
           }) &&
           any([](const Token& word) { return direction_of(word.text) != Direction::none; });
  }

  /// ", 1.5 kg" or ", 180 x 126 mm": of the same part, or of another with the same name.
  std::optional<Error> read_bare_measure(const Measure& measure, bool divided) {
    at_ = measure.end;
    if (measure.is(Quantity::weight)) return parts_.set_once(current().weight_kg, measure.numbers[0], "a weight");
    if (!measure.unit) return fail(fmt::format("the unit is not said of \"{}\"", measure.text));
    if (measure.is(Quantity::length) && measure.directions[0] != Direction::none) return place_measure(measure, {});
    if (!measure.is_size() || !divided || current().length) return fail("it is not said which dimension a measure is");
    if (!current().unit) return place_measure_of_part(measure);
    if (!current().height || !current().width) return fail("a size behind a lone dimension may be the other two");
    if (current().unit != std::string(measure.unit->symbol))
      return fail("a second size in another unit may be the same once more");
    Part another;
    another.part = current().part;
    another.variable = another.part && mentions(*another.part, "variable");
    if (auto problem = parts_.start(std::move(another))) return problem;
    return place_measure_of_part(measure);
  }

  std::optional<Error> place_measure_of_part(const Measure& measure) {
    for (std::string_view note : measure.notes) add_note(note);
    const bool named = measure.directions[0] != Direction::none;
    return parts_.set_size(measure.numbers, *measure.unit, named ? measure.directions : std::vector<Direction>());
  }

  /// ", plinth: 10 x 20 mm" is a part of its own, which `run` reads; ". Weight 9kg" belongs to this one.
  std::optional<Error> read_labelled(const Measure& measure, size_t begin, bool divided) {
    auto label = read_label(tokens(at_, begin));
    if (!label.ok()) return label.error();
    const bool of_this_part = label->part.empty() && label->direction != Direction::none;
    if (!divided && !of_this_part) return fail(fmt::format("\"{}\" behind a measure is not understood", look().text));
    if (!of_this_part) return std::nullopt;
    at_ = measure.end;
    if (auto problem = place_measure(measure, *label)) return problem;
    return read_what_follows();
  }

  std::vector<Token> tokens_;
  PartList& parts_;
  size_t first_;  // the parts before it are of earlier lines
  size_t at_ = 0;
  size_t searched_from_ = 1;  // what next_measure found, from here on …
  size_t found_at_ = 0;       // … to here
  Result<std::optional<Measure>> found_ = std::optional<Measure>();
};

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

}  // namespace

Result<std::vector<Part>> read_dimensions(std::string_view text) {
  if (text.size() > most_dimension_bytes) return fail(fmt::format("it is longer than {} bytes", most_dimension_bytes));
  PartList parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (auto problem = LineReader(line, parts).run()) return *problem;
  }
  if (auto problem = parts.finish()) return *problem;
  return parts.take();
}

}  // namespace damson::dimensions
