// A source that is read once, from its beginning, outside of a run: a vocabulary's terms, records of a test.
#pragma once

#include "runtime/connectors/connector.h"

namespace damson {

struct OnePass {
  std::unique_ptr<Source> source;
  std::unique_ptr<RecordReader> reader;
  std::unique_ptr<InputBlock> block;  // for the reader
};

std::variant<OnePass, Problem> begin_one_pass(const Connector& connector, const ConnectorArguments& arguments,
                                              const SourceRequest& request, Storage& storage,
                                              const ReadRequest& reading = {});

}  // namespace damson
