// Where records come from and go to: one declaration a format, with its arguments, words and examples.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/result.h"
#include "runtime/connectors/sink.h"
#include "runtime/connectors/source.h"
#include "runtime/connectors/storage.h"
#include "runtime/diagnostics/problem.h"
#include "runtime/values/function.h"

namespace damson {

struct ConnectorParameter {
  std::string_view name;
  std::string_view summary;
  std::optional<ConstantValue> default_value = {};  // absent: must be given
  Type type = Type(TypeKind::text);                 // text, bool, int, or list of text
  bool or_list = false;                             // a list of such values is as good
};

struct ConnectorExample {
  std::string_view spec;   // a piece of a spec: `source people: Person from csv("people.csv", delimiter: ";")`
  std::string_view input;  // for sources: the file's content, that gives `output` as NDJSON; for targets: the reverse
  std::string_view output;
};

using ConnectorArguments = std::map<std::string, ConstantValue>;  // complete: defaults filled in

using OpenSink = std::function<std::variant<std::unique_ptr<RecordSink>, Problem>(const ConnectorArguments&,
                                                                                  const SinkRequest&, Storage&)>;

/// What the checker has to know of a format besides its arguments.
struct ConnectorTraits {
  bool texts_always_read = false;  // a text of it is never a value that cannot be read: a cell of a CSV file is text
  bool example_is_sql = false;     // the inputs of its examples are the SQL that makes a database
  bool example_wants_server =
      false;                // the inputs are the SQL that fills a database of a server: it takes one to run them
  bool can_update = false;  // a target of it may change records that it holds
  bool keeps_what_is_there =
      false;  // a target's records come beside those that it holds; else it is replaced as a whole
};

struct Connector {
  std::string_view name;
  std::string_view summary;
  std::string_view details;
  ConnectorTraits traits = {};
  std::vector<ConnectorParameter> source_parameters;  // the first is the file
  std::vector<ConnectorParameter> target_parameters;
  std::vector<ConnectorExample> source_examples;
  std::vector<ConnectorExample> target_examples;
  /// What a spec may get wrong that types do not say: a field type that a CSV cell cannot hold, a delimiter of two
  /// characters. In the reader's words, or nothing.
  std::function<std::optional<std::string>(const ConnectorArguments&, const Type& schema)> check_source;
  std::function<std::optional<std::string>(const ConnectorArguments&, const Type& schema)> check_target;
  /// Whether there are values of the schema's types that what is written cannot hold, so that it reads back as it was:
  /// preparing a record of them fails. Null: it holds everything.
  std::function<bool(const ConnectorArguments& target, const Type& schema)> may_refuse = {};
  /// Finds what is to be read; nothing is opened yet.
  std::function<std::variant<std::unique_ptr<Source>, Problem>(const ConnectorArguments&, const SourceRequest&,
                                                               Storage&)>
      open_source;
  /// Begins what will be written; nothing is looked at yet.
  OpenSink open_sink;
  /// Who does the publish steps of a store; nothing where targets are files.
  std::function<std::unique_ptr<StepStore>(Storage&)> make_steps = {};
  /// The arguments with which `open_source` reads what a target with these arguments holds.
  std::function<ConnectorArguments(const ConnectorArguments& target)> read_back;
};

/// Every connector there is, by name.
const std::vector<Connector>& all_connectors();
const Connector* find_connector(std::string_view name);

/// A source of the records that a target holds: what `verify` compares, and what a run may not put there a second time.
/// Reads the types that the target was given. A target that is not there is a problem, as a source that is not there
/// is.
std::variant<std::unique_ptr<Source>, Problem> open_target_reader(const Connector& connector,
                                                                  const ConnectorArguments& target,
                                                                  const SourceRequest& request, Storage& storage);

}  // namespace damson
