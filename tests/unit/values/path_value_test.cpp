// Paths as values.
#include "runtime/values/path_value.h"

#include <doctest/doctest.h>

#include <string>

namespace damson {
namespace {

std::string normal(Text path) {
  Arena arena;
  const auto result = normalise_path(arena, path);
  return result.ok() ? std::string(*result) : "fails: " + result.error().message;
}

TEST_CASE("paths in their normal form stay as they are") {
  for (const Text path :
       {"a", "a/b.jpg", "Ölbilder/é e\u0301.tif", ".hidden/...", "a..b/c..", " a / b ", "a:b", "C:x"}) {
    Arena arena;
    CAPTURE(path);
    const auto result = normalise_path(arena, path);
    REQUIRE(result.ok());
    CHECK(result.value().data() == path.data());
    CHECK(is_normal_path(path));
  }
}

TEST_CASE("separators, empty parts and dots") {
  CHECK(normal("a\\b\\c.tif") == "a/b/c.tif");
  CHECK(normal("./a") == "a");
  CHECK(normal("a//b///c") == "a/b/c");
  CHECK(normal("a/./b/.") == "a/b");
  CHECK(normal("a/b/") == "a/b");
  CHECK(normal(".\\a\\") == "a");
  CHECK_FALSE(is_normal_path("a/"));
  CHECK_FALSE(is_normal_path("a//b"));
  CHECK_FALSE(is_normal_path("a/./b"));
  CHECK_FALSE(is_normal_path("a\\b"));
}

TEST_CASE("what is no path below a root fails in plain words") {
  CHECK(normal("") == "fails: the path is empty");
  CHECK(normal("/etc/passwd") == "fails: the path '/etc/passwd' is absolute, it must begin with a folder or file name");
  CHECK(normal("\\\\server\\share").starts_with("fails: the path '\\\\server\\share' is absolute"));
  CHECK(normal("C:\\x").starts_with("fails: the path 'C:\\x' is absolute"));
  CHECK(normal("c:").starts_with("fails: the path 'c:' is absolute"));
  CHECK(normal("..") == "fails: the path '..' leaves its folder with '..'");
  CHECK(normal("a/../b").starts_with("fails: the path 'a/../b' leaves"));
  CHECK(normal("a\\..").starts_with("fails: the path 'a\\..' leaves"));
  CHECK(normal("https://x.org/a.jpg") == "fails: 'https://x.org/a.jpg' is a web address, not a path");
  CHECK(normal(Text("a\0b", 3)) == "fails: the path holds a NUL character");
  CHECK(normal("./.") == "fails: the path './.' names no file or folder");
  CHECK(normal(std::string(4097, 'x')) == "fails: the path is 4097 bytes long, more than 4096");
  CHECK(normal(std::string(4096, 'x')) == std::string(4096, 'x'));
}

}  // namespace
}  // namespace damson
