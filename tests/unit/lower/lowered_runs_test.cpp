// Lowered specs, run: outcomes, values and notes are what the spec says, by both evaluators and for every batch size.
#include "tests/support/both_evaluators.h"

#include "runtime/program/verify.h"
#include "runtime/values/operators/path_patterns.h"
#include "tests/unit/lower/typed_spec.h"

namespace damson::lower_test {

namespace {

using Shown = std::vector<std::string>;

/// What the map makes of the records: the target's record, or the outcome, and the notes.
Shown run(TypedSpec& spec, const std::string& records) {
  Program program = spec.lower();
  REQUIRE(verify(program).empty());
  MapProgram& map = program.maps[0];
  std::rotate(map.body.results.begin(), map.body.results.begin() + static_cast<std::ptrdiff_t>(map.record),
              map.body.results.end());
  const size_t count = map.body.results.size();
  for (Judgement& judgement : map.body_judgements) {
    judgement.result = (judgement.result + count - map.record) % count;
    if (judgement.reason) judgement.reason = (*judgement.reason + count - map.record) % count;
  }
  const Shown whole = test::evaluated(program, records);
  CHECK(test::evaluated(program, records, 1) == whole);
  CHECK(test::evaluated(program, records, 2) == whole);
  Shown records_alone;
  for (std::string unit : whole) {  // the record comes first; what follows it are its fields again
    const size_t notes = unit.find(" / ");
    if (unit.starts_with("{"))
      unit = unit.substr(0, unit.find("} ") + 1) + (notes == std::string::npos ? "" : unit.substr(notes));
    records_alone.push_back(unit);
  }
  return records_alone;
}

ExpressionPtr names_of(const TypedSpec& spec, const BindingPtr& maker, std::vector<typed::Omit> omits,
                       const ExpressionPtr& value) {
  return make(Type::list_of(text_type()), typed::ForEach{spec.source("makers"), maker, std::move(omits), value});
}

}  // namespace

TEST_CASE("scope, arms, loops and clauses") {
  TypedSpec spec;
  const BindingPtr maker = binding("m", spec.source("makers")->type.element());
  const auto name = field(use(maker), "name");
  const auto no_role = call(Operator::concat_reason, {text("no role: "), name});
  const auto role =
      handled(field(use(maker), "role"), {{State::missing, typed::WarnAndUse{0, no_role, text("?")}}}, text_type());
  const auto untitled = call(Operator::is_missing, {spec.source("title")});
  spec.map.fields[1].value = when(untitled, typed::Reject{2, text("untitled")}, give(spec.source("title")));
  spec.map.fields[2].value = names_of(spec, maker, {{call(Operator::equal, {name, text("x")}), 1}}, role);
  spec.map.skips.push_back({call(Operator::equal, {spec.source("year"), number(1900)}),
                            0,
                            {},
                            call(Operator::concat_reason, {text("old: "), spec.source("title")})});
  const Shown shown = run(spec, R"([
    {"id": "1", "title": "T", "makers": [{"name": "a", "role": "r"}, {"name": "x"}, {"name": "b"}]},
    {"id": "2", "makers": [{"name": "x"}]},
    {"id": "3", "title": "S", "year": 1900},
    {"title": "S", "year": 1901},
    {"id": "5", "title": "V"}
  ])");
  CHECK(
      shown ==
      Shown{R"({id: "1", title: "T", names: ["r", "?"]} / loss 1 ({"name":"x","role":null}) / warning 0 (no role: b))",
            "reject 2 (untitled)", "skip 0 (old: S)", "reject 0 (`id` is missing in the source)",
            R"({id: "5", title: "V", names: []})"});
}

TEST_CASE("a let warns once a unit, wherever it is used") {
  TypedSpec spec;
  const BindingPtr maker = binding("m", spec.source("makers")->type.element());
  const auto warned =
      handled(spec.source("title"), {{State::missing, typed::WarnAndUse{0, text("untitled"), text("-")}}}, text_type());
  const BindingPtr title = let("t", warned);
  spec.map.fields[1].value =
      when(call(Operator::is_present, {spec.source("year")}), give(use(title)), give(text("timeless")));
  spec.map.fields[2].value =
      names_of(spec, maker, {}, call(Operator::concat, {field(use(maker), "name"), text(" "), use(title)}));
  spec.map.skips.push_back({call(Operator::equal, {use(title), text("skip")}), 0, {}, nullptr});
  const Shown shown = run(spec, R"([
    {"id": "1", "makers": [{"name": "a"}, {"name": "b"}]},
    {"id": "2", "year": 7},
    {"id": "3", "title": "T", "year": 7, "makers": [{"name": "c"}]},
    {"id": "4", "title": "skip"}
  ])");
  CHECK(shown == Shown{R"({id: "1", title: "timeless", names: ["a -", "b -"]} / warning 0 (untitled))",
                       R"({id: "2", title: "-", names: []} / warning 0 (untitled))",
                       R"({id: "3", title: "T", names: ["c T"]})", "skip 0 (stub)"});
}

TEST_CASE("vocabularies pick, note what they do not know, and pass missing through") {
  const auto translated = [](bool rejects) {
    TypedSpec spec;
    const std::vector<std::vector<ArmPattern>> patterns = {{ConstantValue{std::string("a")}},
                                                           {ConstantValue{std::string("b")}},
                                                           {ConstantValue{std::string("c")}},
                                                           {AnythingPattern{}}};
    const Type subject = text_type().or_missing();
    auto classifier = std::make_shared<const BoundCall>(bind_classifier(subject, patterns).value());
    const BindingPtr value = binding("value", text_type());
    typed::Choice choice{spec.source("title"), value, classifier, "terms", {}, 0, 3};
    for (const char* term : {"A", "B", "C"}) choice.arms.push_back(give(text(term)));
    const auto unknown = call(Operator::concat_reason, {text("no "), use(value)});
    if (rejects) choice.arms.push_back(typed::Reject{2, unknown});
    if (!rejects) choice.arms.push_back(give(text("other")));
    spec.map.fields[1].value = make(subject, choice);
    return run(spec,
               R"([{"id": "1", "title": "b"}, {"id": "2", "title": "z"}, {"id": "3"}, {"id": "4", "title": "a"}])");
  };
  CHECK(translated(true) == Shown{R"({id: "1", title: "B", names: []})", "reject 2 (no z)",
                                  R"({id: "3", title: missing, names: []})", R"({id: "4", title: "A", names: []})"});
  CHECK(translated(false) == Shown{R"({id: "1", title: "B", names: []})",
                                   R"({id: "2", title: "other", names: []} / unmapped 0 (z))",
                                   R"({id: "3", title: missing, names: []})", R"({id: "4", title: "A", names: []})"});
}

TEST_CASE("paths fill their templates") {
  TypedSpec spec;
  PathPattern::Hole name{PathPattern::Hole::Kind::part, "name", {}, {}};
  PathPattern::Hole size{PathPattern::Hole::Kind::integer, "size", {}, {}};
  const std::vector<PathPattern> patterns = {{{PathPattern::DoubleStar{}, PathPattern::Literal{"/"}, name,
                                               PathPattern::Literal{"_"}, size, PathPattern::Literal{".jpg"}}},
                                             {{name, PathPattern::Literal{".tif"}}}};
  auto matcher = std::make_shared<const BoundCall>(bind_path_matcher(patterns).value());
  const BindingPtr match = binding("match", path_match_type(patterns));
  const BindingPtr value = binding("value", text_type());
  typed::PathChoice choice{spec.source("title"), matcher, "images", match, {}, value, {}};
  choice.arms.push_back(
      give(call(Operator::concat, {field(use(match), "0_name"), text("-"), field(use(match), "0_size")})));
  choice.arms.push_back(give(field(use(match), "1_name")));
  choice.arms.push_back(typed::Reject{2, use(value)});
  spec.map.fields[1].value = make(text_type().or_missing(), choice);
  const Shown shown = run(
      spec,
      R"([{"id": "1", "title": "a/b/c_07.jpg"}, {"id": "2", "title": "d.tif"}, {"id": "3", "title": "e"}, {"id": "4"}])");
  CHECK(shown == Shown{R"({id: "1", title: "c-7", names: []})", R"({id: "2", title: "d", names: []})", "reject 2 (e)",
                       R"({id: "4", title: missing, names: []})"});
}

TEST_CASE("requirements reject with the reason of the record, advices warn") {
  TypedSpec spec;
  spec.map.fields[1].value = spec.source("title");
  const auto title = field(use(spec.map.result), "title");
  spec.map.requires_.push_back({call(Operator::not_equal, {title, text("bad")}),
                                2,
                                {},
                                call(Operator::concat_reason, {text("not "), title, text("!")})});
  spec.map.advises.push_back({call(Operator::is_present, {title}), 0, {}, nullptr});
  const Shown shown = run(spec, R"([{"id": "1", "title": "good"}, {"id": "2", "title": "bad"}, {"id": "3"}])");
  CHECK(shown == Shown{R"({id: "1", title: "good", names: []})", "reject 2 (not bad!)",
                       R"({id: "3", title: missing, names: []} / warning 0 (works.title.warning))"});
}

}  // namespace damson::lower_test
