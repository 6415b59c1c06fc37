// Every kind of vectors finds in CSV what a plain walk over its bytes finds.
#include "runtime/connectors/csv/csv_scan.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "runtime/base/vectors.h"
#include "runtime/connectors/input/lines.h"

namespace damson {

namespace {

struct Found {
  std::vector<uint32_t> marks;
  size_t end = 0;
  bool in_quotes = false;
  bool in_doubt = false;
};

/// What the scan should find, one byte after the other.
Found walked(std::string_view bytes) {
  Found found;
  for (size_t at = 0; at < bytes.size(); ++at) {
    const char before = at == 0 ? '\n' : bytes[at - 1];
    const char c = bytes[at];
    const bool separator = c == ',' || c == '\n' || c == '\r';
    if (c == '"' && !found.in_quotes) {
      if (before != ',' && before != '\n' && before != '\r' && before != '"') found.in_doubt = true;
      found.in_quotes = true;
    } else if (c == '"') {
      found.in_quotes = false;
      const char behind = at + 1 < bytes.size() ? bytes[at + 1] : ',';
      if (behind != ',' && behind != '\n' && behind != '\r' && behind != '"') found.in_doubt = true;
    } else if (separator && !found.in_quotes) {
      found.marks.push_back(static_cast<uint32_t>(at));
      if (c != ',') found.end = at + 1;
    }
  }
  return found;
}

/// Mostly as CSV should be; now and then a byte from anywhere.
std::string drawn_csv(std::mt19937& random) {
  std::string bytes;
  const size_t cells = random() % 60;
  for (size_t i = 0; i < cells; ++i) {
    const bool quoted = random() % 3 == 0;
    if (quoted) bytes += '"';
    for (size_t length = random() % 20; length != 0; --length)
      bytes += quoted ? (random() % 6 == 0 ? "\"\"" : "x,\ny" + random() % 4) : "z";
    if (quoted) bytes += '"';
    bytes += random() % 5 == 0 ? "\r\n" : random() % 4 == 0 ? "\n" : ",";
  }
  if (random() % 4 == 0 && !bytes.empty()) bytes[random() % bytes.size()] = "\",\n\rx"[random() % 5];
  return bytes;
}

std::vector<uint32_t> all_marks(CsvScan& scan, size_t chunks) {
  std::vector<uint32_t> all;
  std::vector<uint32_t> some(csv_marks_room(chunks));
  std::vector<uint32_t> breaks(csv_marks_room(chunks));
  while (!scan.ended() && !scan.in_doubt) {
    const CsvMarkCount count = find_csv_marks(scan, chunks, some.data(), breaks.data());
    if (scan.in_doubt) continue;
    std::vector<uint32_t> expected;
    for (uint32_t mark = 0; mark < count.marks; ++mark) {
      if (scan.bytes[some[mark]] == '\n' || scan.bytes[some[mark]] == '\r') expected.push_back(mark);
    }
    CHECK(expected ==
          std::vector<uint32_t>(breaks.begin(), breaks.begin() + static_cast<std::ptrdiff_t>(count.breaks)));
    all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count.marks));
  }
  return all;
}

}  // namespace

TEST_CASE("every kind of vectors finds the same marks, ends and doubts in CSV") {
  const std::vector<std::string> kinds = kinds_of_vectors();
  REQUIRE(!kinds.empty());
  for (const std::string& kind : kinds) {
    CAPTURE(kind);
    REQUIRE(use_vectors(kind));
    std::mt19937 random(21);
    for (int turn = 0; turn < 3000; ++turn) {
      const std::string csv = drawn_csv(random);
      CAPTURE(csv);
      const Found expected = walked(csv);
      const std::string padded = csv + std::string(64, '\0');
      const std::string_view bytes(padded.data(), csv.size());

      CsvScan scan{.bytes = bytes};
      const std::vector<uint32_t> marks = all_marks(scan, 1 + random() % 3);
      CHECK(scan.in_doubt == (expected.in_doubt || expected.in_quotes));
      if (!scan.in_doubt) CHECK(marks == expected.marks);

      const CsvEnd end = find_csv_end({.bytes = bytes});
      CHECK(end.in_doubt == expected.in_doubt);
      if (end.in_doubt) continue;
      CHECK(end.end == expected.end);
      CHECK(end.line_breaks == count_line_breaks(bytes.substr(0, end.end)));
      CHECK(end.all_line_breaks == count_line_breaks(bytes));
      CHECK(end.in_quotes == expected.in_quotes);
    }
  }
  use_vectors("");
}

TEST_CASE("every kind of vectors counts line breaks alike") {
  for (const std::string& kind : kinds_of_vectors()) {
    CAPTURE(kind);
    REQUIRE(use_vectors(kind));
    std::mt19937 random(22);
    for (int turn = 0; turn < 1000; ++turn) {
      std::string text;
      for (size_t size = random() % 300; size != 0; --size) text += "\n\r.."[random() % 4];
      uint64_t expected = 0;
      for (size_t at = 0; at < text.size(); ++at) {
        const bool second_half = text[at] == '\n' && at != 0 && text[at - 1] == '\r';
        if (text[at] != '.' && !second_half) ++expected;
      }
      CHECK(count_line_breaks(text) == expected);

      std::vector<uint32_t> places;
      for (uint32_t at = 0; at <= text.size(); at += 1 + static_cast<uint32_t>(random() % 40)) {
        const bool inside_break = at != 0 && at != text.size() && text[at - 1] == '\r' && text[at] == '\n';
        if (!inside_break) places.push_back(at);
      }
      std::vector<uint64_t> counts(places.size());
      count_line_breaks_before(text, places, counts.data());
      for (size_t i = 0; i < places.size(); ++i)
        CHECK(counts[i] == count_line_breaks(std::string_view(text).substr(0, places[i])));
    }
  }
  CHECK(!use_vectors("abacus"));
  use_vectors("");
}

}  // namespace damson
