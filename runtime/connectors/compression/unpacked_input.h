// Reading a file unpacked, whatever it is packed with.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "runtime/base/stage_clock.h"
#include "runtime/connectors/input/watched_file.h"

namespace damson {

/// Opens `path` and unpacks it when its first bytes say so. A name that promises a compression which the content does
/// not have is a problem. `bytes_read`, which outlives the file, is advanced by the bytes as they stand in the file.
std::variant<std::unique_ptr<InputFile>, Problem> open_unpacked(Storage& storage, const std::string& path, FilePin& pin,
                                                                std::atomic<uint64_t>& bytes_read,
                                                                StageClock* clock = nullptr);

}  // namespace damson
