// Reading a person's name.
#include "stdlib/support/person_name.h"

#include <fmt/format.h>
#include <algorithm>
#include <vector>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/person_name_words.h"

namespace damson {

namespace {

std::string small_letters(Text text) {
  Arena arena;
  return std::string(to_lower(arena, text));
}

std::vector<Text> words_of(Text text) {
  std::vector<Text> words;
  for (Text rest = trimmed(text); !rest.empty();) {
    const size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    words.push_back(rest.substr(0, end));
    rest = trimmed(rest.substr(end));
  }
  return words;
}

/// What may stand in a name beside letters and accents: the marks of names, and joiners inside of scripts that need
/// them.
bool is_name_sign(char32_t c) {
  constexpr std::u32string_view signs = U",.-'\u2019\u2018\u2010\u2011\u2013\u00b7\u200c\u200d";
  return is_letter(c) || is_mark(c) || is_white_space(c) || signs.find(c) != std::u32string_view::npos;
}

/// The first sign that no name has; empty where there is none.
Text foreign_sign(Text name) {
  for (size_t at = 0; at < name.size();) {
    const Utf8Unit unit = utf8_unit_at(name, at);
    if (!unit.valid || !is_name_sign(unit.code_point)) return name.substr(at, unit.bytes);
    at += unit.bytes;
  }
  return {};
}

std::string one_line(Text words) {
  std::string joined;
  for (Text word : words_of(words)) joined += (joined.empty() ? "" : " ") + std::string(word);
  return joined;
}

/// The parts of a name, by its commas.
std::vector<Text> parts_of(Text name) {
  std::vector<Text> parts;
  for (Text rest = name;;) {
    const size_t comma = rest.find(',');
    parts.push_back(trimmed(rest.substr(0, comma)));
    if (comma == Text::npos) return parts;
    rest = rest.substr(comma + 1);
  }
}

/// "Church, Frederic Edwin" is a person; "Church, First Baptist" is none.
bool is_church_as_family(const std::vector<Text>& parts) {
  if (parts.size() < 2 || small_letters(parts[0]) != "church") return false;
  constexpr std::string_view no_given =
      " saint st st. christ trinity holy first second catholic roman baptist methodist lutheran presbyterian anglican "
      "episcopal orthodox reformed evangelical unitarian congregational parish cathedral chapel community the of ";
  for (Text word : words_of(parts[1])) {
    const std::string small = small_letters(word);
    if (no_given.find(" " + small + " ") != std::string_view::npos || is_name_word(NameWord::organisation, small))
      return false;
    if (is_name_word(NameWord::nationality, small)) return false;
  }
  return true;
}

/// Why this is not the name of one person, as far as single words tell; empty otherwise.
std::string other_than_a_person(Text name, const std::vector<Text>& parts) {
  const std::string all = small_letters(name);
  const std::string_view attribution = attribution_before(all);
  if (!attribution.empty()) return fmt::format("\"{}\" says that it is somebody else's work", attribution);
  const bool church = is_church_as_family(parts);
  for (Text part : parts) {
    for (Text word : words_of(part)) {
      const std::string small = small_letters(word);
      if (is_name_word(NameWord::unknown, small)) return fmt::format("\"{}\" says that nobody is known", word);
      if (is_name_word(NameWord::organisation, small) && !(church && small == "church"))
        return fmt::format("\"{}\" is a word of organisations", word);
      if (is_name_word(NameWord::between, small)) return fmt::format("\"{}\" may stand between two names", word);
    }
  }
  return {};
}

/// Cuts a suffix off the end of `words`, which must keep a word; nothing where none stands there.
std::optional<std::string> cut_suffix(std::string& words) {
  const size_t size = suffix_size(words, small_letters(words));
  if (size == 0 || size >= words.size()) return std::nullopt;
  const std::string suffix = words.substr(words.size() - size);
  words = std::string(trimmed(Text(words).substr(0, words.size() - size)));
  return suffix;
}

bool is_suffix(Text words) {
  const std::string line = one_line(words);
  return !line.empty() && suffix_size(line, small_letters(line)) == line.size();
}

/// "II" of "Teniers II", and "I" and "V", which no family name ends in.
std::optional<std::string> cut_number(std::string& family) {
  for (std::string_view number : {" I", " V"}) {
    if (!family.ends_with(number)) continue;
    family.resize(family.size() - number.size());
    return std::string(number.substr(1));
  }
  return std::nullopt;
}

/// Why the words behind the comma are no given name; empty otherwise.
std::string no_given_name(const std::string& given) {
  const std::vector<Text> words = words_of(given);
  const std::string first = small_letters(words.front());
  const auto all_are = [&](NameWord kind) {
    return std::all_of(words.begin(), words.end(), [&](Text word) { return is_name_word(kind, small_letters(word)); });
  };
  if (first == "the") return fmt::format("\"{}\" is no given name", words.front());
  if (all_are(NameWord::title) || all_are(NameWord::rank))
    return fmt::format("\"{}\" is a title, no given name", given);
  if (is_name_word(NameWord::rank, first) && words.size() > 1)
    return fmt::format("\"{}\" begins with a title, not with a given name", given);
  for (Text word : words) {
    if (small_letters(word) == "of")
      return fmt::format("\"{}\" says where somebody is from, and is no given name", given);
  }
  if (all_are(NameWord::role)) return fmt::format("\"{}\" is what somebody does, no given name", given);
  if (all_are(NameWord::nationality)) return fmt::format("\"{}\" is where somebody is from, no given name", given);
  if (is_suffix(words.front())) return fmt::format("\"{}\" begins with a suffix", given);
  if (words.front() == Text(first) && is_name_word(NameWord::particle, first))
    return fmt::format("\"{}\" begins with \"{}\", which belongs to a family name", given, first);
  if (words.front() == Text(first) && is_name_word(NameWord::attribution, first))
    return fmt::format("\"{}\" says that it is somebody else's work", given);
  return {};
}

/// Why the words before the comma are no family name alone; empty otherwise. "St." and "Saint" begin family names.
std::string no_family_name(const std::string& family) {
  const std::vector<Text> words = words_of(family);
  const std::string first = small_letters(words.front());
  const bool saint = first == "st" || first == "st." || first == "saint";
  if (words.size() > 1 && is_name_word(NameWord::title, first) && !saint)
    return fmt::format("\"{}\" begins with a title", family);
  for (Text word : words) {
    if (small_letters(word) == "of")
      return fmt::format("\"{}\" says where somebody is from, and is no family name", family);
  }
  return {};
}

Result<PersonName> name_of(const std::vector<Text>& parts) {
  // "King, Jr., Martin Luther" as "King, Martin Luther, Jr."
  const bool suffix_between = parts.size() == 3 && is_suffix(parts[1]) && !is_suffix(parts[2]);
  if (!suffix_between && is_suffix(parts[1])) return fail("the given name does not stand behind the comma");
  if (parts.size() > 3 || (parts.size() == 3 && !suffix_between && !is_suffix(parts[2])))
    return fail("it has too many commas");
  PersonName found{one_line(parts[0]), one_line(parts[suffix_between ? 2 : 1]), {}};
  std::vector<std::string> suffixes;
  if (parts.size() == 3) suffixes.push_back(one_line(parts[suffix_between ? 1 : 2]));
  if (auto suffix = cut_suffix(found.family)) suffixes.push_back(*suffix);
  if (auto number = cut_number(found.family)) suffixes.push_back(*number);
  if (auto suffix = cut_suffix(found.given)) suffixes.push_back(*suffix);
  if (suffixes.size() > 1) return fail("it has two suffixes");
  if (!suffixes.empty()) found.suffix = suffixes[0];
  for (const std::string& problem : {no_family_name(found.family), no_given_name(found.given)}) {
    if (!problem.empty()) return fail(problem);
  }
  const std::vector<Text> given = words_of(found.given);
  if (given.size() > 1 && (given.back() == "V" || given.back() == "I"))
    return fail(fmt::format("\"{}\" at its end can be an initial or a number", given.back()));
  return found;
}

}  // namespace

Result<PersonName> read_person_name(Text text) {
  const Text name = trimmed(text);
  const Text sign = foreign_sign(name);
  if (!sign.empty()) return fail(fmt::format("a \"{}\" stands in it", sign));
  const std::vector<Text> parts = parts_of(name);
  const std::string problem = other_than_a_person(name, parts);
  if (!problem.empty()) return fail(problem);
  for (Text part : parts) {
    const bool letters = std::any_of(part.begin(), part.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    });
    if (!part.empty() && !letters) return fail(fmt::format("\"{}\" has no letter", part));
  }
  if (std::find(parts.begin(), parts.end(), Text()) != parts.end())
    return fail(parts.size() == 1 ? "it is empty" : "nothing stands beside a comma");
  if (parts.size() == 1) return fail("without a comma it is not said which part is the family name");
  return name_of(parts);
}

}  // namespace damson
