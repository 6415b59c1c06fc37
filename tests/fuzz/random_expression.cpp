// Writes expressions. Whatever can be missing or fail is handled where it stands, so that most specs are right.
#include "tests/fuzz/random_expression.h"

#include <array>

namespace damson::fuzzing {

std::string RandomExpression::literal() {
  static constexpr std::array literals{R"("")",  R"("x")",    R"("Müller, Käthe")", R"("a|b")",
                                       R"(" ")", R"("1860")", R"("e\u{301}")",      R"("ﬁ\u{0}")"};
  return choices_.one_of(literals);
}

std::string RandomExpression::pattern() {
  static constexpr std::array patterns{R"(/a+/)",   R"(/(\w+), (\w+)/)", R"(/^\d/i)",
                                       R"(/[^x]/)", R"(/\bb|x$/)",       R"(/()/)"};
  return choices_.one_of(patterns);
}

std::string RandomExpression::conditional(std::string (RandomExpression::*of)(int), int depth) {
  return "(if " + boolean(depth) + " then " + (this->*of)(depth) + " else " + (this->*of)(depth) + ")";
}

std::string RandomExpression::text_leaf() {
  switch (choices_.below(4)) {
    case 0: return "b";
    case 1: return "(a on missing " + literal() + ")";
    case 2: return R"("{id}{b}")";
    default: return literal();
  }
}

std::string RandomExpression::varying_text(int depth) { return R"("{b}{)" + text(depth) + R"(}")"; }

std::string RandomExpression::text(int depth) {
  if (depth <= 0) return text_leaf();
  --depth;
  static constexpr std::array plain{"upper",
                                    "lower",
                                    "trim",
                                    "squeeze",
                                    "fold",
                                    "title_case",
                                    "normalize",
                                    "newlines",
                                    "unescape_html",
                                    "html_to_text",
                                    "strip_controls",
                                    "to_ascii on error \"?\"",
                                    "slug on error \"?\"",
                                    "fix_mojibake on error \"?\"",
                                    "url_encode"};
  switch (choices_.below(14)) {
    case 0: return "(" + text(depth) + " | " + choices_.one_of(plain) + ")";
    case 1: return "\"{" + text(depth) + "}-{" + integer(depth) + "}\"";
    case 2: return conditional(&RandomExpression::text, depth);
    case 3:
      return "(" + text(depth) + " | replace(\"" + choices_.one_of(std::array{"a", "é", "  ", "Müller"}) + "\", " +
             literal() + "))";
    case 4: return "(" + text(depth) + " | replace_regex(" + pattern() + R"(, "<\\0>"))" + ")";
    case 5: return "(" + optional_text(depth) + " on missing " + text_leaf() + ")";
    case 6: return "(" + integer(depth) + " | to_text)";
    case 7: return "(" + decimal(depth) + " | to_text)";
    case 8: return "(" + text(depth) + " | pad_left(" + std::to_string(choices_.below(9)) + ", \"0\"))";
    case 9: return "(" + date(depth) + R"( | format_date("D MMMM YYYY")))";
    case 10: return "(" + texts(depth) + " | join(\", \") on error \"j\")";
    case 11:
      return "(case " + varying_text(depth) + " { " + literal() + " => " + text(depth) + ", " + pattern() + " => " +
             text(depth) + ", else => " + text(depth) + " })";
    case 12: return "(" + text(depth) + " | truncate(" + std::to_string(1 + choices_.below(9)) + "))";
    default: return text_leaf();
  }
}

std::string RandomExpression::optional_text(int depth) {
  if (depth <= 0) return "a";
  --depth;
  static constexpr std::array parsed{"parse_edtf", "read_date(\"museum_en\")", "isbn", "orcid", "url_decode"};
  switch (choices_.below(8)) {
    case 0: return "(" + text(depth) + " | none_if([" + literal() + "]))";
    case 1: return "first(" + texts(depth) + ")";
    case 2: return "last(" + texts(depth) + ")";
    case 3: return "prefer(a, first(tags))";
    case 4: return "(" + text(depth) + " | before(" + literal() + "))";
    case 5: return "((" + text(depth) + " | capture(/(?P<part>[a-z]+)/)).part on error missing)";
    case 6: return "(" + text(depth) + " | " + choices_.one_of(parsed) + " on error missing)";
    default: return "a";
  }
}

std::string RandomExpression::integer(int depth) {
  if (depth <= 0) return choices_.flip() ? "id" : "(n on missing 7)";
  --depth;
  switch (choices_.below(10)) {
    case 0: return "length(" + text(depth) + ")";
    case 1: return "count(" + texts(depth) + ")";
    case 2: return "(" + integer(depth) + " + " + integer(depth) + " on error 0)";
    case 3: return "(" + integer(depth) + " * " + integer(depth) + " on error 1)";
    case 4: return "(" + integer(depth) + " - " + integer(depth) + " on error 2)";
    case 5: return "max(" + integer(depth) + ", " + integer(depth) + ")";
    case 6: return conditional(&RandomExpression::integer, depth);
    case 7: return "(" + text(depth) + " | parse_int on error 3)";
    case 8: return "(year(" + date(depth) + "))";
    default: return std::to_string(choices_.below(200));
  }
}

std::string RandomExpression::decimal(int depth) {
  if (depth <= 0) return choices_.flip() ? "(d on missing 0.5)" : "2.50";
  --depth;
  switch (choices_.below(7)) {
    case 0: return "(" + decimal(depth) + " + " + decimal(depth) + " on error 0.1)";
    case 1: return "(" + decimal(depth) + " * " + decimal(depth) + " on error 0.2)";
    case 2: return "(" + text(depth) + " | parse_decimal on error 0.3)";
    case 3: return "(" + decimal(depth) + " | round(" + std::to_string(choices_.below(4)) + ") on error 0.4)";
    case 4: return "(divide(" + decimal(depth) + ", " + decimal(depth) + ", places: 4) on error 0.5)";
    case 5: return conditional(&RandomExpression::decimal, depth);
    default: return "(d on missing 1.0)";
  }
}

std::string RandomExpression::boolean(int depth) {
  if (depth <= 0) return choices_.flip() ? "(yes on missing false)" : "a is missing";
  --depth;
  switch (choices_.below(12)) {
    case 0: return "(not " + boolean(depth) + ")";
    case 1: return "(" + boolean(depth) + " and " + boolean(depth) + ")";
    case 2: return "(" + boolean(depth) + " or " + boolean(depth) + ")";
    case 3: return "(" + varying_text(depth) + " == " + text(depth) + ")";
    case 4: return "(id < " + integer(depth) + ")";
    case 5: return "((d on missing 3.5) >= " + decimal(depth) + ")";
    case 6: return "(" + varying_text(depth) + " in [\"x\", \"1860\", \"\"])";
    case 7: return "matches(" + varying_text(depth) + ", " + pattern() + ")";
    case 8: return "(" + date(depth) + " <= " + date(depth) + ")";
    case 9: return "(" + varying_text(depth) + " | none_if([" + literal() + "]) is present)";
    case 10: return "(concat(tags, " + texts(depth) + ") is empty)";
    default: return "any(for t in tags => t != " + text(depth) + ")";
  }
}

std::string RandomExpression::date(int depth) {
  if (depth <= 0)
    return R"((day on missing (parse_date("2000-02-29", "YYYY-MM-DD") on error reject because "no day")))";
  --depth;
  switch (choices_.below(3)) {
    case 0:
      return "(add(" + date(depth) + ", days: " + std::to_string(choices_.below(200)) +
             ") on error reject because \"far\")";
    case 1: return conditional(&RandomExpression::date, depth);
    default: return date(0);
  }
}

std::string RandomExpression::texts(int depth) {
  if (depth <= 0) return "tags";
  --depth;
  switch (choices_.below(9)) {
    case 0: return "(for t in " + texts(depth) + " => \"{t}{b}\")";
    case 1: return "(" + texts(depth) + " | unique)";
    case 2: return "(" + texts(depth) + " | sort)";
    case 3: return "(" + texts(depth) + " | reverse)";
    case 4: return "(" + text(depth) + " | split(\",\"))";
    case 5: return "concat(" + texts(depth) + ", " + texts(depth) + ")";
    case 6:
      return "(for t in " + texts(depth) + " { omit when t == " + literal() + " because \"left out\" } => t | upper)";
    case 7: return "[" + text(depth) + ", " + text(depth) + "]";
    default: return "(" + texts(depth) + ")[item != " + literal() + "]";
  }
}

}  // namespace damson::fuzzing
