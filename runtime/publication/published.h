// How much of what a run wanted to put in place is there.
#pragma once

#include <cstdint>
#include <string_view>

namespace damson {

enum class Published : uint8_t {
  nothing,     // everything is as it was before
  everything,  // every step is done
  partly,      // some are and some are not: only `finish` or `take_back` ends that
};

inline std::string_view published_word(Published published) {
  switch (published) {
    case Published::nothing: return "nothing";
    case Published::everything: return "everything";
    case Published::partly: return "partly";
  }
  return "";
}

}  // namespace damson
