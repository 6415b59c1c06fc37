// The connector `postgres`.
#pragma once

#include "runtime/connectors/connector.h"

namespace damson {

Connector postgres_connector();

}  // namespace damson
