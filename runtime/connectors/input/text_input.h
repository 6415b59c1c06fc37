// Reading a text file as UTF-8, unpacked, without its byte-order mark.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <variant>

#include "runtime/base/stage_clock.h"
#include "runtime/connectors/input/encoding.h"
#include "runtime/connectors/input/watched_file.h"

namespace damson {

struct TextInput {
  std::unique_ptr<InputFile> file;      // gives UTF-8, as far as the file is text
  Encoding encoding = Encoding::utf_8;  // what it is read as: a byte-order mark is believed more than the spec
};

/// `pin`: which outlives it, what the file has to be.
std::variant<TextInput, Problem> open_text(Storage& storage, const std::string& path, FilePin& pin, Encoding encoding,
                                           std::atomic<uint64_t>& bytes_read, StageClock* clock = nullptr);

}  // namespace damson
