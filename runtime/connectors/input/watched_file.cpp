// Comparing what is read with what was found and what was read before.
#include "runtime/connectors/input/watched_file.h"

#include <fmt/format.h>

#include <algorithm>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "runtime/diagnostics/catalogue/source_changed.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

std::string difference_between(const FileFacts& before, const FileFacts& now) {
  if (before.device != now.device || before.inode != now.inode) return "another file has taken its place";
  if (before.size != now.size) return fmt::format("it had {} bytes at first and has {} now", before.size, now.size);
  return "it was written to";
}

Problem changed(const std::string& path, const std::string& how) {
  return source_changed(path, how).note("run again when nobody writes to it, or read a copy of it");
}

class WatchedFile : public InputFile {
 public:
  WatchedFile(std::unique_ptr<StoredFile> file, std::string path, FilePin& pin)
      : file_(std::move(file)), path_(std::move(path)), pin_(pin) {
    XXH3_128bits_reset(&digest_);
  }

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    auto result = file_->read(buffer, capacity);
    const size_t* count = std::get_if<size_t>(&result);
    if (count == nullptr) return result;
    if (*count != 0) {
      XXH3_128bits_update(&digest_, buffer, *count);
    } else if (capacity != 0) {
      if (auto problem = compare_at_end()) return *std::move(problem);
    }
    return result;
  }

 private:
  std::optional<Problem> compare_at_end() {
    auto facts = file_->facts();
    if (auto* problem = std::get_if<Problem>(&facts)) return std::move(*problem);
    const FileFacts& now = std::get<FileFacts>(facts);
    if (pin_.facts->regular && now != *pin_.facts) return changed(path_, difference_between(*pin_.facts, now));
    const XXH128_hash_t hash = XXH3_128bits_digest(&digest_);
    const Hash128 digest{hash.low64, hash.high64};
    if (pin_.digest && *pin_.digest != digest)
      return changed(path_, "it holds something else than when it was read before");
    pin_.digest = digest;
    return std::nullopt;
  }

  std::unique_ptr<StoredFile> file_;
  std::string path_;
  FilePin& pin_;
  XXH3_state_t digest_{};
};

}  // namespace

std::string to_text(const Hash128& digest) { return fmt::format("{:016x}{:016x}", digest.high, digest.low); }

std::variant<std::string, Problem> digest_of_watched(Storage& storage, const std::string& path, FilePin& pin,
                                                     uint64_t first) {
  constexpr size_t most = size_t{1} << 20;
  auto opened = open_watched(storage, path, pin);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  StreamingDigest digest;
  std::string buffer(most, '\0');
  while (true) {
    // one that is read to its end is compared there with what was read before, so the end has to be met
    auto read =
        std::get<0>(opened)->read(buffer.data(), first == 0 ? 0 : static_cast<size_t>(std::min<uint64_t>(first, most)));
    if (auto* problem = std::get_if<Problem>(&read)) return std::move(*problem);
    const size_t count = std::get<size_t>(read);
    if (count == 0) return digest.text();
    digest.add({buffer.data(), count});
    first -= count;
  }
}

std::variant<std::unique_ptr<InputFile>, Problem> open_watched(Storage& storage, const std::string& path,
                                                               FilePin& pin) {
  auto opened = storage.open(path);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& file = std::get<std::unique_ptr<StoredFile>>(opened);
  auto facts = file->facts();
  if (auto* problem = std::get_if<Problem>(&facts)) return std::move(*problem);
  const FileFacts& now = std::get<FileFacts>(facts);
  if (!pin.facts) pin.facts = now;
  // the times of a pipe say nothing
  const bool same = now.regular ? now == *pin.facts : !pin.facts->regular;
  if (!same) return changed(path, difference_between(*pin.facts, now));
  return std::make_unique<WatchedFile>(std::move(file), path, pin);
}

}  // namespace damson
