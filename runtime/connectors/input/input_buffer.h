// What has been read of a file and not yet handed on.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/connectors/input/text_block.h"
#include "runtime/connectors/storage.h"

namespace damson {

class InputBuffer {
 public:
  /// `usual_bytes`: how much is kept in memory between records of ordinary size.
  explicit InputBuffer(size_t usual_bytes) : usual_bytes_(usual_bytes) {}

  void start(std::unique_ptr<InputFile> file);
  /// Reads until `wanted` bytes are available or the file ends.
  std::optional<Problem> fill(size_t wanted);

  /// Read and not yet taken; TextBlock::padding bytes behind it are readable.
  std::string_view available() const { return {buffer_.data() + begin_, end_ - begin_}; }
  /// Nothing will follow what is available.
  bool at_end() const { return at_end_; }

  void skip(size_t bytes) { begin_ += bytes; }
  /// Makes the first `bytes` the content of `block`.
  void hand_over(size_t bytes, TextBlock& block);

 private:
  void make_room(size_t wanted);

  size_t usual_bytes_;
  std::unique_ptr<InputFile> file_;
  std::string buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
  bool at_end_ = true;
};

}  // namespace damson
