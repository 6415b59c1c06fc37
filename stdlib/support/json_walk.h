// Walking a JSON value as it stands, without making a tree of it.
#pragma once

#include <optional>
#include <string>

#include "runtime/values/arena.h"

namespace damson {

/// A place in JSON that is known to be valid; moves over it part by part.
class JsonWalk {
 public:
  explicit JsonWalk(Text json) : json_(json) { space(); }

  bool at_object() const { return peek() == '{'; }
  bool at_array() const { return peek() == '['; }
  bool at_text() const { return peek() == '"'; }

  /// Opens the object or array here; false when it is empty, which closes it.
  bool open();
  /// Behind a member or item: whether another follows; closes otherwise.
  bool next();
  /// The name of the member here, as written between its quotes; moves to its value.
  Text member();
  /// The value here as it stands; moves behind it.
  Text value();

 private:
  char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  void space();
  template <class Look, class Is>
  bool go_to(Look look, Is is);
  void skip_text();
  void skip_nested();

  Text json_;
  size_t at_ = 0;
};

/// What a JSON text says, its escapes resolved; `quoted` includes the quotes. The same text where nothing is escaped.
Text json_text_value(Text quoted, Arena& arena);

/// Nothing when `text` is one JSON value, otherwise what is wrong and where.
std::optional<std::string> json_mistake(Text text);

}  // namespace damson
