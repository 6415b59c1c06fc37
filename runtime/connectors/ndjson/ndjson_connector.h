// The connector `ndjson`, declared.
#pragma once

#include "runtime/connectors/connector.h"

namespace damson {

Connector ndjson_connector();

}  // namespace damson
