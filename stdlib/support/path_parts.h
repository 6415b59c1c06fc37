// The parts of a path: its last name, and the stem and extension of that.
#pragma once

#include "runtime/base/result.h"
#include "runtime/values/views.h"

namespace damson {

/// What stands behind the last slash, whichever way it leans.
inline Text last_name(Text path) {
  const size_t slash = path.find_last_of("/\\");
  return slash == Text::npos ? path : path.substr(slash + 1);
}

/// Where the dot of the extension stands; the whole length where there is none. A dot in front hides a file and is
/// none.
inline size_t stem_length(Text name) {
  const size_t dot = name.rfind('.');
  return dot == Text::npos || dot == 0 ? name.size() : dot;
}

/// A text that was normalised, as a value of type path.
inline Result<PathText> as_path(const Result<Text>& normal) {
  if (!normal.ok()) return normal.error();
  return PathText{*normal};
}

}  // namespace damson
