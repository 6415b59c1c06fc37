// Blocks of entries, column by column: what they have in common stands together and packs well.
#include "runtime/keys/key_file.h"

#define XXH_INLINE_ALL
#include <xxhash.h>
#include <zstd.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/diagnostics/catalogue/key_file_damaged.h"
#include "runtime/diagnostics/catalogue/key_file_unwritable.h"

namespace damson {

namespace {

constexpr std::string_view first_line = "damson keys, form 1\n";
constexpr size_t block_entries = 8192;
constexpr size_t entry_bytes = 40;
constexpr uint32_t most_about_bytes = 1U << 30;
constexpr size_t fewest_packed = 256;  // entries: fewer are not worth it
constexpr int packing_level = 1;       // most of an entry is digests, which no level packs

struct BlockHead {
  uint32_t entries;  // 0: the end
  uint32_t packed;   // bytes
  uint64_t digest;   // of them; at the end the number of entries in the file
};

template <class Number>
void put_number(Number number, std::string& out) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

template <class Number>
Number take_number(const char*& from) {
  Number number;
  std::memcpy(&number, from, sizeof number);
  from += sizeof number;
  return number;
}

uint64_t place_word(const Position& place) {
  return uint64_t{place.map} | uint64_t{place.unit} << 16 | uint64_t{place.file} << 40;
}

std::string as_columns(const std::vector<KeyEntry>& entries) {
  std::string out;
  out.reserve(entries.size() * entry_bytes);
  uint64_t before = 0;
  for (const KeyEntry& entry : entries) {
    put_number(entry.key.high - before, out);
    before = entry.key.high;
  }
  for (const KeyEntry& entry : entries) put_number(entry.key.low, out);
  for (const KeyEntry& entry : entries) put_number(entry.content, out);
  for (const KeyEntry& entry : entries) put_number(place_word(entry.place), out);
  for (const KeyEntry& entry : entries) put_number(entry.place.record, out);
  for (const KeyEntry& entry : entries) put_number(entry.place.line, out);
  return out;
}

void from_columns(const std::string& bytes, std::vector<KeyEntry>& entries) {
  const char* at = bytes.data();
  uint64_t before = 0;
  for (KeyEntry& entry : entries) entry.key.high = before += take_number<uint64_t>(at);
  for (KeyEntry& entry : entries) entry.key.low = take_number<uint64_t>(at);
  for (KeyEntry& entry : entries) entry.content = take_number<uint64_t>(at);
  for (KeyEntry& entry : entries) {
    const uint64_t word = take_number<uint64_t>(at);
    entry.place.map = word & 0xFFFFU;
    entry.place.unit = word >> 16 & 0xFFFFFFU;
    entry.place.file = static_cast<uint32_t>(word >> 40) & 0xFFFFFFU;
  }
  for (KeyEntry& entry : entries) entry.place.record = take_number<uint32_t>(at);
  for (KeyEntry& entry : entries) entry.place.line = take_number<uint32_t>(at);
}

/// As it is where there is no memory for it.
std::string packed_bytes(const std::string& plain) {
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  const size_t size = ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), packing_level);
  if (ZSTD_isError(size) != 0) return plain;
  packed.resize(size);
  return packed;
}

std::string with_head(uint32_t entries, uint64_t digest, const std::string& packed) {
  std::string out;
  put_number(entries, out);
  put_number(static_cast<uint32_t>(packed.size()), out);
  put_number(digest, out);
  return out + packed;
}

}  // namespace

std::variant<KeyFileWriter, Problem> KeyFileWriter::create(std::string path, const std::string& about) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  std::FILE* file = descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb");
  if (file == nullptr) {
    const int reason = errno;
    if (descriptor >= 0) ::close(descriptor);
    return Problem(key_file_unwritable(path, system_words(reason)));
  }
  KeyFileWriter writer(std::move(path), file);
  std::string head(first_line);
  put_number(static_cast<uint32_t>(about.size()), head);
  put_number(XXH3_64bits(about.data(), about.size()), head);
  if (auto problem = writer.write(head + about)) return std::move(*problem);
  return writer;
}

KeyFileWriter::~KeyFileWriter() {
  if (file_ != nullptr && !finished_) ::unlink(path_.c_str());
}

std::optional<Problem> KeyFileWriter::write(const std::string& bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) == bytes.size()) return std::nullopt;
  return key_file_unwritable(path_, system_words(errno));
}

std::optional<Problem> KeyFileWriter::add(const KeyEntry& entry) {
  if (block_.empty()) block_.reserve(block_entries);
  block_.push_back(entry);
  return block_.size() == block_entries ? write_block() : std::nullopt;
}

std::optional<Problem> KeyFileWriter::write_block() {
  if (block_.empty()) return std::nullopt;
  const std::string plain = as_columns(block_);
  std::string packed = block_.size() < fewest_packed ? plain : packed_bytes(plain);
  if (packed.size() >= plain.size()) packed = plain;
  entries_ += block_.size();
  const auto entries = static_cast<uint32_t>(block_.size());
  block_.clear();
  return write(with_head(entries, XXH3_64bits(packed.data(), packed.size()), packed));
}

std::optional<Problem> KeyFileWriter::finish(bool durable) {
  if (auto problem = write_block()) return problem;
  if (auto problem = write(with_head(0, entries_, {}))) return problem;
  if (std::fflush(file_.get()) != 0) return key_file_unwritable(path_, system_words(errno));
  if (durable && ::fsync(::fileno(file_.get())) != 0) return key_file_unwritable(path_, system_words(errno));
  if (std::fclose(file_.release()) != 0) {
    const int reason = errno;
    ::unlink(path_.c_str());
    return key_file_unwritable(path_, system_words(reason));
  }
  finished_ = true;
  return std::nullopt;
}

std::variant<std::unique_ptr<KeyFileReader>, Problem> KeyFileReader::open(std::string path) {
  std::FILE* file = std::fopen(path.c_str(), "rbe");
  if (file == nullptr) return opening_problem(path, path, errno);
  std::unique_ptr<KeyFileReader> reader(new KeyFileReader(std::move(path), file));
  if (auto problem = reader->read_head()) return std::move(*problem);
  return reader;
}

Problem KeyFileReader::damaged() const { return key_file_damaged(path_); }

bool KeyFileReader::read(void* bytes, size_t size) {
  return size == 0 || std::fread(bytes, 1, size, file_.get()) == size;
}

std::optional<Problem> KeyFileReader::read_head() {
  std::string line(first_line.size(), '\0');
  uint32_t size = 0;
  uint64_t digest = 0;
  if (!read(line.data(), line.size()) || line != first_line || !read(&size, sizeof size) ||
      !read(&digest, sizeof digest))
    return damaged();
  if (size > most_about_bytes) return damaged();
  about_.resize(size);
  if (!read(about_.data(), size) || XXH3_64bits(about_.data(), size) != digest) return damaged();
  return std::nullopt;
}

bool KeyFileReader::read_block() {
  BlockHead head{};
  if (!read(&head.entries, sizeof head.entries) || !read(&head.packed, sizeof head.packed) ||
      !read(&head.digest, sizeof head.digest))
    return false;
  if (head.entries == 0) {
    ended_ = head.packed == 0 && head.digest == entries_;
    return ended_;
  }
  const size_t plain_bytes = size_t{head.entries} * entry_bytes;
  if (head.entries > block_entries || head.packed > ZSTD_compressBound(plain_bytes)) return false;
  std::string packed(head.packed, '\0');
  if (!read(packed.data(), packed.size()) || XXH3_64bits(packed.data(), packed.size()) != head.digest) return false;
  std::string plain(plain_bytes, '\0');
  if (packed.size() == plain_bytes) {
    plain = std::move(packed);  // not packed: it was not worth it
  } else if (ZSTD_decompress(plain.data(), plain.size(), packed.data(), packed.size()) != plain_bytes) {
    return false;
  }
  block_.resize(head.entries);
  from_columns(plain, block_);
  next_ = 0;
  entries_ += head.entries;
  return true;
}

const KeyEntry* KeyFileReader::next() {
  if (next_ == block_.size() && !ended_ && !problem_) {
    block_.clear();
    next_ = 0;
    if (!read_block()) problem_ = damaged();
  }
  return next_ < block_.size() ? &block_[next_++] : nullptr;
}

}  // namespace damson
