// Digests of records: the same for what reads back as the same, whatever the order of fields and the format; another
// for everything else.
#include <doctest/doctest.h>

#include "runtime/connectors/connector.h"
#include "runtime/connectors/one_pass.h"
#include "runtime/keys/record_digest.h"
#include "tests/unit/connectors/memory_storage.h"

namespace damson {

namespace {

HashSecret secret_of(uint32_t seed) {
  HashSecret secret{};
  for (uint32_t& word : secret) word = seed = seed * 1664525U + 1013904223U;
  return secret;
}

Type field_type(const std::string& word) {
  if (word == "int") return Type(TypeKind::integer).or_missing();
  if (word == "decimal") return Type(TypeKind::decimal).or_missing();
  if (word == "float") return Type(TypeKind::floating).or_missing();
  if (word == "datetime") return Type(TypeKind::datetime).or_missing();
  if (word == "texts") return Type::list_of(Type(TypeKind::text).or_missing()).or_missing();
  if (word == "part") return Type::record_of({{"x", field_type("int")}, {"y", field_type("text")}}).or_missing();
  if (word == "trap") return Type::record_of({{"y", field_type("text")}, {"x", field_type("int")}}).or_missing();
  return Type(TypeKind::text).or_missing();
}

Type schema_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::vector<Type::Field> made;
  for (const auto& [name, type] : fields) made.push_back({name, field_type(type)});
  return Type::record_of(std::move(made));
}

RecordDigest digest_of(const Type& schema, const std::vector<std::string>& key, const std::string& json,
                       uint32_t seed = 1) {
  test::MemoryStorage storage;
  storage.files["r.ndjson"] = json + "\n";
  const Connector& ndjson = *find_connector("ndjson");
  const SourceRequest request{.name = "s", .schema_name = "S", .schema = &schema, .read = &schema};
  auto begun = begin_one_pass(ndjson, {{"file", ConstantValue{std::string("r.ndjson")}}}, request, storage);
  REQUIRE(std::holds_alternative<OnePass>(begun));
  auto& pass = std::get<OnePass>(begun);
  auto more = pass.reader->next(*pass.block);
  REQUIRE(std::holds_alternative<bool>(more));
  RecordBatch batch;
  Arena arena;
  Failures failures;
  pass.reader->parse(*pass.block, batch, arena, failures);
  REQUIRE(!batch.problem);
  std::string scratch;
  return RecordDigester(schema, key, secret_of(seed)).digest(batch.records, 0, scratch);
}

uint64_t content(const std::string& type, const std::string& value) {
  return digest_of(schema_of({{"v", type}}), {}, R"({"v":)" + value + "}").content;
}

}  // namespace

TEST_CASE("the order of fields makes no difference to a record's digest") {
  const Type one = schema_of({{"id", "int"}, {"name", "text"}, {"part", "part"}});
  const Type other = schema_of({{"part", "trap"}, {"name", "text"}, {"id", "int"}});
  const std::string json = R"({"id":7,"name":"x","part":{"x":1,"y":"z"}})";
  CHECK(digest_of(one, {"id"}, json).content == digest_of(other, {"id"}, json).content);
  CHECK(digest_of(one, {"id"}, json).key == digest_of(other, {"id"}, json).key);
  CHECK(digest_of(one, {"id", "name"}, json).key == digest_of(other, {"name", "id"}, json).key);
}

TEST_CASE("a key is digested by itself, and without one all that a record holds") {
  const Type schema = schema_of({{"id", "int"}, {"name", "text"}});
  const RecordDigest one = digest_of(schema, {"id"}, R"({"id":7,"name":"x"})");
  const RecordDigest other = digest_of(schema, {"id"}, R"({"id":7,"name":"y"})");
  CHECK(one.key == other.key);
  CHECK(one.content != other.content);
  CHECK(digest_of(schema, {}, R"({"id":7,"name":"x"})").key != digest_of(schema, {}, R"({"id":7,"name":"y"})").key);
  CHECK(digest_of(schema, {}, R"({"id":7,"name":"x"})").content == one.content);
}

TEST_CASE("another secret gives other digests") {
  const Type schema = schema_of({{"id", "int"}});
  CHECK(digest_of(schema, {"id"}, R"({"id":7})", 1).key != digest_of(schema, {"id"}, R"({"id":7})", 2).key);
  CHECK(digest_of(schema, {"id"}, R"({"id":7})", 1).content != digest_of(schema, {"id"}, R"({"id":7})", 2).content);
}

TEST_CASE("values that are equal as they are written have one digest") {
  CHECK(content("decimal", "12.50") == content("decimal", "12.5"));
  CHECK(content("float", "-0.0") == content("float", "0"));
  CHECK(content("text", "null") == digest_of(schema_of({{"v", "text"}}), {}, "{}").content);
}

TEST_CASE("values that are not the same have other digests") {
  CHECK(content("decimal", "12.50") != content("decimal", "12.51"));
  CHECK(content("text", R"("")") != content("text", "null"));
  CHECK(content("texts", "[]") != content("texts", "null"));
  CHECK(content("texts", R"(["a","b"])") != content("texts", R"(["ab"])"));
  CHECK(content("texts", R"(["a","b"])") != content("texts", R"(["b","a"])"));
  CHECK(content("texts", R"([null])") != content("texts", R"([""])"));
  CHECK(content("part", R"({"x":1})") != content("part", R"({"y":"1"})"));
  CHECK(content("part", R"({})") != content("part", "null"));
  CHECK(content("datetime", R"("2020-01-01T10:00:00+01:00")") != content("datetime", R"("2020-01-01T09:00:00Z")"));
  const Type two = schema_of({{"a", "text"}, {"b", "text"}});
  CHECK(digest_of(two, {}, R"({"a":"xy","b":""})").content != digest_of(two, {}, R"({"a":"x","b":"y"})").content);
  CHECK(digest_of(two, {}, R"({"a":"x"})").content != digest_of(two, {}, R"({"b":"x"})").content);
}

}  // namespace damson
