// Stopping a run when somebody asks for it: before anything is put in place, or not at all.
#pragma once

#include <atomic>
#include <memory>

#include "runtime/connectors/storage.h"

namespace damson {

using StopFlag = std::atomic<bool>;

/// `storage` while `stop` is false; afterwards reading and staging fail with the problem `interrupted`, so that the engine
/// ends as it does when a disk fails. Publishing goes on: once it has begun, the targets belong together.
std::unique_ptr<Storage> interruptible(Storage& storage, const StopFlag& stop);

/// While it lives, SIGINT, SIGTERM and SIGHUP set the flag; a third signal ends the process at once. From then on a file that
/// grows too large and a closed pipe are errors of the write that meets them.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  const StopFlag& flag() const;
};

/// What a shell expects of a command that SIGINT ended.
inline constexpr int interrupted_status = 130;

}  // namespace damson
