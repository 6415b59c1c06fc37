// Where the records of a JSON array end. Serial, so it must be quick: it looks at brackets and commas outside strings
// only and leaves it to the parser to find what is wrong inside a record.
#pragma once

#include <cstddef>
#include <string_view>

namespace damson {

struct JsonBorders {
  size_t end = 0;       // behind the last whole record: where its comma or the array's bracket stands
  bool any = false;     // whether there is such a comma or bracket at all
  bool closed = false;  // what stands there is the bracket that closes the array
};

/// `bytes` begins inside the array, between records, and has TextBlock::padding readable bytes behind it.
JsonBorders find_json_borders(std::string_view bytes, size_t most_records);

}  // namespace damson
