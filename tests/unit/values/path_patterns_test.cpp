// What path patterns take, what their holes hold, and which arms can never be reached.
#include <doctest/doctest.h>

#include "runtime/values/json_text.h"
#include "runtime/values/operators/path_patterns.h"

namespace damson {

namespace {

using Hole = PathPattern::Hole;

/// Reads the notation of a spec: enough of it for tests.
PathPattern read_pattern(std::string_view text) {
  PathPattern pattern;
  while (!text.empty()) {
    if (text.starts_with("**")) {
      pattern.parts.push_back(PathPattern::DoubleStar{});
      text.remove_prefix(2);
    } else if (text.starts_with("*")) {
      pattern.parts.push_back(PathPattern::Star{});
      text.remove_prefix(1);
    } else if (text.starts_with("{")) {
      size_t end = text.find('}');
      while (end + 1 < text.size() && text[end - 1] != '/' && text.substr(0, end).find(":/") != Text::npos)
        end = text.find('}', end + 1);
      Text inside = text.substr(1, end - 1);
      text.remove_prefix(end + 1);
      Hole hole;
      const size_t colon = inside.find(':');
      hole.name = inside.substr(0, colon);
      const Text constraint = colon == Text::npos ? Text() : inside.substr(colon + 1);
      if (constraint == "**") hole.kind = Hole::Kind::any_depth;
      if (constraint == "int") hole.kind = Hole::Kind::integer;
      if (constraint.starts_with("date(")) {
        hole.kind = Hole::Kind::date;
        hole.format = constraint.substr(6, constraint.size() - 8);
      }
      if (constraint.starts_with("/")) {
        hole.kind = Hole::Kind::regex;
        hole.regex = {std::string(constraint.substr(1, constraint.size() - 2)), false};
      }
      pattern.parts.push_back(hole);
    } else {
      const size_t end = std::min(text.find_first_of("*{"), text.size());
      pattern.parts.push_back(PathPattern::Literal{std::string(text.substr(0, end))});
      text.remove_prefix(end);
    }
  }
  return pattern;
}

std::vector<PathPattern> read_patterns(std::initializer_list<std::string_view> texts) {
  std::vector<PathPattern> patterns;
  for (const auto text : texts) patterns.push_back(read_pattern(text));
  return patterns;
}

/// The match as JSON, holes of other arms left out.
std::string match(std::initializer_list<std::string_view> arms, std::string_view path) {
  const auto patterns = read_patterns(arms);
  const auto bound = bind_path_matcher(patterns);
  if (!bound) return "fails: " + bound.error().message;
  Arena arena;
  Failures failures;
  KernelContext context{arena, failures};
  const Type text(TypeKind::text);
  Column paths = make_column(text, 1, arena);
  paths.values<Text>()[0] = path;
  const Column* argument = &paths;
  const Type type = path_match_type(patterns);
  Column out{.type = &type};
  bound->kernel({&argument, 1}, 1, out, context);
  std::string json;
  write_json(out, 0, json, {JsonOptions::MissingFields::omit});
  return json;
}

std::string refusal(std::string_view pattern) { return match({pattern}, ""); }

}  // namespace

TEST_CASE("a path is taken apart by the shortest fit of the earlier holes") {
  const auto example = "**/{acno}_{size:int}.{ext}";
  CHECK(match({example}, "images/A/A00/A00001_10.jpg") == R"({"arm":0,"0_acno":"A00001","0_size":10,"0_ext":"jpg"})");
  CHECK(match({example}, "A00001_10.jpg") == R"({"arm":0,"0_acno":"A00001","0_size":10,"0_ext":"jpg"})");
  CHECK(match({example}, "a/b_c_7.tar.gz") == R"({"arm":0,"0_acno":"b_c","0_size":7,"0_ext":"tar.gz"})");
  CHECK(match({example}, "a_1/b.jpg") == R"({"arm":1})");
  CHECK(match({example}, "a/_1.jpg") == R"({"arm":1})");
  CHECK(match({example}, "a/b_x.jpg") == R"({"arm":1})");
  CHECK(match({"{a}-{b}"}, "x-y-z") == R"({"arm":0,"0_a":"x","0_b":"y-z"})");
  CHECK(match({"{a}{b}"}, "xyz") == R"({"arm":0,"0_a":"x","0_b":"yz"})");
  CHECK(match({"{n:int}{rest}"}, "123abc") == R"({"arm":0,"0_n":123,"0_rest":"abc"})");
}

TEST_CASE("the first arm that fits is taken") {
  CHECK(match({"a/{x}", "{y}/{z}", "**"}, "a/b") == R"({"arm":0,"0_x":"b"})");
  CHECK(match({"a/{x}", "{y}/{z}", "**"}, "b/c") == R"({"arm":1,"1_y":"b","1_z":"c"})");
  CHECK(match({"a/{x}", "{y}/{z}", "**"}, "b/c/d") == R"({"arm":2})");
  CHECK(match({}, "b") == R"({"arm":0})");
}

TEST_CASE("stars stay inside their segments and folders are whole") {
  CHECK(match({"a*c"}, "abc") == R"({"arm":0})");
  CHECK(match({"a*c"}, "ac") == R"({"arm":0})");
  CHECK(match({"a*c"}, "a/c") == R"({"arm":1})");
  CHECK(match({"**/x"}, "x") == R"({"arm":0})");
  CHECK(match({"**/x"}, "a/b/x") == R"({"arm":0})");
  CHECK(match({"**/x"}, "ax") == R"({"arm":1})");
  CHECK(match({"a/**/x"}, "a/x") == R"({"arm":0})");
  CHECK(match({"a/**/x"}, "a/b/c/x") == R"({"arm":0})");
  CHECK(match({"a/**/x"}, "a/bx") == R"({"arm":1})");
  CHECK(match({"a/**"}, "a/b/c") == R"({"arm":0})");
  CHECK(match({"a/**"}, "a") == R"({"arm":0})");
  CHECK(match({"a/**"}, "ab") == R"({"arm":1})");
  CHECK(match({"**"}, "any/thing") == R"({"arm":0})");
  CHECK(match({"**/**"}, "any/thing") == R"({"arm":0})");
  CHECK(match({"a/**/**"}, "a/any/thing") == R"({"arm":0})");
  CHECK(match({"**/{x}/**"}, "a") == R"({"arm":0,"0_x":"a"})");
  CHECK(match({"**/{x}/**"}, "a/b") == R"({"arm":0,"0_x":"a"})");
}

TEST_CASE("a hole of any depth holds at least one folder") {
  CHECK(match({"in/{folder:**}/{name}.tif"}, "in/a/b/c.tif") == R"({"arm":0,"0_folder":"a/b","0_name":"c"})");
  CHECK(match({"in/{folder:**}/{name}.tif"}, "in/c.tif") == R"({"arm":1})");
  CHECK(match({"{a:**}/{b:**}"}, "x/y/z") == R"({"arm":0,"0_a":"x","0_b":"y/z"})");
  CHECK(match({"{all:**}"}, "x/y") == R"({"arm":0,"0_all":"x/y"})");
}

TEST_CASE("dates") {
  CHECK(match({"{d:date(\"YYYYMMDD\")}_{n}"}, "20240229_x") == R"({"arm":0,"0_d":"2024-02-29","0_n":"x"})");
  CHECK(match({"{d:date(\"YYYYMMDD\")}_{n}", "{n}"}, "20230229_x") == R"({"arm":1,"1_n":"20230229_x"})");
  CHECK(match({"{d:date(\"DD.MM.YYYY\")}"}, "05.11.1999") == R"({"arm":0,"0_d":"1999-11-05"})");
  CHECK(match({"{d:date(\"DD.MM.YYYY\")}"}, "05x11x1999") == R"({"arm":1})");
  CHECK(match({"{d:date(\"YYYY-MM\")}/{n}"}, "1999-11/x") == R"({"arm":0,"0_d":"1999-11","0_n":"x"})");
  CHECK(match({"{d:date(\"YYYY-MM\")}/{n}"}, "1999-13/x") == R"({"arm":1})");
  CHECK(match({"{d:date(\"YYYY/MM/DD\")}/{n}"}, "1999/01/02/x") == R"({"arm":0,"0_d":"1999-01-02","0_n":"x"})");
  CHECK(match({"{d:date(\"YYYY-MM-DD\")}"}, "0000-01-01") == R"({"arm":1})");
}

TEST_CASE("own regular expressions and their groups") {
  CHECK(match({"{a:/[A-Z](\\d+)/}{b}"}, "T12x") == R"({"arm":0,"0_a":"T12","0_b":"x"})");
  CHECK(match({"{a:/(x|y)(z)?/}-{b:/.*/}"}, "x-a/b") == R"({"arm":0,"0_a":"x","0_b":"a/b"})");
  CHECK(match({"{a:/\\d{3}/}.tif"}, "123.tif") == R"({"arm":0,"0_a":"123"})");
}

TEST_CASE("signs that mean something to regular expressions are ordinary in paths") {
  CHECK(match({"a.b(c)[d]+$/{x}"}, "a.b(c)[d]+$/y") == R"({"arm":0,"0_x":"y"})");
  CHECK(match({"a.b"}, "axb") == R"({"arm":1})");
  CHECK(match({"Fotos/Müller {n:int}.jpg"}, "Fotos/Müller 3.jpg") == R"({"arm":0,"0_n":3})");
  CHECK(match({"{a}.jpg"}, "ü\nß.jpg") == R"({"arm":0,"0_a":"ü\nß"})");
}

TEST_CASE("numbers with more than eighteen digits are no numbers") {
  CHECK(match({"{n:int}"}, "000000000000000042") == R"({"arm":0,"0_n":42})");
  CHECK(match({"{n:int}"}, "999999999999999999") == R"({"arm":0,"0_n":999999999999999999})");
  CHECK(match({"{n:int}"}, "1000000000000000000") == R"({"arm":1})");
  CHECK(match({"{n:int}"}, "-1") == R"({"arm":1})");
}

TEST_CASE("a text that is not present leaves the match so") {
  const auto patterns = read_patterns({"{x}"});
  const auto bound = bind_path_matcher(patterns);
  REQUIRE(bound.ok());
  Arena arena;
  Failures failures;
  KernelContext context{arena, failures};
  const Type text(TypeKind::text);
  Column paths = make_column(text, 3, arena);
  for (uint32_t row = 0; row < 3; ++row) paths.values<Text>()[row] = "a";
  set_state(paths, 0, State::missing, 0, arena);
  set_state(paths, 1, State::error, 7, arena);
  const Column* argument = &paths;
  Column out{.type = &bound->result};
  bound->kernel({&argument, 1}, 3, out, context);
  CHECK(out.state(0) == State::missing);
  CHECK(out.state(1) == State::error);
  CHECK(out.failure(1) == 7);
  CHECK(out.field(0).state(1) == State::error);
  CHECK(out.present(2));
  CHECK(out.field(1).state(0) == State::missing);
  CHECK(out.field(1).value<Text>(2) == "a");
}

TEST_CASE("patterns that cannot be meant are refused") {
  CHECK(refusal("a**").find("whole folders") != std::string::npos);
  CHECK(refusal("**.tif").find("whole folders") != std::string::npos);
  CHECK(refusal("x_{a:**}").find("`{a}` for a part of one name") != std::string::npos);
  CHECK(refusal("{a}/{a}").find("occurs twice") != std::string::npos);
  CHECK(refusal("{d:date(\"YY-MM\")}").find("not a date format") != std::string::npos);
  CHECK(refusal("{d:date(\"--\")}").find("not a date format") != std::string::npos);
  CHECK(refusal("{d:/(/}").find("not a regular expression") != std::string::npos);
  CHECK(refusal("{d:/^a/}").find("leave out") != std::string::npos);
}

TEST_CASE("arms that can never be reached") {
  const auto hidden = [](std::initializer_list<std::string_view> arms) {
    return hidden_by(read_patterns(arms), arms.size() - 1);
  };
  CHECK(hidden({"{a}/x", "{b}/x"}) == 0);
  CHECK(hidden({"{a}/x", "{b:int}/x"}) == std::nullopt);
  CHECK(hidden({"a", "**", "b/c"}) == 1);
  CHECK(hidden({"{x:**}", "b/{c}"}) == 0);
  CHECK(hidden({"a/*.tif", "a/b.tif"}) == 0);
  CHECK(hidden({"a/*.tif", "a/b.jpg"}) == std::nullopt);
  CHECK(hidden({"a/{d:date(\"YYYYMMDD\")}", "a/20230229"}) == std::nullopt);
  CHECK(hidden({"a"}) == std::nullopt);
}

}  // namespace damson
