// Mistakes in specs: exactly these problems, in these words, at these places.
#include <doctest/doctest.h>

#include "tests/unit/check/checked.h"

namespace damson {

namespace {

/// A small migration with a place for each part of it.
struct SpecParts {
  std::string work = "key id: text, title: text?, year: text?";
  std::string asset = "key id: text, title: text?, year: int?";
  std::string more = "";
  std::string lines = "  keep id, title\n  year = year | parse_int on error missing\n";
};

std::string spec_of(const SpecParts& parts) {
  return "schema Work { " + parts.work + " }\nschema Asset { " + parts.asset + " }\n" + parts.more +
         "source works: Work from csv(\"works.csv\")\ntarget assets: Asset to csv(\"assets.csv\")\nmap works -> assets "
         "{\n" +
         parts.lines + "}\n";
}

struct Mistake {
  std::string what;
  std::string spec;
  std::vector<std::string> problems;  // each: "id: part of the message [the text underlined]"
};

void check_mistake(const Mistake& mistake) {
  const auto checked = test::check_text(mistake.spec);
  CAPTURE(mistake.what);
  CAPTURE(checked->list());
  REQUIRE(checked->problems.all().size() == mistake.problems.size());
  for (size_t i = 0; i < mistake.problems.size(); ++i) {
    const Problem& problem = checked->problems.all()[i];
    std::string found = problem.id + ": " + problem.message;
    if (problem.where) found += " [" + std::string(checked->texts.slice(problem.where->span)) + "]";
    CHECK(found == mistake.problems[i]);
  }
}

const std::string people =
    "schema Person { key id: text, name: text }\nlookup people: Person from csv(\"people.csv\")\n";

}  // namespace

TEST_CASE("a spec without mistakes gives nothing") { check_mistake({"clean", spec_of({}), {}}); }

TEST_CASE("mistakes with names") {
  const std::vector<Mistake> mistakes{
      {"a misspelt field brings no second problem about what it would have carried",
       spec_of({.lines = "  id = id\n  title = titel\n  year = year | parse_int on error missing\n"}),
       {"E0201: there is nothing called `titel` here [titel]"}},
      {"a mistake in a nested field keeps quiet about the fields beside it",
       "schema Work { key id: text, height: text?, width: text? }\nschema Asset { key id: text, size: { h: text?, w: "
       "text? }? }\n"
       "source works: Work from csv(\"works.csv\")\ntarget assets: Asset to ndjson(\"assets.ndjson\")\n"
       "map works -> assets {\n  id = id\n  size {\n    h = heigt\n    w = width\n  }\n}\n",
       {"E0201: there is nothing called `heigt` here [heigt]"}},
      {"a mistake behind a `let` keeps quiet about what the `let` uses",
       spec_of({.lines = "  let clean = title | squeeze\n  id = id\n  title = sqeeze(clean)\n  year = year | parse_int "
                         "on error missing\n"}),
       {"E0204: there is no function, vocabulary or paths block `sqeeze` [sqeeze]"}},
      {"two mistakes in one go",
       spec_of({.lines = "  id = id\n  title = titel\n  year = yaer | parse_int on error missing\n"}),
       {"E0201: there is nothing called `titel` here [titel]", "E0201: there is nothing called `yaer` here [yaer]"}},
      {"a misspelt target field",
       spec_of({.lines = "  id = id\n  titlle = title\n  year = year | parse_int on error missing\n"}),
       {"E0207: target `assets` has no field `titlle` [titlle]"}},
      {"a misspelt type silences the field",
       spec_of({.work = "key id: text, title: texxt?, year: text?"}),
       {"E0203: there is no type `texxt` [texxt]"}},
      {"an unknown schema silences the map",
       "source works: Werk from csv(\"w.csv\")\nschema Asset { key id: text }\n"
       "target assets: Asset to csv(\"a.csv\")\nmap works -> assets {\n  id = anything\n}\n",
       {"E0203: there is no type `Werk` [Werk]"}},
      {"the mapped record inside brackets",
       spec_of({.more = people,
                .lines = "  id = id\n  title = people[id == title].name on unmatched missing\n  year = year | "
                         "parse_int on error missing\n"}),
       {"E0213: inside `[ ]` the field `title` of the mapped record is written `record.title` [title]"}},
      {"a `let` that nothing uses and one that hides a field",
       spec_of({.lines = "  let clean = title | squeeze\n  let year = id\n  keep id, title\n  year = record.year | "
                         "parse_int on error missing\n"}),
       {"E0211: `year` has a meaning here already [year]", "E0406: nothing uses `clean` [clean]"}},
      {"recursion through a second function",
       spec_of({.more = "fn a(t: text) -> text = b(t)\nfn b(t: text) -> text = a(t)\n",
                .lines = "  id = a(id)\n  title = title\n  year = year | parse_int on error missing\n"}),
       {"E0216: `a` calls itself [a]"}},
  };
  for (const auto& mistake : mistakes) check_mistake(mistake);
}

TEST_CASE("mistakes with facts and types") {
  const std::vector<Mistake> mistakes{
      {"clauses that never act",
       spec_of({.lines = "  id = id on missing \"x\"\n  title = title on error \"x\"\n  year = year | parse_int on "
                         "error missing\n"}),
       {"E0317: `on missing` never acts here [missing]", "E0317: `on error` never acts here [error]"}},
      {"a second clause for what the first has settled",
       spec_of({.lines = "  keep id\n  title = title on missing \"a\" on missing \"b\"\n  year = year | parse_int on "
                         "error missing\n"}),
       {"E0317: `on missing` never acts here [missing]"}},
      {"a clause after one that makes the value missing again",
       spec_of({.lines = "  keep id, title\n  year = year | parse_int on error missing on missing 0\n"}),
       {}},
      {"text for a number",
       spec_of({.lines = "  keep id, title, year\n"}),
       {"E0301: `year` wants int, and this is text [year]"}},
      {"a lookup that is not handled",
       spec_of(
           {.more = people,
            .lines =
                "  id = id\n  title = people[id == record.title].name\n  year = year | parse_int on error missing\n"}),
       {"E0318: this lookup does not say what happens when nothing is found [people[id == record.title]]"}},
      {"a lookup in a `let` is handled where it is used",
       spec_of({.more = people,
                .lines = "  let person = people[id == record.title]\n  skip when person is missing because "
                         "\"nobody\"\n  id = id\n"
                         "  title = person.name on unmatched missing\n  year = year | parse_int on error missing\n"}),
       {}},
      {"a condition that is always false",
       spec_of({.lines = "  skip when id is missing because \"none\"\n  keep id, title\n  year = year | parse_int on "
                         "error missing\n"}),
       {"E0316: this condition always has the same answer: id is never missing [id is missing]"}},
      {"a range in an earlier range",
       spec_of({.lines = "  id = id\n  title = title\n  year = case (year | parse_int on error missing) { 1..10 => 1  "
                         "3..5 => 2  else => 3 }\n"}),
       {"E0320: no value gets to this arm [3..5]"}},
      {"a closed case needs no else",
       spec_of({.work = "key id: text, title: text?, year: one of \"a\", \"b\"",
                .lines = "  keep id, title\n  year = case year { \"a\" => 1 \"b\" => 2 }\n"}),
       {}},
      {"an else that nothing gets to",
       spec_of({.work = "key id: text, title: text?, year: one of \"a\", \"b\"",
                .lines = "  keep id, title\n  year = case year { \"a\" => 1 \"b\" => 2 else => 3 }\n"}),
       {"E0320: no value gets to this arm [else]"}},
      {"a vocabulary that gives what the target does not allow",
       spec_of({.asset = "key id: text, title: (one of \"A\", \"B\")?, year: int?",
                .more = "vocabulary kinds { \"a\" => \"A\" \"c\" => \"C\" else => \"B\" }\n",
                .lines = "  id = id\n  title = title | kinds\n  year = year | parse_int on error missing\n"}),
       {"E0312: \"C\" is not one of what `title` can be [\"C\"]"}},
      {"a date that there is not",
       spec_of({.lines = "  skip when \"2021-02-30\" == (title | parse_date(\"YYYY-MM-DD\")) because \"x\"\n  keep id, "
                         "title\n  year = year | parse_int on error missing\n"}),
       {"E0308: \"2021-02-30\" is not a date; write it like \"1953-06-02\" [\"2021-02-30\"]"}},
  };
  for (const auto& mistake : mistakes) check_mistake(mistake);
}

TEST_CASE("mistakes with coverage") {
  const std::vector<Mistake> mistakes{
      {"a field that nothing carries",
       spec_of({.lines = "  keep id, title\n"}),
       {"E0401: `year` of `works` is neither carried nor dropped [year]"}},
      {"a field that is only looked at",
       spec_of({.lines = "  skip when year is missing because \"undated\"\n  keep id, title\n"}),
       {"W0901: `year` of `works` is only looked at by conditions, and not carried [year]"}},
      {"a field that what is left all agrees in",
       spec_of({.lines = "  skip when year != \"1900\" because \"other years\"\n  keep id, title\n"}),
       {}},
      {"a `let` carries",
       spec_of({.lines = "  let when = year | parse_int on error missing\n  keep id, title\n  year = when\n"}),
       {}},
      {"dropped and carried",
       spec_of({.lines = "  keep id, title\n  year = year | parse_int on error missing\n  drop year because \"x\"\n"}),
       {"E0402: `year` is dropped, and it is carried too [year]"}},
      {"dropped twice",
       spec_of({.lines = "  keep id, title\n  drop year because \"x\"\n  drop year because \"y\"\n"}),
       {"E0403: `year` is dropped twice [year]"}},
      {"a required field of the target",
       spec_of({.asset = "key id: text, title: text?, year: int?, rights: text"}),
       {"E0404: `rights` of target `assets` is never set [assets]"}},
      {"set twice",
       spec_of({.lines = "  keep id, title\n  title = \"x\"\n  year = year | parse_int on error missing\n"}),
       {"E0405: `title` is set twice [title]"}},
      {"a lookup's field",
       spec_of({.more = "schema Person { key id: text, name: text, born: text? }\nlookup people: Person from "
                        "csv(\"people.csv\")\n",
                .lines = "  id = id\n  title = people[id == record.title].name on unmatched missing\n  year = year | "
                         "parse_int on error missing\n"}),
       {"E0408: `born` of `people` is neither used nor dropped [born]"}},
      {"two maps cover a source together",
       spec_of({.asset = "key id: text, title: text?",
                .more = "schema Year { key id: text, year: text? }\ntarget years: Year to csv(\"years.csv\")\nmap "
                        "works -> years {\n  keep id, year\n}\n",
                .lines = "  keep id, title\n"}),
       {}},
  };
  for (const auto& mistake : mistakes) check_mistake(mistake);
}

TEST_CASE("parameters come from the command line, typed") {
  const std::string plain = spec_of(
      {.more = "param limit: int(1..100)\n",
       .lines =
           "  skip when limit > 5 because \"late\"\n  keep id, title\n  year = year | parse_int on error missing\n"});
  CHECK(test::check_text(plain)->list() == "E0627: the parameter `limit` has no value [limit]\n");
  CHECK(test::check_text(plain, {{"limit", "7"}})->list() == "");
  CHECK(test::check_text(plain, {{"limit", "seven"}})->list() ==
        "E0628: `limit` is given as \"seven\", which is not an int [limit]\n");
  CHECK(test::check_text(plain, {{"limit", "700"}})->list() ==
        "E0628: `limit` is given as \"700\", which is more than 100 [limit]\n");
  CHECK(test::check_text(plain, {{"limit", "7"}, {"limt", "8"}})->list() ==
        "E0209: there is no parameter `limt` to set\n");
}

}  // namespace damson
