// Terms written with everything above them, such as "Nature|Animal|Cat".
#pragma once

#include <optional>

#include "runtime/base/result.h"
#include "runtime/values/views.h"

namespace damson {

/// Reads the levels from the top, without the white space around them.
class HierarchyLevels {
 public:
  /// `separator` is not empty.
  HierarchyLevels(Text text, Text separator) : text_(text), separator_(separator), done_(text.empty()) {}

  /// The next level; nothing behind the last.
  std::optional<Text> next();
  /// What was read so far, separators inside included.
  Text read() const { return text_.substr(0, end_); }

 private:
  Text text_;
  Text separator_;
  size_t begin_ = 0;  // of the next level
  size_t end_ = 0;    // of the last one read
  bool done_;
};

/// A level without a name fails: nobody can tell what stands above what. So does an empty separator.
Result<Done> check_hierarchy(Text text, Text separator);

/// Whether two are the same but for white space around their levels.
bool same_hierarchy(Text a, Text b, Text separator);

}  // namespace damson
