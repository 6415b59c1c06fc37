// The connector `csv`, declared.
#pragma once

#include "runtime/connectors/connector.h"

namespace damson {

Connector csv_connector();

}  // namespace damson
