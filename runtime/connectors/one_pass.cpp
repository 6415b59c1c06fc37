// Finding, pinning and opening a source at once.
#include "runtime/connectors/one_pass.h"

namespace damson {

std::variant<OnePass, Problem> begin_one_pass(const Connector& connector, const ConnectorArguments& arguments,
                                              const SourceRequest& request, Storage& storage,
                                              const ReadRequest& reading) {
  auto found = connector.open_source(arguments, request, storage);
  if (Problem* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  OnePass pass{.source = std::move(std::get<0>(found)), .reader = nullptr, .block = nullptr};
  Snapshots snapshots;
  if (auto problem = pass.source->pin(snapshots)) return *std::move(problem);
  auto opened = pass.source->read(reading);
  if (Problem* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  pass.reader = std::move(std::get<0>(opened));
  pass.block = pass.reader->make_block();
  return pass;
}

}  // namespace damson
