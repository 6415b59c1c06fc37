// What becomes of checked specs: only what is used is read, nothing is computed twice, every block hangs together.
#include <limits>

#include <doctest/doctest.h>

#include "runtime/program/program_text.h"
#include "runtime/program/verify.h"
#include "tests/unit/lower/typed_spec.h"

namespace damson::lower_test {

namespace {

std::string sound(const Program& program) {
  std::string complaints;
  for (const auto& complaint : verify(program)) complaints += complaint + "\n";
  return complaints;
}

size_t count_of(std::string_view needle, std::string_view text) {
  size_t count = 0;
  for (size_t at = text.find(needle); at != Text::npos; at = text.find(needle, at + 1)) ++count;
  return count;
}

typed::Lookup lookup_of(const ExpressionPtr& key) { return {0, {key}, false}; }

}  // namespace

TEST_CASE("only what is used is read, nested parts too") {
  TypedSpec spec;
  spec.map.fields[1].value = function("show", {field(spec.source("size"), "width")});
  spec.map.fields[2].value = field(spec.source("makers"), "name");
  const Program program = spec.lower();
  CHECK(structure_text(program.sources[0].read) ==
        "{ id: text, size: { width: int }?, makers: list of { name: text } }");
  CHECK(structure_text(program.sources[1].read) == "{ id: text }");
  CHECK(program.indexes[0].key_fields == std::vector<uint32_t>{0});
  CHECK(sound(program) == "");
  CHECK(program.maps[0].scope_judgements[0].validation.children.size() == 3);
  CHECK(body_text(program) == R"(
r0 = input
r1: text = r0.id
r2: { width: int }? = r0.size
r3: int? = r2.width
r4: text = call `show` on (r3)
r5: list of Maker = r0.makers
r6: list of Maker = call `missing lists are empty` on (r5)
r7: list of text = r6[].name
r8: Asset = record (r1, r4, r7)
gives r1, r4, r7, r8
)");
}

TEST_CASE("a list that must be there is empty where the source has none") {
  TypedSpec spec;
  const BindingPtr maker = binding("m", spec.source("makers")->type.element());
  spec.map.fields[2].value =
      make(Type::list_of(text_type()), typed::ForEach{spec.source("makers"), maker, {}, field(use(maker), "name")});
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(body_text(program) == R"(
r0 = input
r1: text = r0.id
r2: list of Maker = r0.makers
r3: list of Maker = call `missing lists are empty` on (r2)
r4: list of text = for each r3
  block
    r0 = input
    r1: text = r0.name
    gives r1
r5: text? = constant missing
r6: Asset = record (r1, r5, r4)
gives r1, r4, r6
)");
}

TEST_CASE("the same is computed once") {
  TypedSpec spec;
  const auto title = [&] { return function("squeeze(_)", {spec.source("title")}); };
  spec.map.fields[0].value = call(Operator::concat, {title(), title()});
  spec.map.fields[1].value = title();
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(count_of("squeeze", body_text(program)) == 1);
}

TEST_CASE("what an enclosing block computes is captured, what only an arm needs is computed there") {
  TypedSpec spec;
  const auto title = [&] { return function("squeeze(_)", {spec.source("title")}); };
  const auto year = [&] { return function("spell(_)", {spec.source("year")}); };
  spec.map.fields[0].value = title();
  spec.map.fields[1].value = when(call(Operator::is_missing, {spec.source("year")}), give(title()), give(year()));
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(body_text(program) == R"(
r0 = input
r1: text? = r0.title
r2: text = call `squeeze(_)` on (r1)
r3: int? = r0.year
r4: bool = call `is missing` on (r3)
r5: int = call `0 when true, else 1` on (r4)
r6: text = switch r5
  block 0
    r0 = captured r2
    gives r0
  block 1
    r0 = captured r3
    r1: text = call `spell(_)` on (r0)
    gives r1
r7: list of text = constant []
r8: Asset = record (r2, r6, r7)
gives r2, r6, r8
)");
}

TEST_CASE("a let is computed in the innermost block around its uses") {
  const auto lowered = [](bool also_outside) {
    TypedSpec spec;
    const BindingPtr spelt = let("spelt", function("spell(_)", {spec.source("year")}));
    const auto arm =
        when(call(Operator::is_missing, {spec.source("year")}), give(use(spelt)), give(function("f", {use(spelt)})));
    spec.map.fields[1].value = when(call(Operator::is_missing, {spec.source("title")}), give(arm), give(text("x")));
    if (also_outside)
      spec.map.fields[0].value =
          when(call(Operator::is_present, {spec.source("year")}), give(use(spelt)), give(text("y")));
    const Program program = spec.lower();
    CHECK(sound(program) == "");
    return body_text(program);
  };
  CHECK(lowered(false).find("\n    r3: text = call `spell(_)`") != std::string::npos);
  CHECK(lowered(true).find("\nr4: text = call `spell(_)`") != std::string::npos);
  CHECK(count_of("spell", lowered(false)) == 1);
  CHECK(count_of("spell", lowered(true)) == 1);
}

TEST_CASE("a let that does not depend on the item is computed outside of the loop") {
  TypedSpec spec;
  const BindingPtr spelt = let("spelt", function("spell(_)", {spec.source("year")}));
  const BindingPtr maker = binding("m", spec.source("makers")->type.element());
  const BindingPtr both = let("both", call(Operator::concat, {field(use(maker), "name"), use(spelt)}));
  const auto value = call(Operator::concat, {use(both), use(both)});
  spec.map.fields[2].value = make(Type::list_of(text_type()), typed::ForEach{spec.source("makers"), maker, {}, value});
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  const std::string body = body_text(program);
  CHECK(body.find("\nr5: text = call `spell(_)` on (r4)") != std::string::npos);
  CHECK(body.find(R"(
    r0 = captured r5
    r1 = input
    r2: text = r1.name
)") != std::string::npos);
}

TEST_CASE("calls on constants are folded, failing ones stay") {
  TypedSpec spec;
  spec.map.fields[0].value = call(Operator::concat, {text("a"), text("b")});
  const auto most = number(std::numeric_limits<int64_t>::max());
  spec.map.fields[1].value = function("show", {call(Operator::add, {most, number(1)})});
  spec.map.fields[2].value = make(Type::list_of(text_type()), typed::ListValue{{text("x"), missing()}});
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(body_text(program) == R"(
r0 = input
r1: int = constant 9223372036854775807
r2: int = constant 1
r3: int = call `+` on (r1, r2)
r4: text = call `show` on (r3)
r5: text = constant "ab"
r6: list of text = constant ["x",null]
r7: Asset = record (r5, r4, r6)
gives r5, r4, r7
)");
}

TEST_CASE("lossy calls are not folded") {
  TypedSpec spec;
  spec.map.fields[1].value = function("truncate(_, 1)", {text("abc")}, 0);
  CHECK(count_of("call `truncate(_, 1)` on (r2), loss 0", body_text(spec.lower())) == 1);
}

TEST_CASE("clauses apply in order and warn where they are taken") {
  TypedSpec spec;
  const auto name = field(make(spec.checked.program.sources[1].schema, lookup_of(spec.source("id"))), "name");
  std::vector<typed::Clause> clauses;
  clauses.push_back({State::unmatched, typed::WarnAndUse{0, text("nobody"), spec.source("title")}});
  clauses.push_back({State::missing, typed::Reject{2, text("no name")}});
  spec.map.fields[1].value = handled(name, clauses, text_type());
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(structure_text(program.sources[1].read) == "{ id: text, name: text }");
  CHECK(body_text(program) == R"(
r0 = input
r1: text = r0.id
r2: Person = look up 0(r1)
r3: text = r2.name
r4: text? = r0.title
r5: text = recover r3 on unmatched
  block
    r0 = captured r4
    r1: text = constant "nobody"
    r2: text = r0, noting warning 0 r1
    gives r2
r6: text = recover r5 on missing
  block
    r0: text = constant "no name"
    r1: text? = reject at point 2 because r0
    gives r1
r7: list of text = constant []
r8: Asset = record (r1, r6, r7)
gives r1, r6, r8
)");
}

TEST_CASE("constants of a vocabulary are picked, unmapped values noted") {
  TypedSpec spec;
  const std::vector<std::vector<ArmPattern>> patterns = {{ConstantValue{std::string("a")}},
                                                         {ConstantValue{std::string("b")}},
                                                         {ConstantValue{std::string("c")}},
                                                         {AnythingPattern{}}};
  auto classifier = std::make_shared<const BoundCall>(bind_classifier(text_type(), patterns).value());
  const BindingPtr value = binding("value", text_type());
  typed::Choice choice{spec.source("id"), value, classifier, "terms", {}, 0, 3};
  for (const char* term : {"A", "B", "C"}) choice.arms.push_back(give(text(term)));
  choice.arms.push_back(typed::Reject{2, call(Operator::concat_reason, {text("no "), use(value)})});
  spec.map.fields[1].value = make(text_type(), choice);
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(body_text(program) == R"(
r0 = input
r1: text = r0.id
r2: int = call `terms` on (r1)
r3: text? = call `pick from "A", "B", "C", missing` on (r2)
r4: int = call `pick from 0, 0, 0, 1` on (r2)
r5: text = switch r4
  block 0
    r0 = captured r3
    gives r0
  block 1
    r0 = captured r1
    r1: text = constant "no "
    r2: text = call `reason` on (r1, r0)
    r3: text? = reject at point 2 because r2
    r4: text = r3, noting unmapped value of vocabulary 0 r0
    gives r4
r6: list of text = constant []
r7: Asset = record (r1, r5, r6)
gives r1, r5, r7
)");
}

TEST_CASE("omitted items leave no notes") {
  const auto lowered = [](bool warns) {
    TypedSpec spec;
    const BindingPtr maker = binding("m", spec.source("makers")->type.element());
    const auto name = field(use(maker), "name");
    std::vector<typed::Clause> clauses;
    clauses.push_back(
        {State::missing, warns ? Action(typed::WarnAndUse{0, text("no role"), text("?")}) : give(text("?"))});
    const auto role = handled(field(use(maker), "role"), clauses, text_type());
    std::vector<typed::Omit> omits = {{call(Operator::equal, {name, text("x")}), 1}};
    spec.map.fields[2].value =
        make(Type::list_of(text_type()), typed::ForEach{spec.source("makers"), maker, omits, role});
    const Program program = spec.lower();
    CHECK(sound(program) == "");
    return body_text(program);
  };
  CHECK(count_of("switch", lowered(false)) == 0);
  CHECK(lowered(true).find(R"(
r4: list of text = for each r3, omit with loss 1
  block
    r0 = input
    r1: text = r0.name
    r2: text = constant "x"
    r3: bool = call `==` on (r1, r2)
    r4: int = call `0 when true, else 1` on (r3)
    r5: text? = r0.role
    r6: text? = switch r4
      block 0
        r0: text? = constant missing
        gives r0
      block 1
        r0 = captured r5
        r1: text = recover r0 on missing
)") != std::string::npos);
}

TEST_CASE("what the scope shares with the body is noted in the body alone") {
  TypedSpec spec;
  const BindingPtr cut = let("cut", function("truncate(_, 3)", {spec.source("title")}, 0));
  spec.map.skips.push_back({call(Operator::equal, {use(cut), text("abc")}), 0, {}, {}});
  spec.map.skips.push_back(
      {call(Operator::equal, {function("truncate(_, 2)", {spec.source("title")}, 0), text("ab")}), 0, {}, {}});
  spec.map.fields[1].value = use(cut);
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(count_of("`truncate(_, 3)` on (r1)\n", scope_text(program)) == 1);
  CHECK(count_of("`truncate(_, 2)` on (r1), loss 0", scope_text(program)) == 1);
  CHECK(count_of("loss 0", body_text(program)) == 1);
}

TEST_CASE("a record handed on where it is alone is read in part, beside another it is read whole") {
  TypedSpec spec;
  const auto found = [&] { return make(spec.checked.program.sources[1].schema, lookup_of(spec.source("id"))); };
  const Type maybe = spec.checked.program.sources[1].schema.or_missing();
  const auto alone = handled(found(), {{State::unmatched, give(missing())}}, maybe);
  spec.map.fields[1].value = field(use(let("p", alone)), "name");
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(structure_text(program.sources[1].read) == "{ id: text, name: text }");

  TypedSpec two;
  const auto other = make(two.checked.program.sources[1].schema, lookup_of(two.source("title")));
  const auto both = handled(make(two.checked.program.sources[1].schema, lookup_of(two.source("id"))),
                            {{State::unmatched, give(other)}}, maybe);
  two.map.fields[1].value = field(both, "name");
  const Program whole = two.lower();
  CHECK(sound(whole) == "");
  CHECK(structure_text(whole.sources[1].read) == "{ notes: text?, id: text, name: text, born: int? }");
  CHECK(whole.indexes[0].key_fields == std::vector<uint32_t>{1});
}

TEST_CASE("requirements see the target's fields as they were made") {
  TypedSpec spec;
  spec.map.fields[1].value = function("squeeze(_)", {spec.source("title")});
  spec.map.requires_.push_back({call(Operator::is_present, {field(use(spec.map.result), "title")}), 2, {}, {}});
  spec.map.uniqueness.push_back({Uniqueness::Keep::reject_second, "", 1, {field(use(spec.map.result), "id")}, nullptr});
  const Program program = spec.lower();
  CHECK(sound(program) == "");
  CHECK(count_of("squeeze", body_text(program)) == 1);
  CHECK(count_of("call `is present` on (r3)", body_text(program)) == 1);
  const MapProgram& map = program.maps[0];
  CHECK(map.uniqueness[0].by == std::vector<size_t>{0});
  CHECK(map.body_judgements.back().kind == Judgement::Kind::require);
}

TEST_CASE("the text and the fingerprint of a program are the same every time and tell programs apart") {
  const auto lowered = [](const char* name) {
    TypedSpec spec;
    spec.map.fields[1].value = text(name);
    return spec.lower();
  };
  CHECK(to_text(lowered("a")) == to_text(lowered("a")));
  CHECK(fingerprint(lowered("a")) == fingerprint(lowered("a")));
  CHECK(fingerprint(lowered("a")) != fingerprint(lowered("b")));
  CHECK(fingerprint(lowered("a")).size() == 32);
  CHECK(to_text(lowered("a")) == R"(program "test"
source 0 works: Work from ndjson(file: "works.ndjson")
  schema { id: text, title: text?, year: int?, size: { height: int, width: int }?, makers: list of { name: text, role: text? } }
  reads { id: text }
lookup 1 people: Person from csv(file: "people.csv")
  schema { notes: text?, id: text, name: text, born: int? }
  reads { id: text }
table 0 of source 1
index 0 of table 0 by id, unique
target 0 assets: Asset to ndjson(file: "assets.ndjson")
  schema { id: text, title: text?, names: list of text }
point 0 works.in.id.missing
point 1 works.id.missing
point 2 works.title.rejected
skip rule 0 "stub" of works
warning 0 works.title.warning
loss 0 works.title "truncate"
loss 1 works.names "omit: later"
vocabulary 0 terms ["a", "b"]
map works from source 0 to target 0
  scope
    r0 = input
    gives r0
    read result 0
      result 0.id: missing → point 0
  body
    r0 = input
    r1: text = r0.id
    r2: text = constant "a"
    r3: list of text = constant []
    r4: Asset = record (r1, r2, r3)
    gives r1, r4
    validate result 0
      result 0: missing → point 1
  writes result 1
)");
}

TEST_CASE("a program that does not hang together is found out") {
  TypedSpec spec;
  Program program = spec.lower();
  std::get<FieldStep>(program.maps[0].body.steps[0].what).field = 7;
  program.maps[0].record = 99;
  program.maps[0].body.results.push_back(1000);
  const std::string complaints = sound(program);
  CHECK(count_of("does not suit its operands", complaints) == 1);
  CHECK(count_of("the record is no result", complaints) == 1);
  CHECK(count_of("gives what is not there", complaints) == 1);
}

}  // namespace damson::lower_test
