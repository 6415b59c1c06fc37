// The words that tell what a name is: an organisation, nobody known, somebody else's work, a title, a suffix.
#pragma once

#include <string>
#include <string_view>

namespace damson {

enum class NameWord : unsigned char {
  organisation,  // no person has it in the name
  unknown,       // says that nobody is known
  between,       // may stand between two names
  role,          // "photographer": what somebody is, no given name
  title,         // "Mrs."
  rank,          // "Prince": with a place behind it
  nationality,   // "British"
  particle,      // "van"
  attribution,   // says whose manner it is, not who it is
};

/// Whether `word`, in small letters, is of that kind.
bool is_name_word(NameWord kind, std::string_view word);

/// How many bytes at the end of `words` are a suffix such as "Jr." or "the Elder", with what stands before it left
/// over; 0 where none is. `words` is as written, `small` the same in small letters.
size_t suffix_size(std::string_view words, std::string_view small);

/// Whether a name in small letters begins with what says that it is somebody else's work; the words, or nothing.
std::string_view attribution_before(std::string_view small);

}  // namespace damson
