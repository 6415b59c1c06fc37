// The disk, used by a run that has a number and a journal.
#pragma once

#include <memory>
#include <string>

#include "runtime/base/stop_request.h"
#include "runtime/connectors/disk/write_lock.h"
#include "runtime/connectors/storage.h"

namespace damson {

/// Relative paths start at `base_folder`. What is staged is locked for `writer`, and carries its run's number.
/// Who waits for a pipe or a device waits no longer once `stop` is made; null: for ever.
std::unique_ptr<Storage> disk_storage(std::string base_folder, LockHolder writer, const StopRequest* stop = nullptr);

}  // namespace damson
