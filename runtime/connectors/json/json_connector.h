// The connector `json`, declared.
#pragma once

#include "runtime/connectors/connector.h"

namespace damson {

Connector json_connector();

}  // namespace damson
