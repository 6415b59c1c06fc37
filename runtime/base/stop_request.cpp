// A request to end early: the descriptor is an event of the kernel, which a handler can signal.
#include "runtime/base/stop_request.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace damson {

StopRequest::StopRequest() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

StopRequest::~StopRequest() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void StopRequest::make() noexcept {
  made_ = true;
  if (descriptor_ < 0) return;
  const int before = errno;  // of what the signal has interrupted
  const uint64_t one = 1;
  // a full counter, the one way in which this can fail, is readable already
  [[maybe_unused]] const ssize_t written = ::write(descriptor_, &one, sizeof one);
  errno = before;
}

}  // namespace damson
