// A file as somebody finds it who only looks at it.
#include "runtime/connectors/observe_file.h"

#include <atomic>

#include "runtime/connectors/compression/compression.h"
#include "runtime/connectors/compression/unpacked_input.h"
#include "runtime/connectors/disk/glob.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

/// The digest of what a file gives, or what keeps it from being read to its end.
std::variant<std::string, Problem> digest_of_input(InputFile& file) {
  constexpr size_t buffer_bytes = size_t{1} << 20;
  StreamingDigest digest;
  std::string buffer(buffer_bytes, '\0');
  while (true) {
    auto read = file.read(buffer.data(), buffer.size());
    if (auto* problem = std::get_if<Problem>(&read)) return std::move(*problem);
    const size_t count = std::get<size_t>(read);
    if (count == 0) return digest.text();
    digest.add({buffer.data(), count});
  }
}

/// Empty where it cannot be unpacked: what is there is then something else than what a run writes.
std::string content_digest(Storage& storage, const std::string& path) {
  FilePin pin;
  std::atomic<uint64_t> bytes_read = 0;
  auto opened = open_unpacked(storage, path, pin, bytes_read);
  if (std::holds_alternative<Problem>(opened)) return {};
  auto digest = digest_of_input(*std::get<0>(opened));
  const auto* text = std::get_if<std::string>(&digest);
  return text == nullptr ? std::string() : *text;
}

}  // namespace

std::variant<ObservedState, Problem> observe_file(Storage& storage, const std::string& path,
                                                  const ObservedState& earlier) {
  ObservedState state{.place = path, .there = false};
  auto found = storage.find(as_glob(path));
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  if (std::get<0>(found).empty()) return state;
  auto opened = storage.open(path);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  StoredFile& file = *std::get<0>(opened);
  auto facts = file.facts();
  if (auto* problem = std::get_if<Problem>(&facts)) return std::move(*problem);
  state.there = true;
  state.size = std::get<FileFacts>(facts).size;
  state.modified = std::get<FileFacts>(facts).modified;
  if (earlier.there && !earlier.digest.empty() && earlier.size == state.size && earlier.modified == state.modified)
    return earlier;
  auto digest = digest_of_input(file);
  if (auto* problem = std::get_if<Problem>(&digest)) return std::move(*problem);
  state.digest = std::get<std::string>(std::move(digest));
  state.content = compression_by_name(path) != Compression::none ? content_digest(storage, path) : state.digest;
  return state;
}

}  // namespace damson
