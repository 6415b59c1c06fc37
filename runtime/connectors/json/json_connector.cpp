// The connector `json`: its words, arguments, examples and checks.
#include "runtime/connectors/json/json_connector.h"

#include "runtime/connectors/disk/glob.h"
#include "runtime/connectors/json/json_checks.h"
#include "runtime/connectors/json/json_editor.h"
#include "runtime/connectors/json/json_source.h"
#include "runtime/connectors/json/json_writer.h"

namespace damson {

namespace {

constexpr std::string_view json_details =
    R"(The file is an array of objects, or an object that has such an array in the field that `path` names: `path: "items"`, or
`path: "/result/items"` for one further down. What else such an object holds is passed over.

Values are read as `ndjson` reads them, and what `ndjson` does not write is not written here. A file with one object a line is read with `ndjson`. The array is read piece by piece, so
that it may be larger than the memory.)";

ConnectorArguments read_json_back(const ConnectorArguments& target) {
  return {{"file", ConstantValue{as_glob(std::get<std::string>(target.at("file").value))}},
          {"path", ConstantValue{std::string()}}};
}

}  // namespace

Connector json_connector() {
  return {
      .name = "json",
      .summary = "An array of JSON records.",
      .details = json_details,
      .traits = {.can_update = true},
      .source_parameters =
          {{"file",
            "The file: a name, a pattern like `export/*.json`, or a list of them. `.gz` and `.zst` are unpacked.",
            {},
            Type(TypeKind::text),
            true},
           {"path", "The field that holds the array, where the file is an object.", ConstantValue{std::string()}}},
      .target_parameters = {{"file", "The file to write. A name that ends in `.gz` or `.zst` is packed."},
                            {"absent", "`null` writes a missing field as `null`, `omit` leaves it out.",
                             ConstantValue{std::string("null")}}},
      .source_examples =
          {{R"(schema Work { key id: int, title: text? }
source works: Work from json("works.json"))",
            "[\n  { \"id\": 1, \"title\": \"Ruin\" },\n  { \"id\": 2 }\n]\n",
            "{\"id\":1,\"title\":\"Ruin\"}\n{\"id\":2,\"title\":null}\n"},
           {R"(schema Work { key id: int, extra: any? }
source works: Work from json("works.json", path: "/result/items"))",
            "{\"count\": 1, \"result\": {\"items\": [{\"id\": 1, \"extra\": {\"a\": [1, 2]}}], \"more\": false}}",
            "{\"id\":1,\"extra\":{\"a\":[1,2]}}\n"}},
      .target_examples = {{R"(schema Work { key id: int, title: text? }
target works: Work to json("works.json"))",
                           "{\"id\":1,\"title\":\"Ruin\"}\n{\"id\":2,\"title\":null}\n",
                           "[\n{\"id\":1,\"title\":\"Ruin\"},\n{\"id\":2,\"title\":null}\n]\n"}},
      .check_source = check_json_source,
      .check_target = check_json_target,
      .may_refuse = json_may_refuse,
      .open_source = open_json_source,
      .open_sink = file_sinks(make_json_writer, {make_json_editor, open_json_source, read_json_back}),
      .read_back = read_json_back,
  };
}

}  // namespace damson
