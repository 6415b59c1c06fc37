// Bytes, code points, graphemes, case and normal forms.
#include "runtime/values/unicode.h"

#include <doctest/doctest.h>

#include <string>

namespace damson {
namespace {

struct UpperCaseExpansionSample {
  Text text;
  Text upper;
};

std::string upper(Text text) {
  Arena arena;
  return std::string(to_upper(arena, text));
}

std::string lower(Text text) {
  Arena arena;
  return std::string(to_lower(arena, text));
}

std::string folded(Text text) {
  Arena arena;
  return std::string(fold_case(arena, text));
}

std::string normal(Text text, NormalForm form) {
  Arena arena;
  return std::string(normalise(arena, text, form));
}

TEST_CASE("the first bad byte is found, whatever is wrong with it") {
  CHECK_FALSE(first_invalid_utf8("").has_value());
  CHECK_FALSE(first_invalid_utf8("plain, ümläut, 日本, \U0001F600").has_value());
  CHECK_FALSE(first_invalid_utf8("\xF4\x8F\xBF\xBF").has_value());  // U+10FFFF
  CHECK(first_invalid_utf8("ab\x80") == 2);                         // a continuation alone
  CHECK(first_invalid_utf8("caf\xE9 noir") == 3);                   // Latin-1
  CHECK(first_invalid_utf8("\xC0\xAF") == 0);                       // overlong
  CHECK(first_invalid_utf8("x\xE0\x80\xAF") == 1);                  // overlong
  CHECK(first_invalid_utf8("\xED\xA0\x80") == 0);                   // a surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);               // beyond U+10FFFF
  CHECK(first_invalid_utf8("\xF8\x88\x80\x80\x80") == 0);           // five bytes
  CHECK(first_invalid_utf8("abc\xE6\x97") == 3);                    // cut off
  CHECK(first_invalid_utf8("abc\xE6\x97x") == 3);                   // interrupted
  CHECK(first_invalid_utf8(std::string(1000, 'x') + "é\xFF") == 1002);
}

TEST_CASE("counting code points and characters") {
  CHECK(code_point_count("") == 0);
  CHECK(code_point_count("äb\U0001F600") == 3);
  CHECK(grapheme_count("") == 0);
  CHECK(grapheme_count("abc") == 3);
  CHECK(grapheme_count("a\r\nb") == 3);
  CHECK(grapheme_count("\r\r\n\n") == 3);
  CHECK(grapheme_count("e\u0301a") == 2);
  CHECK(grapheme_count("\U0001F468\u200D\U0001F469\u200D\U0001F467") == 1);  // a family
  CHECK(grapheme_count("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7") == 2);    // two flags
  CHECK(grapheme_count("각\u11A8") == 1);
  CHECK(grapheme_count("a\xFF\xFE") == 3);
}

TEST_CASE("where characters end") {
  const Text text = "e\u0301\r\nx";
  CHECK(next_grapheme(text, 0) == 3);
  CHECK(next_grapheme(text, 3) == 5);
  CHECK(next_grapheme(text, 5) == 6);
  CHECK(next_grapheme(text, 6) == 6);
  CHECK(next_grapheme(text, 60) == 6);
}

TEST_CASE("upper and lower case of whole texts") {
  CHECK(upper("Straße, ŉ, ﬃ, ΐ") == "STRASSE, ʼN, FFI, \u0399\u0308\u0301");
  CHECK(upper("İstanbul ıi") == "İSTANBUL II");
  CHECK(upper("éàü ñ ж ԥ ⱥ") == "ÉÀÜ Ñ Ж Ԥ Ⱥ");
  CHECK(upper("12 日本") == "12 日本");
  CHECK(lower("ÉCOLE ẞ ЖУК Ⱥ") == "école ß жук ⱥ");
  CHECK(lower("İ") == "i\u0307");
  CHECK(lower("ΟΔΥΣΣΕΥΣ Σ ΣΑ ΑΣ' ΑΣ.") == "οδυσσευς σ σα ας' ας.");
  CHECK(upper("") == "");
  CHECK(upper("a\xFFz") == "A\xFFZ");
  for (const UpperCaseExpansionSample& sample :
       {UpperCaseExpansionSample{"\u1E96", "H\u0331"}, {"\u1FB7", "\u0391\u0342\u0399"}, {"\uFB17", "\u0544\u053D"}}) {
    CHECK(upper(sample.text) == sample.upper);
  }
}

TEST_CASE("text that does not change is not copied") {
  Arena arena;
  const Text same = "ABC 123";
  CHECK(to_upper(arena, same).data() == same.data());
  CHECK(normalise(arena, same, NormalForm::nfkd).data() == same.data());
  CHECK(arena.bytes_held() == 0);
}

TEST_CASE("folding case makes equal what differs only in case") {
  CHECK(folded("STRASSE") == folded("straße"));
  CHECK(folded("ΣΑΣ") == folded("σας"));
  CHECK(folded("É") == folded("e\u0301"));
  CHECK(folded("a") != folded("ä"));
}

TEST_CASE("normal forms") {
  CHECK(normal("e\u0301", NormalForm::nfc) == "é");
  CHECK(normal("é", NormalForm::nfd) == "e\u0301");
  CHECK(normal("é", NormalForm::nfc) == "é");
  CHECK(normal("\u212B", NormalForm::nfc) == "Å");
  CHECK(normal("ﬁ ２", NormalForm::nfkc) == "fi 2");
  CHECK(normal("ﬁ", NormalForm::nfc) == "ﬁ");
  CHECK(normal("é\uFB01", NormalForm::nfkd) == "e\u0301fi");
  CHECK(normal("q\u0307\u0323", NormalForm::nfc) == "q\u0323\u0307");
  CHECK(normal("한", NormalForm::nfd) == "\u1112\u1161\u11AB");
  CHECK(normal("\u1112\u1161\u11AB", NormalForm::nfc) == "한");
  CHECK(normal("bad \xFF\u0301", NormalForm::nfc) == "bad \xFF\u0301");
  CHECK(normal("", NormalForm::nfc) == "");
  CHECK(parse_normal_form("nfc") == NormalForm::nfc);
  CHECK(parse_normal_form("NFKD") == NormalForm::nfkd);
  CHECK_FALSE(parse_normal_form("NFX").has_value());
}

TEST_CASE("a long text is normalised whole, and the arena keeps only the result") {
  Arena arena;
  std::string decomposed;
  std::string composed;
  for (int i = 0; i < 10'000; ++i) {
    decomposed += "o\u0308 ";
    composed += "ö ";
  }
  const Text result = normalise(arena, decomposed, NormalForm::nfc);
  const Text next = arena.copy("next");
  CHECK(result == composed);
  CHECK(next == "next");
}

TEST_CASE("white space at both ends") {
  CHECK(trimmed(" \t\r\n a b \u00A0\u3000\uFEFF") == "a b");
  CHECK(trimmed("\uFEFFx") == "x");
  CHECK(trimmed("\u2003").empty());
  CHECK(trimmed("").empty());
  CHECK(trimmed("\u200Bx") == "\u200Bx");  // a zero-width space is none
  CHECK(trimmed(" \xFF ") == "\xFF");
  CHECK(is_white_space(0x85));
  CHECK_FALSE(is_white_space(0x180E));
}

TEST_CASE("kinds of characters") {
  CHECK(is_letter(U'é'));
  CHECK(is_letter(U'日'));
  CHECK_FALSE(is_letter(U'1'));
  CHECK(is_mark(0x301));
  CHECK_FALSE(is_mark(U'a'));
  CHECK(is_digit(U'٣'));
  CHECK_FALSE(is_digit(U'½'));
  CHECK(is_control(0x07));
  CHECK(is_control(0x200E));
  CHECK_FALSE(is_control(U' '));
}

}  // namespace
}  // namespace damson
