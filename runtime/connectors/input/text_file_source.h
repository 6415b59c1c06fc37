// A source of files of text: finds them, pins them, and has a format's reader read them.
#pragma once

#include <functional>

#include "runtime/connectors/connector.h"
#include "runtime/connectors/input/file_reader.h"

namespace damson {

/// Makes the format's reader; it has opened nothing yet.
using MakeFileReader =
    std::function<std::unique_ptr<FileReader>(FilesToRead, const SourceRequest&, const ReadRequest&)>;

/// `file`: a connector's file argument, a name or pattern, or a list of them in their order.
std::variant<std::unique_ptr<Source>, Problem> text_file_source(const ConstantValue& file, const SourceRequest& request,
                                                                Storage& storage, MakeFileReader make_reader);

}  // namespace damson
