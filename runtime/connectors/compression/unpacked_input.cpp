// A file's bytes through its unpacker.
#include "runtime/connectors/compression/unpacked_input.h"

#include <algorithm>
#include <cstring>

#include "runtime/base/limits.h"
#include "runtime/connectors/compression/unpacker.h"
#include "runtime/diagnostics/catalogue/compressed_file_cut_off.h"
#include "runtime/diagnostics/catalogue/compressed_file_damaged.h"
#include "runtime/diagnostics/catalogue/compressed_window_too_large.h"
#include "runtime/diagnostics/catalogue/compression_not_as_named.h"

namespace damson {

namespace {

constexpr size_t packed_buffer_bytes = 128 * limits::kibibyte;
constexpr size_t magic_bytes = 4;

/// What reading the file itself takes.
class TimedInput : public InputFile {
 public:
  TimedInput(std::unique_ptr<InputFile> file, StageClock& clock) : file_(std::move(file)), clock_(clock) {}

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    const StageTimer timer(&clock_, Stage::read);
    auto result = file_->read(buffer, capacity);
    if (const size_t* count = std::get_if<size_t>(&result)) clock_.count(Stage::read, 0, *count);
    return result;
  }

 private:
  std::unique_ptr<InputFile> file_;
  StageClock& clock_;
};

/// The bytes as they are; the first ones were read to see what they are.
class PlainInput : public InputFile {
 public:
  PlainInput(std::unique_ptr<InputFile> file, std::string first, std::atomic<uint64_t>& bytes_read)
      : file_(std::move(file)), first_(std::move(first)), bytes_read_(bytes_read) {}

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    if (first_used_ < first_.size()) {
      const size_t count = std::min(capacity, first_.size() - first_used_);
      std::memcpy(buffer, first_.data() + first_used_, count);
      first_used_ += count;
      return count;
    }
    auto result = file_->read(buffer, capacity);
    if (const size_t* count = std::get_if<size_t>(&result)) bytes_read_ += *count;
    return result;
  }

 private:
  std::unique_ptr<InputFile> file_;
  std::string first_;
  size_t first_used_ = 0;
  std::atomic<uint64_t>& bytes_read_;
};

class UnpackedInput : public InputFile {
 public:
  UnpackedInput(std::unique_ptr<InputFile> file, std::unique_ptr<Unpacker> unpacker, std::string first,
                std::string path, std::atomic<uint64_t>& bytes_read, StageClock* clock)
      : file_(std::move(file)),
        unpacker_(std::move(unpacker)),
        path_(std::move(path)),
        packed_(std::max(packed_buffer_bytes, first.size()), '\0'),
        end_(first.size()),
        bytes_read_(bytes_read),
        clock_(clock) {
    std::memcpy(packed_.data(), first.data(), first.size());
  }

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    while (true) {
      if (begin_ == end_ && !at_end_) {
        if (auto problem = fill()) return *std::move(problem);
      }
      const Unpacker::Step step = unpack(buffer, capacity);
      begin_ += step.taken;
      consumed_ += step.taken;
      if (step.given > 0) return step.given;
      if (step.window_too_large) return compressed_window_too_large(path_).note("pack it again without `--long`");
      if (!step.damage.empty()) return damaged(step.damage);
      if (at_end_ && step.taken == 0) return ended();
    }
  }

 private:
  Unpacker::Step unpack(char* buffer, size_t capacity) {
    const StageTimer timer(clock_, Stage::unpack);
    Unpacker::Step step = unpacker_->unpack(std::string_view(packed_).substr(begin_, end_ - begin_), buffer, capacity);
    if (clock_ != nullptr) clock_->count(Stage::unpack, 0, step.given);
    return step;
  }

  std::optional<Problem> fill() {
    auto result = file_->read(packed_.data(), packed_.size());
    if (Problem* problem = std::get_if<Problem>(&result)) return std::move(*problem);
    begin_ = 0;
    end_ = std::get<size_t>(result);
    bytes_read_ += end_;
    at_end_ = end_ == 0;
    return std::nullopt;
  }

  std::variant<size_t, Problem> ended() const {
    if (unpacker_->complete()) return size_t{0};
    return compressed_file_cut_off(path_, consumed_).note("get the file again: the copy or download was interrupted");
  }

  Problem damaged(const std::string& why) const {
    return compressed_file_damaged(path_, consumed_, why)
        .note("get the file again: it was changed or damaged after it was packed");
  }

  std::unique_ptr<InputFile> file_;
  std::unique_ptr<Unpacker> unpacker_;
  std::string path_;
  std::string packed_;
  size_t begin_ = 0;
  size_t end_;
  bool at_end_ = false;
  uint64_t consumed_ = 0;
  std::atomic<uint64_t>& bytes_read_;
  StageClock* clock_;
};

std::variant<std::string, Problem> read_first_bytes(InputFile& file) {
  std::string first(magic_bytes, '\0');
  size_t filled = 0;
  while (filled < magic_bytes) {
    auto result = file.read(first.data() + filled, magic_bytes - filled);
    if (Problem* problem = std::get_if<Problem>(&result)) return std::move(*problem);
    const size_t count = std::get<size_t>(result);
    if (count == 0) break;
    filled += count;
  }
  first.resize(filled);
  return first;
}

Problem not_as_named(const std::string& path, Compression named, Compression found) {
  auto problem = compression_not_as_named(path, compression_name(named));
  if (found == Compression::none) return problem.note("if it is not compressed, rename it without the ending");
  return problem.note("it is packed with " + std::string(compression_name(found)) + ": rename it");
}

std::unique_ptr<Unpacker> make_unpacker(Compression compression) {
  switch (compression) {
    case Compression::none: return nullptr;
    case Compression::gzip: return gzip_unpacker();
    case Compression::zstandard: return zstandard_unpacker();
  }
  return nullptr;
}

}  // namespace

std::variant<std::unique_ptr<InputFile>, Problem> open_unpacked(Storage& storage, const std::string& path, FilePin& pin,
                                                                std::atomic<uint64_t>& bytes_read, StageClock* clock) {
  auto opened = open_watched(storage, path, pin);
  if (Problem* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& file = std::get<std::unique_ptr<InputFile>>(opened);
  if (clock != nullptr) file = std::make_unique<TimedInput>(std::move(file), *clock);

  auto read = read_first_bytes(*file);
  if (Problem* problem = std::get_if<Problem>(&read)) return std::move(*problem);
  auto& first = std::get<std::string>(read);
  bytes_read += first.size();

  const Compression named = compression_by_name(path);
  const Compression found = compression_by_content(first);
  if (named != Compression::none && named != found) return not_as_named(path, named, found);
  auto unpacker = make_unpacker(found);
  if (unpacker == nullptr) return std::make_unique<PlainInput>(std::move(file), std::move(first), bytes_read);
  return std::make_unique<UnpackedInput>(std::move(file), std::move(unpacker), std::move(first), path, bytes_read,
                                         clock);
}

}  // namespace damson
