// Stopping a run when somebody asks for it: before anything is put in place, or not at all.
#pragma once

#include <memory>

#include "runtime/base/stop_request.h"
#include "runtime/connectors/storage.h"

namespace damson {

/// `storage` until `stop` is made; afterwards reading and staging fail with the problem `interrupted`, so that the
/// engine ends as it does when a disk fails. Publishing goes on: once it has begun, the targets belong together.
std::unique_ptr<Storage> interruptible(Storage& storage, const StopRequest& stop);

/// While it lives, SIGINT, SIGTERM and SIGHUP make the request; a third signal ends the process at once. From then on a
/// file that grows too large and a closed pipe are errors of the write that meets them.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  const StopRequest& request() const { return request_; }

 private:
  StopRequest request_;
};

/// What a shell expects of a command that SIGINT ended.
inline constexpr int interrupted_status = 130;

}  // namespace damson
