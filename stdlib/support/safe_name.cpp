// Names made to fit the rules of a place.
#include "stdlib/support/safe_name.h"

#include <fmt/format.h>
#include <openssl/sha.h>
#include <array>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/ascii_text.h"
#include "stdlib/support/path_parts.h"

namespace damson {

namespace {

constexpr size_t most_extension = 16;  // more behind a dot is the end of a sentence

/// Where the extension begins, with its dot; the whole length where there is none.
size_t extension_at(Text name) {
  const size_t dot = stem_length(name);
  const Text behind = name.substr(dot);
  const bool is_one = behind.size() > 1 && behind.size() <= most_extension + 1 && behind.find(' ') == Text::npos;
  return is_one ? dot : name.size();
}

/// As much from the front as a limit allows, without half a character at the end.
Text front_within(Text text, const LengthLimit& limit) {
  size_t length = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t next = next_grapheme(text, at);
    length += length_in(limit.unit, text.substr(at, next - at));
    if (length > limit.most) return text.substr(0, at);
    at = next;
  }
  return text;
}

/// The characters of a text, those that are not allowed replaced.
class NameWriter {
 public:
  NameWriter(const PathProfile& profile, Text stand_in, std::string& out)
      : profile_(profile), stand_in_(stand_in), out_(out) {}

  /// Whether any character came through.
  bool anything() const { return anything_; }

  void write(Text text, Arena& arena) {
    for (size_t at = 0; at < text.size();) {
      const uint32_t bytes = static_cast<unsigned char>(text[at]) < 0x80 ? 1 : utf8_unit_at(text, at).bytes;
      const Text character = text.substr(at, bytes);
      at += bytes;
      if (bytes == 1) {
        write_ascii_character(character.front());
      } else if (!profile_.ascii_only) {
        keep(character);
      } else if (const auto spelling = ascii_spelling(character, AsciiTable::plain, arena)) {
        if (runs_into_number(character, *spelling, out_)) write_ascii_character(' ');
        for (char c : *spelling) write_ascii_character(c);
      } else {
        out_ += stand_in_;
      }
    }
  }

 private:
  void write_ascii_character(char c) {
    if (profile_.forbidden.holds(c)) {
      out_ += stand_in_;
    } else {
      keep(Text(&c, 1));
    }
  }
  void keep(Text character) {
    out_ += character;
    anything_ = anything_ || (character != " " && character != ".");
  }

  const PathProfile& profile_;
  Text stand_in_;
  std::string& out_;
  bool anything_ = false;
};

void trim_ends(const PathProfile& profile, std::string& name) {
  while (!name.empty() && profile.not_last.find(name.back()) != Text::npos) name.pop_back();
  size_t first = 0;
  while (first < name.size() && profile.not_first.find(name[first]) != Text::npos) ++first;
  name.erase(0, first);
}

/// `CON.txt` becomes `CON_.txt`, and so on, until no reserved name is left.
void evade_reserved(const PathProfile& profile, char stand_in, std::string& name) {
  using Where = ReservedName::Where;
  while (const ReservedName* reserved = reserved_in(profile, name)) {
    size_t place = 0;
    switch (reserved->where) {
      case Where::stem: place = reserved->text.size(); break;
      case Where::whole: place = stem_length(name); break;
      case Where::anywhere: place = find_whatever_case(name, reserved->text) + reserved->text.size() / 2; break;
      case Where::beginning:
      case Where::root_folder:
      case Where::whole_path: break;
    }
    name.insert(place, 1, stand_in);
  }
}

void cut_name(const PathProfile& profile, std::string& name) {
  if (!exceeds(name, profile.name_length)) return;
  const size_t dot = extension_at(name);
  const std::string extension = name.substr(dot);
  const size_t room = profile.name_length.most - length_in(profile.name_length.unit, extension);
  name.resize(front_within(Text(name).substr(0, dot), {profile.name_length.unit, room}).size());
  name += extension;
}

}  // namespace

Result<Done> check_stand_in(const PathProfile& profile, Text stand_in) {
  if (stand_in.size() > 1)
    return fail(fmt::format("\"{}\" cannot stand in for a character: it is not one plain character", stand_in));
  if (!stand_in.empty() && profile.forbidden.holds(stand_in.front())) {
    return fail(fmt::format("\"{}\" cannot stand in for a character: {} does not allow it", stand_in, profile.place));
  }
  return Done{};
}

Result<Done> write_safe_name(const PathProfile& profile, Text text, Text stand_in, Arena& arena, std::string& out) {
  NameWriter writer(profile, stand_in, out);
  writer.write(normalise(arena, text, NormalForm::nfc), arena);
  trim_ends(profile, out);
  if (!writer.anything() || out.empty()) return fail(fmt::format("nothing is left of \"{}\" for a name", text));
  evade_reserved(profile, stand_in.empty() ? '_' : stand_in.front(), out);
  cut_name(profile, out);
  trim_ends(profile, out);
  return Done{};
}

bool write_shortened(Text name, const LengthLimit& limit, std::string& out) {
  constexpr size_t hash_digits = 8;
  const size_t dot = extension_at(name);
  const Text extension = name.substr(dot);
  const size_t fixed = 1 + hash_digits + length_in(limit.unit, extension);
  if (limit.most < fixed + 1) return false;
  const Text front = front_within(name.substr(0, dot), {limit.unit, limit.most - fixed});
  if (front.empty()) return false;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(name.data()), name.size(), digest.data());
  out += front;
  out += '-';
  for (size_t i = 0; i < hash_digits / 2; ++i) fmt::format_to(std::back_inserter(out), "{:02x}", digest[i]);
  out += extension;
  return true;
}

}  // namespace damson
