// Writing cells.
#include "runtime/connectors/csv/csv_text.h"

namespace damson {

namespace {

struct OnlyQuotes {
  char quote;

  auto in_vector(const Bytes16& bytes) const { return bytes.equal(quote); }
  bool in_word(uint64_t word) const { return text_copy::any_equal(word, quote) != 0; }
  bool is(char c) const { return c == quote; }
};

}  // namespace

bool needs_quotes(std::string_view cell, const CsvDialect& dialect) {
  const CsvSpecials specials{dialect.delimiter, dialect.quote};
  for (const char c : cell) {
    if (specials.is(c)) return true;
  }
  return false;
}

void write_quoted(std::string_view cell, const CsvDialect& dialect, ByteBuffer& out) {
  const auto twice = [](char* place, char quote) {
    *place++ = quote;
    *place++ = quote;
    return place;
  };
  char* place = out.room(2 * cell.size() + 2);
  *place++ = dialect.quote;
  place = copy_escaped(place, cell, OnlyQuotes{dialect.quote}, twice);
  *place++ = dialect.quote;
  out.end_at(place);
}

void write_quoted(std::string_view cell, const CsvDialect& dialect, std::string& out) {
  ByteBuffer bytes;
  write_quoted(cell, dialect, bytes);
  out += bytes.view();
}

}  // namespace damson
