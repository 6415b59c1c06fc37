// Copying text sixteen bytes at a time does what copying it byte by byte does.
#include "runtime/base/text_copy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>

namespace damson {

namespace {

struct Specials {
  auto in_vector(const Bytes16& bytes) const { return bytes.equal('"') | bytes.at_most(0x1F); }
  bool in_word(uint64_t word) const {
    return (text_copy::any_equal(word, '"') | text_copy::any_below(word, 0x20)) != 0;
  }
  bool is(char c) const { return c == '"' || static_cast<unsigned char>(c) < 0x20; }
};

char* written_twice(char* out, char c) {
  *out++ = '\\';
  *out++ = c;
  return out;
}

/// Texts of all lengths, some without anything special.
std::string drawn_text(std::mt19937& random) {
  const size_t size = random() % 70;
  const bool plain = random() % 3 == 0;
  std::string text;
  for (size_t i = 0; i < size; ++i) {
    const auto draw = random() % 40;
    text += draw == 0 && !plain ? '"' : draw == 1 && !plain ? '\n' : draw == 2 ? '\xE9' : draw == 3 ? '\x7F' : ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("texts are copied, and special characters escaped, whatever their size") {
  std::mt19937 random(11);
  const Specials specials;
  for (int turn = 0; turn < 20000; ++turn) {
    const std::string text = drawn_text(random);
    CAPTURE(text);
    std::string expected;
    for (const char c : text) {
      if (specials.is(c)) expected += '\\';
      expected += c;
    }
    // the text in memory of exactly its size, so that a sanitizer sees who reads behind it
    const std::unique_ptr<char[]> exact(new char[text.size()]);
    std::copy(text.begin(), text.end(), exact.get());
    std::string out(2 * text.size() + 16, '#');
    const char* end = copy_escaped(out.data(), {exact.get(), text.size()}, specials, written_twice);
    CHECK(out.substr(0, static_cast<size_t>(end - out.data())) == expected);

    std::string copy(text.size(), '#');
    const bool plain = copy_if_plain(copy.data(), {exact.get(), text.size()}, specials);
    CHECK(plain == (expected == text));
    if (plain) CHECK(copy == text);
  }
}

TEST_CASE("sixteen bytes are seen alike with vectors and without") {
  std::mt19937 random(12);
  for (int turn = 0; turn < 5000; ++turn) {
    std::string bytes;
    for (int i = 0; i < 16; ++i) bytes += static_cast<char>(random() % 3 == 0 ? random() % 256 : 0x1E + random() % 6);
    const Bytes16 vector(bytes.data());
    const PlainBytes16 plain(bytes.data());
    const auto wanted = static_cast<char>(0x1E + random() % 6);
    const auto bound = static_cast<uint8_t>(random() % 128);
    CHECK(vector.equal(wanted).bits() == plain.equal(wanted).bits());
    CHECK(vector.at_most(bound).bits() == plain.at_most(bound).bits());
    CHECK((vector.equal(wanted) | vector.at_most(bound)).any() == (plain.equal(wanted) | plain.at_most(bound)).any());
  }
}

}  // namespace damson
