// A file that a run reads, perhaps several times: it has to be the same each time, and to stay as it is while it is
// read.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "runtime/connectors/storage.h"
#include "runtime/values/column.h"

namespace damson {

/// What a run knows of a file that it reads.
struct FilePin {
  std::optional<FileFacts> facts;  // when it was found
  std::optional<Hash128> digest;   // of its bytes, once it has been read to its end
};

/// As StreamingDigest writes the same digest.
std::string to_text(const Hash128& digest);

/// The digest of the file's first bytes, or of all where it has no more, read for that.
std::variant<std::string, Problem> digest_of_watched(Storage& storage, const std::string& path, FilePin& pin,
                                                     uint64_t first);

/// Opens the file, compares it with the pin, and reads it so that its digest is compared too at its end.
std::variant<std::unique_ptr<InputFile>, Problem> open_watched(Storage& storage, const std::string& path, FilePin& pin);

}  // namespace damson
