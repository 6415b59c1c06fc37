// The connector `ndjson`: its words, arguments, examples and checks.
#include "runtime/connectors/ndjson/ndjson_connector.h"

#include "runtime/connectors/disk/glob.h"
#include "runtime/connectors/json/json_checks.h"
#include "runtime/connectors/json/json_editor.h"
#include "runtime/connectors/json/json_writer.h"
#include "runtime/connectors/ndjson/ndjson_source.h"

namespace damson {

namespace {

constexpr std::string_view ndjson_details =
    R"(Every line is one JSON object; blank lines are passed over. What a value is, is for the schema to say: a list is a list, text is text, and a
number is no text. `null` and a field that is not there are both missing. Numbers are exact: `12.50` read as decimal keeps its two places.
Dates are text in ISO form. `any` carries a JSON value as it stands.

A field that the schema lacks, in nested records too, ends the run, unless the schema ends with `...`; so do a key that occurs twice in
one object and anything that is not JSON, with their line and column.

What could not be read again is not written: a record with more than 256 lists and objects within each other, which `any` may bring, is rejected at
`MAP.record.unwritable`, and one of more than 256 MiB ends the run.)";

ConnectorArguments read_ndjson_back(const ConnectorArguments& target) {
  return {{"file", ConstantValue{as_glob(std::get<std::string>(target.at("file").value))}}};
}

}  // namespace

Connector ndjson_connector() {
  return {
      .name = "ndjson",
      .summary = "JSON records, one a line.",
      .details = ndjson_details,
      .traits = {.can_update = true},
      .source_parameters =
          {{"file",
            "The file: a name, a pattern like `export/*.ndjson`, or a list of them. `.gz` and `.zst` are unpacked.",
            {},
            Type(TypeKind::text),
            true}},
      .target_parameters = {{"file", "The file to write. A name that ends in `.gz` or `.zst` is packed."},
                            {"absent", "`null` writes a missing field as `null`, `omit` leaves it out.",
                             ConstantValue{std::string("null")}}},
      .source_examples =
          {{R"(schema Work { key id: int, title: text, height: decimal?, artists: list of { name: text, born: int? } }
source works: Work from ndjson("works.ndjson"))",
            "{\"id\":1,\"title\":\"Ruin\",\"height\":12.50,\"artists\":[{\"name\":\"A\"},{\"born\":1900,\"name\":\"B\"}"
            "]}\n"
            "{\"title\":\"\\u00dcber\",\"id\":2,\"height\":null,\"artists\":[]}\n",
            "{\"id\":1,\"title\":\"Ruin\",\"height\":12.50,\"artists\":[{\"name\":\"A\",\"born\":null},{\"name\":\"B\","
            "\"born\":1900}]}\n"
            "{\"id\":2,\"title\":\"\xC3\x9C"
            "ber\",\"height\":null,\"artists\":[]}\n"}},
      .target_examples = {{R"(schema Work { key id: int, title: text? }
target works: Work to ndjson("works.ndjson", absent: "omit"))",
                           "{\"id\":1,\"title\":\"Ruin\"}\n{\"id\":2,\"title\":null}\n",
                           "{\"id\":1,\"title\":\"Ruin\"}\n{\"id\":2}\n"}},
      .check_source = check_json_source,
      .check_target = check_json_target,
      .may_refuse = json_may_refuse,
      .open_source = open_ndjson_source,
      .open_sink = file_sinks(make_ndjson_writer, {make_ndjson_editor, open_ndjson_source, read_ndjson_back}),
      .read_back = read_ndjson_back,
  };
}

}  // namespace damson
