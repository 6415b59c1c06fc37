// The disk, used by a run that has a number and a journal.
#pragma once

#include <memory>
#include <string>

#include "runtime/connectors/disk/write_lock.h"
#include "runtime/connectors/storage.h"

namespace damson {

/// Relative paths start at `base_folder`. What is staged is locked for `writer`, and carries its run's number.
std::unique_ptr<Storage> disk_storage(std::string base_folder, LockHolder writer);

}  // namespace damson
