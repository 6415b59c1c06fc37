// Expressions: what each form becomes, and what binds how tightly.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace damson::test {
namespace {

TEST_CASE("operators bind from field access down to or") {
  CHECK(expression_of("h * 10 | round(2)") == "(pipe round (* h 10) 2)");
  CHECK(expression_of("a + b * c - d") == "(- (+ a (* b c)) d)");
  CHECK(expression_of("-a.b * c") == "(* (negate (. a b)) c)");
  CHECK(expression_of("a - -1") == "(- a (negate 1))");
  CHECK(expression_of("a + 1 | f == b | g") == "(== (pipe f (+ a 1)) (pipe g b))");
  CHECK(expression_of("not a == b and c or d") == "(or (and (not (== a b)) c) d)");
  CHECK(expression_of("a or b and not not c") == "(or a (and b (not (not c))))");
  CHECK(expression_of("(a or b) and c") == "(and (or a b) c)");
  CHECK(expression_of("a < 1 or a <= 1 or a > 1 or a >= 1 or a != 1") ==
        "(or (or (or (or (< a 1) (<= a 1)) (> a 1)) (>= a 1)) (!= a 1))");
}

TEST_CASE("is asks for presence, in for membership") {
  CHECK(expression_of("a.b is missing") == "(is-missing (. a b))");
  CHECK(expression_of("a is not present and b is empty") == "(and (is-not-present a) (is-empty b))");
  CHECK(expression_of("a in [\"x\", \"y\"]") == "(in a (list \"x\" \"y\"))");
  CHECK(expression_of("a in 1..300") == "(in a 1..300)");
  CHECK(expression_of("a in -5..-1") == "(in a -5..-1)");
  CHECK(expression_of("a in 0.5.. and b") == "(and (in a 0.5..) b)");
  CHECK(expression_of("a in \"1900-01-01\"..\"1999-12-31\"") == "(in a \"1900-01-01\"..\"1999-12-31\")");
}

TEST_CASE("literals") {
  CHECK(expression_of("60_000") == "60000");
  CHECK(expression_of("1_0.2_5") == "10.25");
  CHECK(expression_of("[true, false, missing, clear, leave]") == "(list true false missing clear leave)");
  CHECK(expression_of("[]") == "(list)");
  CHECK(expression_of("[1, 2,]") == "(list 1 2)");
  CHECK(expression_of("f(/a\\/b/i, /[x/)") == "(call f /a\\/b/i /[x/)");
}

TEST_CASE("pipes and calls") {
  CHECK(expression_of("a | f | g(1, places: 2)") == "(pipe g (pipe f a) 1 (places: 2))");
  CHECK(expression_of("terms.rights(a)") == "(call terms.rights a)");
  CHECK(expression_of("a | terms.rights") == "(pipe terms.rights a)");
  CHECK(expression_of("f()") == "(call f)");
  CHECK(expression_of("f(a on missing 0, b)") == "(call f (handled a (on-missing 0)) b)");
  CHECK(expression_of("a.b.c(d).e[f == 1].g") == "(. ([] (. (call a.b.c d) e) (== f 1)) g)");
}

TEST_CASE("every word that is not reserved may be a name") {
  CHECK(expression_of("key + date + from + map + drop + because + missing_one") ==
        "(+ (+ (+ (+ (+ (+ key date) from) map) drop) because) missing_one)");
  CHECK(expression_of("`Object Number`.`case`") == "(. `Object Number` case)");
  CHECK(expression_of("straße + größe_2 + 名前") == "(+ (+ straße größe_2) 名前)");
  // Outside the basic plane, a letter number, a modifier letter, a digit of another script inside, an accent of its
  // own.
  CHECK(expression_of("𝒳 + Ⅷa + ʼn + سنة٣ + e\u0301te") == "(+ (+ (+ (+ 𝒳 Ⅷa) ʼn) سنة٣) e\u0301te)");
}

TEST_CASE("if and for take the whole right-hand side") {
  CHECK(expression_of("if a then b else if c then d else e | f on missing 0") ==
        "(handled (if a b (if c d (pipe f e))) (on-missing 0))");
  CHECK(expression_of("for x in a.b => x.c | f on error missing") ==
        "(for x (. a b) (handled (pipe f (. x c)) (on-error missing)))");
  CHECK(expression_of("for x in a { b = x  omit when x == 1 because \"no\" } on missing []") ==
        "(handled (for x a (record (= b x) (omit-when (== x 1) \"no\"))) (on-missing (list)))");
  CHECK(expression_of("(for x in a => x) | sum") == "(pipe sum (for x a x))");
}

TEST_CASE("case has arms like a vocabulary") {
  CHECK(expression_of(
            "case v { \"A\", \"B\" => 1  /re/ => 2  1..5 => 3  -5 => 4  missing => 5  true => 6  else => 7 } | f") ==
        "(pipe f (case v (arm \"A\" \"B\" => 1) (arm /re/ => 2) (arm 1..5 => 3) (arm -5 => 4) (arm missing => 5) (arm "
        "true => 6) (arm else => 7)))");
  CHECK(expression_of("case v { \"a\" => reject because \"x\", \"b\" => skip because \"y\", \"c\" => warn \"w\" use 1 "
                      "on missing 2, else => reject }") ==
        "(case v (arm \"a\" => (reject \"x\")) (arm \"b\" => (skip \"y\")) (arm \"c\" => (warn \"w\" (handled 1 "
        "(on-missing 2)))) (arm else => reject))");
  CHECK(expression_of("case v { 1 => a - 5  2 => b }") == "(case v (arm 1 => (- a 5)) (arm 2 => b))");
}

TEST_CASE("clauses follow each other") {
  CHECK(
      expression_of(
          "a on missing b on missing \"u\" on error reject because \"r {x}\" on unmatched skip because \"s\"") ==
      "(handled a (on-missing b) (on-missing \"u\") (on-error (reject (text \"r \" x))) (on-unmatched (skip \"s\")))");
  CHECK(expression_of("a on error warn \"w\" use b + 1") == "(handled a (on-error (warn \"w\" (+ b 1))))");
}

TEST_CASE("texts hold escapes and expressions") {
  CHECK(expression_of(R"("")") == R"("")");
  CHECK(expression_of(R"("a\n\t\"\\\{\}\u{E9}\u{1F600}")") == "\"a\\n\\t\\\"\\\\{}é😀\"");
  CHECK(expression_of(R"("{a}-{b | f("x {c} y")}.")") == R"((text a "-" (pipe f b (text "x " c " y")) "."))");
  CHECK(expression_of(R"("{case a { "x" => "{b}", else => "}" | f }}")").starts_with("E0119"));
  CHECK(expression_of(R"("{case a { "x" => "{b}", else => "y" } on missing ""}!")") ==
        R"((text (handled (case a (arm "x" => (text b)) (arm else => "y")) (on-missing "")) "!"))");
  CHECK(expression_of("\"# no comment // 'quotes' “all”\"") == "\"# no comment // 'quotes' “all”\"");
}

TEST_CASE("places are in bytes, without what stands around") {
  const Parsed parsed("# ü\nfn f() -> any = a | f(\"ü{b}\") # end\n");
  REQUIRE(parsed.problems.all().empty());
  const auto& function = syntax::as<syntax::FunctionDeclaration>(*parsed.tree.declarations.front());
  CHECK(parsed.texts.slice(function.span) == "fn f() -> any = a | f(\"ü{b}\")");
  const auto& call = syntax::as<syntax::CallExpression>(*function.body);
  CHECK(parsed.texts.slice(call.span) == "a | f(\"ü{b}\")");
  CHECK(parsed.texts.slice(call.function.span) == "f");
  const auto& text = syntax::as<syntax::TextExpression>(*call.arguments[1].value);
  CHECK(parsed.texts.slice(text.span) == "\"ü{b}\"");
  CHECK(parsed.texts.slice(text.parts[0].span) == "ü");
  CHECK(parsed.texts.slice(text.parts[1].expression->span) == "b");
}

}  // namespace
}  // namespace damson::test
