// A map that deletes sets more than the key.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> deletes_by_key{
    {.id = "E0349",
     .name = "deletes_by_key",
     .explanation =
         R"spec(`map … -> delete target` deletes the record with that key. Nothing else can be set in what is deleted; which records are meant is said with `skip when`.)spec",
     .fails = R"spec(schema Withdrawal { key id: text, why: text }
schema Asset { key id: text, title: text?, note: text? }
source withdrawn: Withdrawal from csv("withdrawn.csv")
target assets: Asset updates csv("assets.csv") { on unmatched reject because "only known assets are withdrawn" }
map withdrawn -> delete assets {
  keep id
  note = why
}
)spec",
     .works = R"spec(schema Withdrawal { key id: text, why: text }
schema Asset { key id: text, title: text?, note: text? }
source withdrawn: Withdrawal from csv("withdrawn.csv")
target assets: Asset updates csv("assets.csv") { on unmatched reject because "only known assets are withdrawn" }
map withdrawn -> delete assets {
  keep id
  drop why because "it stays in the register of withdrawals"
}
)spec"},
    "`{0}` is set in a record that is deleted"};

}  // namespace damson
