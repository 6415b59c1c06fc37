// What the parts of the ledger share: the open file.
#pragma once

#include <string>

#include "runtime/ledger/database.h"
#include "runtime/ledger/ledger.h"

namespace damson {

struct Ledger::Connection {
  std::string path;
  Database database;
};

}  // namespace damson
