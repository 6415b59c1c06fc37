// Taking off byte-order marks and decoding.
#include "runtime/connectors/input/text_input.h"

#include <algorithm>
#include <cstring>

#include "runtime/base/document_kind.h"
#include "runtime/base/limits.h"
#include "runtime/connectors/compression/unpacked_input.h"
#include "runtime/diagnostics/catalogue/file_is_no_text.h"

namespace damson {

namespace {

constexpr size_t mark_bytes = 3;
constexpr size_t encoded_buffer_bytes = 64 * limits::kibibyte;

/// UTF-8 passes through; only what was read to look for a mark comes from a buffer.
class Utf8Input : public InputFile {
 public:
  Utf8Input(std::unique_ptr<InputFile> file, std::string first) : file_(std::move(file)), first_(std::move(first)) {}

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    if (first_used_ == first_.size()) return file_->read(buffer, capacity);
    const size_t count = std::min(capacity, first_.size() - first_used_);
    std::memcpy(buffer, first_.data() + first_used_, count);
    first_used_ += count;
    return count;
  }

 private:
  std::unique_ptr<InputFile> file_;
  std::string first_;
  size_t first_used_ = 0;
};

class DecodedInput : public InputFile {
 public:
  DecodedInput(std::unique_ptr<InputFile> file, std::string_view first, Encoding encoding, StageClock* clock)
      : file_(std::move(file)), decoder_(encoding), encoded_(encoded_buffer_bytes, '\0'), clock_(clock) {
    decoder_.decode(first, text_);
  }

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    while (text_used_ == text_.size() && !at_end_) {
      auto result = file_->read(encoded_.data(), encoded_.size());
      if (Problem* problem = std::get_if<Problem>(&result)) return std::move(*problem);
      const size_t count = std::get<size_t>(result);
      text_.clear();
      text_used_ = 0;
      at_end_ = count == 0;
      const StageTimer timer(clock_, Stage::unpack);
      decoder_.decode(std::string_view(encoded_).substr(0, count), text_);
      if (at_end_) decoder_.finish(text_);
    }
    const size_t count = std::min(capacity, text_.size() - text_used_);
    std::memcpy(buffer, text_.data() + text_used_, count);
    text_used_ += count;
    return count;
  }

 private:
  std::unique_ptr<InputFile> file_;
  Decoder decoder_;
  std::string encoded_;
  std::string text_;
  size_t text_used_ = 0;
  bool at_end_ = false;
  StageClock* clock_;
};

std::variant<std::string, Problem> read_mark(InputFile& file) {
  std::string first(mark_bytes, '\0');
  size_t filled = 0;
  while (filled < mark_bytes) {
    auto result = file.read(first.data() + filled, mark_bytes - filled);
    if (Problem* problem = std::get_if<Problem>(&result)) return std::move(*problem);
    if (std::get<size_t>(result) == 0) break;
    filled += std::get<size_t>(result);
  }
  first.resize(filled);
  return first;
}

}  // namespace

std::variant<TextInput, Problem> open_text(Storage& storage, const std::string& path, FilePin& pin, Encoding encoding,
                                           std::atomic<uint64_t>& bytes_read, StageClock* clock) {
  auto opened = open_unpacked(storage, path, pin, bytes_read, clock);
  if (Problem* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& file = std::get<std::unique_ptr<InputFile>>(opened);
  auto read = read_mark(*file);
  if (Problem* problem = std::get_if<Problem>(&read)) return std::move(*problem);

  std::string first = std::get<std::string>(std::move(read));
  if (const auto kind = document_kind(first)) {
    return file_is_no_text(DataPlace{.file = path}, path, *kind)
        .note("save it as CSV in UTF-8 with the program that made it, and name that file in the spec");
  }
  const ByteOrderMark mark = byte_order_mark(first);
  if (mark.bytes != 0) encoding = mark.encoding;
  first.erase(0, mark.bytes);
  if (encoding == Encoding::utf_8)
    return TextInput{std::make_unique<Utf8Input>(std::move(file), std::move(first)), encoding};
  return TextInput{std::make_unique<DecodedInput>(std::move(file), first, encoding, clock), encoding};
}

}  // namespace damson
