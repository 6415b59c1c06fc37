// Reading records through their connector.
#include "compiler/testing/record_list.h"

#include "runtime/connectors/one_pass.h"
#include "runtime/diagnostics/catalogue/run_broke_off.h"

namespace damson::testing {

std::optional<Problem> RecordList::read(const ConnectorCall& call, const ProgramTarget& target, Storage& storage) {
  const Connector* connector = find_connector(call.connector);
  if (connector == nullptr) return run_broke_off("there is no connector `" + call.connector + "`");
  ConnectorArguments arguments = call.arguments;
  for (const ConnectorParameter& parameter : connector->source_parameters) {
    if (parameter.default_value) arguments.try_emplace(std::string(parameter.name), *parameter.default_value);
  }
  const SourceRequest request{
      .name = target.name, .schema_name = target.schema_name, .schema = &target.schema, .read = &target.schema};
  auto opened = begin_one_pass(*connector, arguments, request, storage);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  RecordReader& reader = *std::get<OnePass>(opened).reader;
  while (true) {
    ReadBlock& block = blocks_.emplace_back();
    block.input = reader.make_block();
    auto more = reader.next(*block.input);
    if (auto* problem = std::get_if<Problem>(&more)) return std::move(*problem);
    if (!std::get<bool>(more)) return std::nullopt;
    reader.parse(*block.input, block.batch, block.arena, block.failures);
    if (block.batch.problem) return std::move(block.batch.problem);
    for (uint32_t row = 0; row < block.batch.records.rows; ++row) rows_.push_back({blocks_.size() - 1, row});
  }
}

}  // namespace damson::testing
