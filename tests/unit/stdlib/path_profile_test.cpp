// Names made for a place fit there, whatever they are made of.
#include <doctest/doctest.h>

#include <random>

#include "runtime/values/unicode.h"
#include "stdlib/support/safe_name.h"

namespace damson {

namespace {

/// Texts that are hard on names: every forbidden character, reserved names, dots and spaces at the ends, letters of
/// every size.
class HardTexts {
 public:
  std::string next() {
    static constexpr std::string_view parts[] = {"CON",         "con",     "nul",
                                                 "COM1",        "LPT9",    "COM¹",
                                                 "desktop.ini", ".lock",   "~$",
                                                 "_vti_",       "_VTI_",   "forms",
                                                 "soap",        ".",       "..",
                                                 " ",           "-",       "_",
                                                 "/",           "\\",      ":",
                                                 "*",           "?",       "\"",
                                                 "<",           ">",       "|",
                                                 "#",           "%",       "{",
                                                 "}",           "\n",      "\x7F",
                                                 "a",           "Z",       "7",
                                                 "é",           "e\u0301", "ß",
                                                 "日",          "😀",      "👩‍👩‍👧",
                                                 ".jpg",        ".TIFF",   ". Then it ends",
                                                 "and so on "};
    std::string text;
    const size_t count = 1 + random_() % 6;
    for (size_t i = 0; i < count; ++i) text += parts[random_() % std::size(parts)];
    if (random_() % 8 == 0) {
      while (text.size() < 300 + random_() % 400) text += text;
    }
    return text;
  }

 private:
  std::mt19937 random_{1};
};

}  // namespace

TEST_CASE("a safe name fits, and is safe already") {
  for (const PathProfile& profile : path_profiles()) {
    for (const std::string_view stand_in : {"_", "", "-"}) {
      HardTexts texts;
      int made = 0;
      for (int i = 0; i < 2000; ++i) {
        const std::string text = texts.next();
        INFO(profile.name, " ", stand_in, " ", text);
        Arena arena;
        std::string name;
        if (!write_safe_name(profile, text, stand_in, arena, name).ok()) continue;
        ++made;
        CHECK(!first_invalid_utf8(name));
        const auto misfit = path_misfit(profile, name);
        const bool whole_path =
            misfit && misfit->kind == PathMisfit::Kind::reserved && name == "soap";  // is a name, but no path
        CHECK_MESSAGE((!misfit || whole_path), (misfit ? describe(profile, *misfit) : std::string()));
        std::string again;
        REQUIRE(write_safe_name(profile, name, stand_in, arena, again).ok());
        CHECK(again == name);
      }
      CHECK(made > 1000);
    }
  }
}

TEST_CASE("what is portable fits everywhere") {
  const PathProfile& portable = **find_path_profile("portable");
  HardTexts texts;
  int fitting = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    if (path_misfit(portable, text)) continue;
    ++fitting;
    for (const PathProfile& profile : path_profiles()) {
      INFO(profile.name, " ", text);
      CHECK(!path_misfit(profile, text));
    }
  }
  CHECK(fitting > 300);
}

TEST_CASE("a shortened name keeps its extension and tells names apart") {
  for (const PathProfile& profile : path_profiles()) {
    HardTexts texts;
    for (int i = 0; i < 2000; ++i) {
      const std::string text = texts.next();
      if (!exceeds(text, {profile.name_length.unit, 40})) continue;
      INFO(profile.name, " ", text);
      std::string shorter;
      std::string other;
      REQUIRE(write_shortened(text, {profile.name_length.unit, 40}, shorter));
      REQUIRE(write_shortened("x" + text, {profile.name_length.unit, 40}, other));
      CHECK(!exceeds(shorter, {profile.name_length.unit, 40}));
      CHECK(!first_invalid_utf8(shorter));
      CHECK(shorter != other);
      if (text.ends_with(".TIFF")) CHECK(shorter.ends_with(".TIFF"));
    }
  }
}

TEST_CASE("paths are one path where the place takes them for one") {
  Arena arena;
  const auto same = [&](std::string_view profile, Text a, Text b) {
    const PathProfile& rules = **find_path_profile(profile);
    return path_identity(rules, a, arena) == path_identity(rules, b, arena);
  };
  CHECK(same("windows", "Bücher/A.jpg", "bücher/a.JPG"));
  CHECK(same("sharepoint", "caf\u00E9", "cafe\u0301"));
  CHECK(!same("posix", "A.jpg", "a.jpg"));
  CHECK(!same("s3", "caf\u00E9", "cafe\u0301"));
  CHECK(!same("windows", "a.jpg", "b.jpg"));
}

}  // namespace damson
