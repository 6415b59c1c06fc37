// Whether a query says in which order its rows come.
#pragma once

#include <string_view>

namespace damson {

/// What texts and names look like besides `'…'` and `"…"`.
enum class SqlQuoting : unsigned char {
  sqlite,    // `…` and […] are names
  postgres,  // $tag$…$tag$ is a text, E'…' knows \', comments lie in comments
};

/// Whether it says `order by` itself: outside of brackets, texts and comments.
bool says_order_by(std::string_view query, SqlQuoting quoting);

}  // namespace damson
