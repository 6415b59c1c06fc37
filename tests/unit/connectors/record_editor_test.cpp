// Changing records as they stand in their files.
#include <doctest/doctest.h>

#include "runtime/connectors/csv/csv_editor.h"
#include "runtime/connectors/json/json_object_edit.h"

namespace damson {

namespace {

std::string edited(std::string_view object, const std::vector<MemberEdit>& members) {
  std::string out;
  edit_json_object(object, members, out);
  return out;
}

Type schema_of(std::vector<std::string> names) {
  std::vector<Type::Field> fields;
  for (std::string& name : names) fields.push_back({std::move(name), Type(TypeKind::text).or_missing()});
  return Type::record_of(std::move(fields));
}

std::unique_ptr<RecordEditor> csv_editor(const std::vector<std::string>& names, std::string delimiter = ",") {
  const ConnectorArguments arguments{{"delimiter", ConstantValue{std::move(delimiter)}},
                                     {"absent", ConstantValue{std::string("-")}},
                                     {"line_break", ConstantValue{std::string("crlf")}}};
  return make_csv_editor(arguments, schema_of(names));
}

}  // namespace

TEST_CASE("editing a JSON object: all that is not meant stays as it is written") {
  const std::string_view object = R"({ "a" : 1.50,"b":{"x":[1,{"y":"}"}]} , "c\u0020d":"\"," })";
  CHECK(edited(object, {}) == object);
  CHECK(edited(object, {{"a", nullptr, "2"}}) == R"({ "a" : 2,"b":{"x":[1,{"y":"}"}]} , "c\u0020d":"\"," })");
  CHECK(edited(object, {{"c d", nullptr, "null"}}) == R"({ "a" : 1.50,"b":{"x":[1,{"y":"}"}]} , "c\u0020d":null })");
  CHECK(edited(object, {{"new", nullptr, "true"}}) ==
        R"({ "a" : 1.50,"b":{"x":[1,{"y":"}"}]} , "c\u0020d":"\",","new":true })");
}

TEST_CASE("editing a JSON object: members go with one of their commas") {
  CHECK(edited(R"({"a":1, "b":2, "c":3})", {{"a", nullptr, std::nullopt}}) == R"({"b":2, "c":3})");
  CHECK(edited(R"({"a":1, "b":2, "c":3})", {{"b", nullptr, std::nullopt}}) == R"({"a":1, "c":3})");
  CHECK(edited(R"({"a":1, "b":2, "c":3})", {{"c", nullptr, std::nullopt}}) == R"({"a":1, "b":2})");
  CHECK(edited(R"({"a":1})", {{"a", nullptr, std::nullopt}}) == "{}");
  CHECK(edited(R"({"a":1})", {{"a", nullptr, std::nullopt}, {"b", nullptr, "2"}}) == R"({"b":2})");
  CHECK(edited("{ }", {{"b", nullptr, "2"}}) == R"({"b":2 })");
  CHECK(edited("{}", {}) == "{}");
}

TEST_CASE("editing a JSON object: a record keeps what its schema lacks, a list does not") {
  const Type size =
      Type::record_of({{"height", Type(TypeKind::decimal)}, {"width", Type(TypeKind::decimal).or_missing()}});
  CHECK(edited(R"({"size":{"unit":"cm","height":1}})", {{"size", &size, R"({"height":2,"width":3})"}}) ==
        R"({"size":{"unit":"cm","height":2,"width":3}})");
  CHECK(edited(R"({"size":{"unit":"cm","width":1}})", {{"size", &size, R"({"height":2})"}}) ==
        R"({"size":{"unit":"cm","height":2}})");
  CHECK(edited(R"({"size":null})", {{"size", &size, R"({"height":2})"}}) == R"({"size":{"height":2}})");
  CHECK(edited(R"({"size":{"unit":"cm"}})", {{"size", &size, "null"}}) == R"({"size":null})");
  const Type list = Type::list_of(size);
  CHECK(edited(R"({"sizes":[{"unit":"cm"}]})", {{"sizes", &list, "[]"}}) == R"({"sizes":[]})");
}

TEST_CASE("editing a CSV record: cells that stay keep their quotes, columns their order") {
  const auto editor = csv_editor({"id", "title"});
  CHECK(editor->begin("shelf,title,id\n") == "shelf,title,id\r\n");
  std::string out;
  const std::string_view raw = "\"A, \"\"1\"\"\",old,\"7\"";
  editor->carry(raw, out);
  editor->edit(raw, std::vector<FieldText>{{1, true, "\"new, newer\""}}, out);
  editor->edit(raw, std::vector<FieldText>{{1, false, "-"}}, out);
  editor->create(std::vector<FieldText>{{0, true, "8"}, {1, true, "made"}}, out);
  CHECK(out ==
        "\"A, \"\"1\"\"\",old,\"7\"\r\n\"A, \"\"1\"\"\",\"new, newer\",\"7\"\r\n\"A, "
        "\"\"1\"\"\",-,\"7\"\r\n-,made,8\r\n");
}

TEST_CASE(
    "editing a CSV record: line breaks in quotes, empty cells, another delimiter, and a file that is not there yet") {
  const auto editor = csv_editor({"a", "b", "c"}, ";");
  CHECK(editor->begin({}) == "a;b;c\r\n");
  std::string out;
  editor->edit("\"x\ny;z\";;", std::vector<FieldText>{{2, true, "q"}}, out);
  editor->edit(";5\" nail;", std::vector<FieldText>{{0, true, "q"}}, out);
  CHECK(out == "\"x\ny;z\";;q\r\nq;5\" nail;\r\n");
}

}  // namespace damson
