// The connector `sqlite`.
#pragma once

#include "runtime/connectors/connector.h"

namespace damson {

Connector sqlite_connector();

}  // namespace damson
