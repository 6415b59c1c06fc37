// Packed files: both ways, in pieces, several members, cut off, damaged, misnamed.
#include <doctest/doctest.h>

#include <string>

#include "runtime/connectors/compression/packed_output.h"
#include "runtime/connectors/compression/unpacked_input.h"
#include "tests/unit/connectors/memory_storage.h"

namespace damson {

namespace {

std::string packed(const std::string& name, const std::string& content, size_t piece = std::string::npos) {
  test::MemoryStorage storage;
  auto staged = stage_packed(storage, name);
  StagedFile& file = *std::get<0>(staged);
  for (size_t at = 0; at < content.size(); at += std::min(piece, content.size())) {
    REQUIRE(file.append(std::string_view(content).substr(at, piece)).index() == 0);
  }
  REQUIRE(file.finish().index() == 0);
  REQUIRE_FALSE(storage.apply(file.hand_over()));
  return storage.files[name];
}

struct Unpacked {
  std::string content;
  std::optional<Problem> problem;
  uint64_t bytes_read = 0;
};

Unpacked unpacked(const std::string& name, const std::string& bytes, size_t piece = 0) {
  test::MemoryStorage storage;
  storage.files[name] = bytes;
  storage.piece = piece;
  std::atomic<uint64_t> count = 0;
  Unpacked result;
  FilePin pin;
  auto opened = open_unpacked(storage, name, pin, count);
  if (Problem* problem = std::get_if<Problem>(&opened)) {
    result.problem = *problem;
    return result;
  }
  char buffer[1000];
  while (true) {
    auto read = std::get<0>(opened)->read(buffer, sizeof buffer);
    if (Problem* problem = std::get_if<Problem>(&read)) result.problem = *problem;
    if (read.index() == 1 || std::get<size_t>(read) == 0) break;
    result.content.append(buffer, std::get<size_t>(read));
  }
  result.bytes_read = count;
  return result;
}

std::string long_content() {
  std::string content;
  for (int i = 0; i < 60'000; ++i) content += std::to_string(i * 7919 % 10'007) + ",";
  return content;
}

}  // namespace

TEST_CASE("what is packed unpacks to the same, however it is read and written") {
  for (const std::string name : {"a.gz", "a.zst", "a.csv", "A.ZST"}) {
    for (const std::string& content : {std::string(), std::string("x"), long_content()}) {
      CAPTURE(name);
      const std::string bytes = packed(name, content);
      CHECK(packed(name, content, 1 + content.size() / 1000) == bytes);
      for (const size_t piece : {size_t{0}, size_t{1}, size_t{1000}}) {
        const Unpacked result = unpacked(name, bytes, piece);
        CHECK(!result.problem);
        CHECK(result.content == content);
        CHECK(result.bytes_read == bytes.size());
      }
    }
  }
}

TEST_CASE("gzip says nothing of when it was packed") {
  const std::string bytes = packed("a.gz", "x");
  CHECK(bytes.substr(0, 3) == "\x1F\x8B\x08");
  CHECK(bytes.substr(3, 5) == std::string(5, '\0'));  // no name, no time
}

TEST_CASE("several packed files one behind the other are one") {
  for (const std::string name : {"a.gz", "a.zst"}) {
    const std::string bytes = packed(name, "one\n") + packed(name, "") + packed(name, "two\n");
    for (const size_t piece : {size_t{0}, size_t{1}}) {
      const Unpacked result = unpacked(name, bytes, piece);
      CHECK(!result.problem);
      CHECK(result.content == "one\ntwo\n");
    }
  }
  CHECK(unpacked("a.gz", packed("a.gz", "one") + std::string(512, '\0')).content == "one");
}

TEST_CASE("a packed file is known by its content when its name says nothing") {
  CHECK(unpacked("a.csv", packed("a.gz", "one")).content == "one");
  CHECK(unpacked("a.csv", packed("a.zst", "one")).content == "one");
}

TEST_CASE("a name that promises another compression is an error") {
  struct Case {
    std::string name, bytes;
  };
  for (const Case& c : {Case{"a.gz", "id,title\n"}, Case{"a.zst", "id,title\n"}, Case{"a.gz", ""}, Case{"a.zst", "x"},
                        Case{"a.gz", packed("a.zst", "x")}, Case{"a.zst", packed("a.gz", "x")}}) {
    const Unpacked result = unpacked(c.name, c.bytes);
    REQUIRE(result.problem);
    CHECK(result.problem->id == "E0710");
  }
}

TEST_CASE("a packed file that is cut off is an error at every place") {
  for (const std::string name : {"a.gz", "a.zst"}) {
    const std::string bytes = packed(name, "one two three four five six");
    for (size_t size = 4; size < bytes.size(); ++size) {
      CAPTURE(size);
      const Unpacked result = unpacked(name, bytes.substr(0, size));
      REQUIRE(result.problem);
      CHECK(result.problem->id == "E0711");
      CHECK(result.problem->message.find("after " + std::to_string(size) + " bytes") != std::string::npos);
    }
    // a whole member and half of a second
    CHECK(unpacked(name, bytes + bytes.substr(0, bytes.size() / 2)).problem->id == "E0711");
  }
}

TEST_CASE("a damaged packed file is an error") {
  for (const std::string name : {"a.gz", "a.zst"}) {
    std::string bytes = packed(name, long_content());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    const Unpacked result = unpacked(name, bytes);
    REQUIRE(result.problem);
    CHECK(result.problem->id == "E0712");
    CHECK(unpacked(name, packed(name, "x") + "rubbish").problem->id == "E0712");
  }
}

/// A Zstandard frame of one byte, whose header asks for a window of two to the power of `window_log`.
std::string frame_with_window(unsigned window_log) {
  const auto descriptor = static_cast<char>((window_log - 10) << 3U);
  return std::string("\x28\xB5\x2F\xFD\x00", 5) + descriptor + std::string("\x09\x00\x00x", 4);
}

TEST_CASE("a window that would take too much memory is told as one, and is no damage") {
  CHECK_FALSE(unpacked("a.zst", frame_with_window(27)).problem);
  for (const unsigned window_log : {28U, 30U, 31U, 41U}) {
    CAPTURE(window_log);
    const Unpacked result = unpacked("a.zst", frame_with_window(window_log));
    REQUIRE(result.problem);
    CHECK(result.problem->id == "E0713");
  }
}

TEST_CASE("a full disk while packing is passed on") {
  for (const std::string name : {"a.gz", "a.zst"}) {
    test::MemoryStorage storage;
    storage.room = 5;
    auto staged = stage_packed(storage, name);
    std::get<0>(staged)->append("hello");
    const auto finished = std::get<0>(staged)->finish();
    REQUIRE(std::holds_alternative<Problem>(finished));
    CHECK(std::get<Problem>(finished).id == "E0706");
  }
}

}  // namespace damson
