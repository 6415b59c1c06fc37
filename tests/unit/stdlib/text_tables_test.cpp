// Functions that make names and titles of texts, against tables of what Unicode and the file systems say.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "tests/support/call_function.h"

namespace damson {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

ConstantValue text(std::string_view value) { return {std::string(value)}; }

/// "!" stands for any failure.
void check_table(std::string_view function, std::span<const Pair> table, const std::vector<ConstantValue>& others = {}) {
  for (const auto& [given, wanted] : table) {
    CAPTURE(std::string(function));
    CAPTURE(std::string(given));
    const std::string found = test::call_function(function, given, others).text;
    if (wanted == "!") {
      CHECK_MESSAGE(found.starts_with("! "), found);
    } else {
      CHECK(found == wanted);
    }
  }
}

constexpr Pair slugs[] = {
    {"A Figure Bowing", "a-figure-bowing"}, {"Co\u00ADoperative", "cooperative"}, {"zero\u200Bwidth", "zerowidth"}, {"a\u200Db", "ab"}, {"\uFEFFstart", "start"}, {"left\u200Eright", "leftright"},
    {"Größe & Maß", "grosse-mass"}, {"Turner's", "turners"}, {"Turner’s", "turners"}, {"Hawaiʻi", "hawaii"}, {"ʿAbd al-Ḥamīd", "abd-al-hamid"}, {"Qurʾān", "quran"}, {"L’Été", "lete"},
    {"Łódź", "lodz"}, {"Ærøskøbing", "aeroskobing"}, {"Þingvellir", "thingvellir"}, {"đồng", "dong"}, {"ıspanak İzmir", "ispanak-izmir"}, {"ﬁne ﬂow", "fine-flow"}, {"ǆep", "dzep"},
    {"ŉ", "n"}, {"½ inch", "1-2-inch"}, {"10½ in.", "10-1-2-in"}, {"10²", "10-2"}, {"１０", "10"}, {"x²", "x2"}, {"№ 5", "no-5"}, {"a\u00A0b", "a-b"}, {"a—b", "a-b"}, {"a…b", "a-b"}, {"  a  ", "a"}, {"--a--", "a"}, {"a_b", "a-b"}, {"a/b\\c", "a-b-c"},
    {"e\u0301te\u0301", "ete"}, {"ÅNGSTRÖM", "angstrom"}, {"ＦＵＬＬ", "full"}, {"Ⅷ", "viii"}, {"①", "1"}, {"日本", "!"}, {"日本 2", "2"}, {"", "!"}, {"!!!", "!"}, {"\u00AD", "!"}, {"'", "!"},
    {"1.5 cm", "1-5-cm"}, {"C++", "c"}, {"50%", "50"}, {"a\nb\tc", "a-b-c"}, {"Ǆ", "dz"}, {"ẞ", "ss"}, {"“Quoted”", "quoted"}, {"don‘t", "don-t"},
};

constexpr Pair titles[] = {
    {"THE NIGHT WATCH", "The Night Watch"}, {"ﬁne", "Fine"}, {"ﬂow", "Flow"}, {"ﬃx", "Ffix"}, {"ﬆop", "Stop"}, {"ßeta", "Sseta"}, {"straße", "Straße"}, {"ǆep", "ǅep"}, {"Ǆep", "ǅep"}, {"ǉubav", "ǈubav"},
    {"ǌegoš", "ǋegoš"}, {"ǳ", "ǲ"}, {"ŉ", "ʼN"}, {"ǰ", "J\u030C"}, {"և", "Եւ"}, {"ᾳ", "ᾼ"}, {"ᾀ", "ᾈ"}, {"ᾷ", "\u0391\u0342\u0345"}, {"ΐ", "\u0399\u0308\u0301"}, {"élan vital", "Élan Vital"},
    {"ÉLAN", "Élan"}, {"e\u0301lan", "E\u0301lan"}, {"rembrandt's", "Rembrandt's"}, {"l’art", "L’art"}, {"o'NEILL", "O'neill"}, {"jean-paul", "Jean-Paul"}, {"2nd", "2nd"}, {"still life, 2nd", "Still Life, 2nd"},
    {"co\u00ADop", "Co\u00ADop"}, {"col·lecció", "Col·lecció"}, {"ΣΟΦΟΣ", "Σοφος"}, {"ОДИН ДВА", "Один Два"}, {"İSTANBUL", "I\u0307stanbul"}, {"ırmak", "Irmak"}, {"ა", "ა"}, {"日本 a", "日本 A"},
    {"", ""}, {"  a", "  A"}, {"a\u00A0b", "A\u00A0B"}, {"a_b", "A_B"}, {"(oil)", "(Oil)"}, {"\"oil\"", "\"Oil\""}, {"a.b.", "A.B."}, {"ÿ", "Ÿ"}, {"ⅷ", "Ⅷ"}, {"ij", "Ij"}, {"a\nb", "A\nB"}, {"ẞ", "Ss"},
};

constexpr Pair windows_names[] = {
    {"CON", "CON_"}, {"con", "con_"}, {"CON .txt", "CON_ .txt"}, {"CON  .tar.gz", "CON_  .tar.gz"}, {"con.", "con_"}, {"CON ", "CON_"}, {"PRN.txt", "PRN_.txt"}, {"Aux", "Aux_"}, {"nul.tar.gz", "nul_.tar.gz"},
    {"COM1", "COM1_"}, {"COM0.log", "COM0_.log"}, {"com¹", "com¹_"}, {"COM².txt", "COM²_.txt"}, {"LPT9", "LPT9_"}, {"lpt³ .x", "lpt³_ .x"}, {"CONIN$", "CONIN$_"}, {"conout$.txt", "conout$_.txt"},
    {"COM10", "COM10"}, {"COM", "COM"}, {"LPT", "LPT"}, {"console", "console"}, {"nulls.txt", "nulls.txt"}, {" CON", " CON"}, {"CON_", "CON_"}, {"a.con", "a.con"}, {"a:b", "a_b"}, {"a<b>c", "a_b_c"}, {"a\"b", "a_b"},
    {"a|b?c*d", "a_b_c_d"}, {"a/b\\c", "a_b_c"}, {"a\nb\u0001", "a_b_"}, {"ends.", "ends"}, {"ends. . ", "ends"}, {"ends ", "ends"}, {".hidden", ".hidden"}, {"..", "!"}, {".", "!"}, {"", "!"}, {"   ", "!"},
    {"e\u0301.jpg", "é.jpg"}, {"Größe.jpg", "Größe.jpg"}, {"日本.tif", "日本.tif"}, {"a\u007Fb", "a\u007Fb"}, {"CON:", "CON_"}, {"CON/a", "CON_a"}, {"NUL\u00A0.txt", "NUL\u00A0.txt"},
};

/// Paths, and whether they fit "windows", "posix", "s3", "sharepoint", "portable", each + or -.
constexpr Pair fitting[] = {
    {"a/b.jpg", "+++++"}, {"CON", "-++--"}, {"CON .txt", "-++--"}, {"con.txt", "-++--"}, {"CON  ", "-++--"}, {"nul.tar.gz", "-++--"}, {"a/aux/b", "-++--"}, {"COM1.", "-++--"}, {"COM0", "-++--"}, {"lpt¹", "-++--"},
    {"LPT³ .x", "-++--"}, {"CONIN$", "-++--"}, {"conout$.log", "-++--"}, {"COM10", "+++++"}, {"CONS", "+++++"}, {"a:b", "-++--"}, {"a?b", "-++--"}, {"a*b", "-++--"}, {"a|b", "-+---"}, {"a<b", "-+---"}, {"a\"b", "-+---"},
    {"a\\b", "-+---"}, {"a#b", "++-+-"}, {"a%b", "++-+-"}, {"a{b", "++-+-"}, {"a~b", "++-+-"}, {"a b", "++++-"}, {"a ", "-++--"}, {"a.", "-++--"}, {" a", "+++--"}, {"a. /b", "-++--"}, {".lock", "+++--"}, {"~$a", "++---"},
    {"a_vti_b", "+++--"}, {"desktop.ini", "+++--"}, {"forms/a", "+++--"}, {"a/forms/b", "+++++"}, {"soap", "++-+-"}, {"a/soap", "+++++"}, {"-a", "++++-"}, {"Größe", "++++-"}, {"日本", "++++-"}, {"", "-----"}, {"a//b", "-----"},
    {"/a", "-----"}, {"a/", "-----"}, {".", "-----"}, {"a/../b", "-----"}, {"a\nb", "-+---"}, {"a\u007Fb", "++-+-"},
};

/// Two paths, and where they are one, in the same order.
struct Two {
  std::string_view a;
  std::string_view b;
  std::string_view same;
};
constexpr Two pairs[] = {
    {"a.jpg", "A.JPG", "+--++"}, {"é", "É", "+--++"}, {"é", "e\u0301", "---++"}, {"É", "e\u0301", "---++"}, {"ß", "ss", "---++"}, {"ß", "SS", "---++"}, {"ß", "ẞ", "---++"}, {"ﬁ", "fi", "---++"}, {"ı", "i", "-----"},
    {"ı", "I", "-----"}, {"İ", "i", "-----"}, {"İ", "I", "-----"}, {"ſ", "s", "---++"}, {"ſ", "S", "---++"}, {"\u212A", "k", "---++"}, {"\u212A", "K", "---++"}, {"\u212B", "å", "---++"}, {"\u2126", "ω", "---++"}, {"Å", "å", "+--++"},
    {"σ", "Σ", "+--++"}, {"ς", "Σ", "+--++"}, {"ς", "σ", "+--++"}, {"µ", "μ", "---++"}, {"ж", "Ж", "+--++"}, {"ÿ", "Ÿ", "+--++"}, {"ǆ", "Ǆ", "+--++"}, {"ǆ", "ǅ", "---++"}, {"ⅷ", "Ⅷ", "+--++"}, {"ａ", "Ａ", "+--++"},
    {"ａ", "a", "-----"}, {"ⓐ", "Ⓐ", "+--++"}, {"𐐨", "𐐀", "---++"}, {"ά", "Ά", "+--++"}, {"ά", "α\u0301", "---++"}, {"ŉ", "ʼn", "---++"}, {"ǰ", "J\u030C", "---++"}, {"և", "եւ", "---++"}, {"日", "日", "+++++"},
    {"a/b", "A/B", "+--++"}, {"a/b", "a/c", "-----"}, {"a", "a ", "-----"}, {"가", "\u1100\u1161", "---++"}, {"ö", "o", "-----"}, {"Œ", "œ", "+--++"}, {"Æ", "ae", "-----"},
};

constexpr std::string_view profiles[] = {"windows", "posix", "s3", "sharepoint", "portable"};

struct Split {
  std::string_view text;
  std::string_view separator;
  std::string_view levels;
};
constexpr Split hierarchies[] = {
    {"a|b|c", "|", R"(["a","b","c"])"}, {" a | b ", "|", R"(["a","b"])"}, {"a", "|", R"(["a"])"}, {"", "|", "[]"}, {"a||b", "|", "!"}, {"|a", "|", "!"}, {"a|", "|", "!"}, {"a| |b", "|", "!"}, {"|", "|", "!"}, {" ", "|", "!"},
    {"a > b", " > ", R"(["a","b"])"}, {"a > > b", " > ", "!"}, {"a >  > b", " > ", "!"}, {"a > b >", " > ", "!"}, {"> a > b", " > ", "!"}, {"a > b > ", " > ", "!"}, {" > a", " > ", "!"}, {"a >> b", " > ", R"(["a >> b"])"},
    {"a > > b", ">", "!"}, {"a>b", ">", R"(["a","b"])"}, {"a > b", ">", R"(["a","b"])"}, {"a - b", " - ", R"(["a","b"])"}, {"pre-war - post-war", " - ", R"(["pre-war","post-war"])"}, {"a - - b", " - ", "!"}, {"a -- b", "--", R"(["a","b"])"},
    {"a----b", "--", "!"}, {"a---b", "--", R"(["a","-b"])"}, {"a/b", "/", R"(["a","b"])"}, {"a / / b", " / ", "!"}, {"a//b", "/", "!"}, {"ä›ö", "›", R"(["ä","ö"])"}, {"ä››ö", "›", "!"}, {"a :: b", "::", R"(["a","b"])"}, {"a::::b", "::", "!"}, {"a:b", "::", R"(["a:b"])"},
    {"a\u00A0|\u00A0b", "|", R"(["a","b"])"}, {"a|\u00A0|b", "|", "!"}, {"a b", " ", R"(["a","b"])"}, {"a  b", " ", "!"}, {"a", "", "!"}, {"a\nb", "\n", R"(["a","b"])"}, {"a\n\nb", "\n", "!"},
};

}  // namespace

TEST_CASE("texts: slugs") { check_table("slug", slugs); }
TEST_CASE("texts: title case") { check_table("title_case", titles); }
TEST_CASE("texts: names that Windows takes") { check_table("safe_name", windows_names, {text("windows")}); }

TEST_CASE("texts: paths fit where they can be stored") {
  for (const auto& [path, where] : fitting) {
    for (size_t i = 0; i < std::size(profiles); ++i) {
      CAPTURE(std::string(path));
      CAPTURE(std::string(profiles[i]));
      CHECK(test::call_function("fits", path, {text(profiles[i])}).text == (where[i] == '+' ? "true" : "false"));
    }
  }
}

TEST_CASE("texts: two paths are one where the file system says so") {
  for (const Two& two : pairs) {
    for (size_t i = 0; i < std::size(profiles); ++i) {
      CAPTURE(std::string(two.a));
      CAPTURE(std::string(two.b));
      CAPTURE(std::string(profiles[i]));
      const auto identity = [&](std::string_view path) { return test::call_function("path_identity", path, {text(profiles[i])}).text; };
      CHECK((identity(two.a) == identity(two.b)) == (two.same[i] == '+'));
    }
  }
}

TEST_CASE("texts: levels of a hierarchy") {
  for (const Split& split : hierarchies) {
    CAPTURE(std::string(split.text));
    CAPTURE(std::string(split.separator));
    const std::string found = test::call_function("hierarchy_split", split.text, {text(split.separator)}).text;
    if (split.levels == "!") {
      CHECK_MESSAGE(found.starts_with("! "), found);
    } else {
      CHECK(found == split.levels);
    }
  }
}

TEST_CASE("texts: a letter with very many marks is put in order at once, and rightly") {
  std::string marks = "e";
  for (int i = 0; i < 200'000; ++i) marks += "\u0301\u0323";
  const std::string ordered = test::call_function("normalize", marks, {text("NFD")}).text;
  CHECK(ordered.size() == marks.size());
  CHECK(ordered.starts_with("e\u0323\u0323"));
  CHECK(ordered.ends_with("\u0301\u0301"));
  CHECK(test::call_function("normalize", ordered, {text("NFD")}).text == ordered);
  for (const std::string_view function : {"fold", "slug", "to_ascii", "parse_bool"}) CHECK(!test::call_function(function, marks).text.empty());
  CHECK(test::call_function("slug", marks).text == "e");
  CHECK(test::call_function("normalize", "a\u0315\u0300\u05AEb").text == "\u00E0\u05AE\u0315b");
}

}  // namespace damson
