// Calls are resolved by name, place and type, with messages for readers; kernels keep the facts of their arguments.
#include <doctest/doctest.h>

#include <deque>

#include "runtime/values/each_batch.h"
#include "runtime/values/json_text.h"
#include "runtime/values/operators/operators.h"
#include "stdlib/library.h"

namespace damson {

namespace {

GivenArgument of_type(TypeKind kind, std::string_view name = {}) {
  return {.name = name, .argument = {.type = Type(kind), .constant = std::nullopt}};
}
GivenArgument constant(ConstantValue value, std::string_view name = {}) {
  Type type = type_of(value);
  return {.name = name, .argument = {.type = std::move(type), .constant = std::move(value)}};
}

std::string message(std::string_view function, const std::vector<GivenArgument>& given) {
  auto resolved = resolve_call(*find_function(function), given);
  if (const auto* problem = std::get_if<CallProblem>(&resolved)) return problem->message;
  return "fits";
}

CallProblem::Kind kind(std::string_view function, const std::vector<GivenArgument>& given) {
  auto resolved = resolve_call(*find_function(function), given);
  return std::get<CallProblem>(resolved).kind;
}

Type result(std::string_view function, const std::vector<GivenArgument>& given) {
  return std::get<ResolvedCall>(resolve_call(*find_function(function), given)).call.result;
}

}  // namespace

TEST_CASE("a call that does not fit says what is needed") {
  CHECK(message("take", {of_type(TypeKind::text), of_type(TypeKind::text)}) ==
        "`take` needs `count`, an int; this is text");
  CHECK(message("take", {of_type(TypeKind::text)}) == "`take` needs `count`, an int");
  CHECK(message("take", {of_type(TypeKind::text), of_type(TypeKind::integer), of_type(TypeKind::integer)}) ==
        "`take` takes 2 arguments, this is a third");
  CHECK(message("take", {of_type(TypeKind::text), of_type(TypeKind::integer, "cuont")}) ==
        "`take` has no argument `cuont`; it takes `text`, `count`");
  CHECK(message("take", {of_type(TypeKind::text), of_type(TypeKind::integer), of_type(TypeKind::integer, "count")}) ==
        "`count` is given twice");
  CHECK(message("year", {of_type(TypeKind::text)}) == "`year` needs `date`, a date or a datetime; this is text");
  CHECK(message("matches", {of_type(TypeKind::text), of_type(TypeKind::text)}) ==
        "`matches` needs `pattern`, a regular expression such as /[0-9]+/; this is text");
  CHECK(kind("normalize", {of_type(TypeKind::text), of_type(TypeKind::text)}) == CallProblem::Kind::not_constant);
  CHECK(kind("matches", {of_type(TypeKind::text), constant({RegexLiteral{.pattern = "("}})}) ==
        CallProblem::Kind::refused);
  CHECK(message("parse_date", {of_type(TypeKind::text), constant({std::string("DD.MM.YY")})}).find("two digits") !=
        std::string::npos);
  CHECK(message("days_between", {constant({std::string("1900-02-30")}), of_type(TypeKind::date)}) ==
        "`days_between` needs `from`, a date; \"1900-02-30\" is none");
}

TEST_CASE("results follow the types of the arguments") {
  const Type texts = Type::list_of(Type(TypeKind::text));
  const GivenArgument list{.name = {}, .argument = {.type = texts, .constant = std::nullopt}};
  CHECK(to_text(result("first", {list})) == "text?");
  CHECK(to_text(result("unique", {list})) == "list of text");
  const GivenArgument maybe{.name = {},
                            .argument = {.type = Type(TypeKind::text).or_missing(), .constant = std::nullopt}};
  CHECK(to_text(result("trim", {maybe})) == "text?");
  CHECK(to_text(result("is_blank", {maybe})) == "bool");
  CHECK(to_text(result("max", {of_type(TypeKind::integer), of_type(TypeKind::decimal)})) == "decimal");
  CHECK(to_text(result("round", {of_type(TypeKind::integer)})) == "decimal");
  CHECK(message("starts_with", {of_type(TypeKind::path), of_type(TypeKind::text)}) == "fits");
}

TEST_CASE("a type of which nothing is known goes only with itself") {
  const Type t = Type::variable("T");
  const Type u = Type::variable("U");
  CHECK(common_type(t, t.or_missing()) == t.or_missing());
  CHECK(common_type(Type::list_of(t), Type::list_of(u)) == std::nullopt);
  CHECK(common_type(t, Type(TypeKind::text)) == std::nullopt);
  const Type pair = Type::list_of(Type::record_of({{"a", t}, {"b", u.or_missing()}}));
  const TypeBindings bindings{{"T", Type(TypeKind::integer)}, {"U", Type::list_of(t)}};
  CHECK(to_text(substituted(pair, bindings)) == "list of { a: int, b: list of T? }");
  CHECK(result("first", {{.name = {}, .argument = {.type = Type::list_of(t), .constant = std::nullopt}}}) ==
        t.or_missing());
  for (const auto name : {"max", "to_text", "upper", "sort", "join", "pick"}) {
    CHECK(message(name, {{.name = {}, .argument = {.type = Type::list_of(t), .constant = std::nullopt}}}) != "fits");
  }
}

TEST_CASE("named arguments and defaults reach their places") {
  const std::vector<GivenArgument> given{of_type(TypeKind::integer, "years"), of_type(TypeKind::date, "date")};
  const auto resolved = std::get<ResolvedCall>(resolve_call(*find_function("add"), given));
  CHECK(resolved.order == std::vector<int>{1, -1, -1, 0});
  CHECK(resolved.defaults[1] == ConstantValue{int64_t{0}});
}

TEST_CASE("the gravest fact of the arguments is the row's, the leftmost among equals") {
  Arena arena;
  Failures failures;
  std::vector<Loss> losses;
  const Type text(TypeKind::text);
  Column a = make_column(text, 5, arena);
  Column b = make_column(text, 5, arena);
  for (uint32_t row = 0; row < 5; ++row) a.values<Text>()[row] = b.values<Text>()[row] = "a";
  set_state(a, 1, State::missing, 0, arena);
  set_state(b, 1, State::error, failures.add({.reason = "second"}), arena);
  set_state(a, 2, State::error, failures.add({.reason = "first"}), arena);
  set_state(b, 2, State::error, failures.add({.reason = "second"}), arena);
  set_state(b, 3, State::missing, 0, arena);
  set_state(a, 4, State::unmatched, failures.add({.kind = FailureKind::unmatched, .reason = "none"}), arena);

  const std::vector<GivenArgument> given{of_type(TypeKind::text), of_type(TypeKind::text)};
  const auto resolved = std::get<ResolvedCall>(resolve_call(*find_function("starts_with"), given));
  Column out{.type = &resolved.call.result};
  KernelContext context{.arena = arena, .failures = failures, .losses = &losses};
  const Column* arguments[] = {&a, &b};
  resolved.call.kernel(arguments, 5, out, context);
  CHECK(out.present(0));
  CHECK(out.state(1) == State::error);
  CHECK(failures[out.failure(1)].reason == "second");
  CHECK(failures[out.failure(2)].reason == "first");
  CHECK(out.state(3) == State::missing);
  CHECK(out.state(4) == State::unmatched);
}

TEST_CASE("an error among the items of a list is an error of the call") {
  Arena arena;
  Failures failures;
  const Type list = Type::list_of(Type(TypeKind::text).or_missing());
  const ConstantValue::List items{{std::string("a")}, {}, {std::string("b")}};
  Column lists = constant_column({items}, list, arena).value();
  const GivenArgument given[] = {{.name = {}, .argument = {.type = list, .constant = std::nullopt}},
                                 of_type(TypeKind::text)};
  const auto resolved = std::get<ResolvedCall>(resolve_call(*find_function("join"), given));
  const Type text(TypeKind::text);
  const Column comma = constant_column({std::string(",")}, text, arena).value();
  KernelContext context{.arena = arena, .failures = failures, .losses = nullptr};
  const Column* arguments[] = {&lists, &comma};
  Column out{.type = &resolved.call.result};
  resolved.call.kernel(arguments, 3, out, context);
  CHECK(out.constant());
  CHECK(out.value<Text>(2) == "a,b");
  set_state(lists.element(), 2, State::error, failures.add({.reason = "bad"}), arena);
  Column failed{.type = &resolved.call.result};
  resolved.call.kernel(arguments, 3, failed, context);
  CHECK(failed.state(0) == State::error);
}

TEST_CASE("what is thrown away is told with its row") {
  Arena arena;
  Failures failures;
  std::vector<Loss> losses;
  const Type text(TypeKind::text);
  Column values = make_column(text, 3, arena);
  values.values<Text>()[0] = "ab";
  values.values<Text>()[1] = "abcdef";
  values.values<Text>()[2] = "abc";
  const std::vector<GivenArgument> given{of_type(TypeKind::text), constant({int64_t{3}})};
  const auto resolved = std::get<ResolvedCall>(resolve_call(*find_function("truncate"), given));
  CHECK(resolved.call.lossy);
  const Type integer(TypeKind::integer);
  const Column three = constant_column({int64_t{3}}, integer, arena).value();
  Column out{.type = &resolved.call.result};
  KernelContext context{.arena = arena, .failures = failures, .losses = &losses};
  const Column* arguments[] = {&values, &three};
  resolved.call.kernel(arguments, 3, out, context);
  REQUIRE(losses.size() == 1);
  CHECK(losses[0].row == 1);
  CHECK(losses[0].before == "abcdef");
  CHECK(losses[0].after == "abc");
}

}  // namespace damson
