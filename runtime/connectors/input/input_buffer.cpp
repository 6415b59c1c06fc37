// Moving bytes from files to blocks with as little copying as can be.
#include "runtime/connectors/input/input_buffer.h"

#include <algorithm>
#include <cstring>

namespace damson {

void InputBuffer::start(std::unique_ptr<InputFile> file) {
  file_ = std::move(file);
  begin_ = end_ = 0;
  at_end_ = false;
}

void InputBuffer::make_room(size_t wanted) {
  if (begin_ != 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < wanted + TextBlock::padding) buffer_.resize(wanted + TextBlock::padding);
}

std::optional<Problem> InputBuffer::fill(size_t wanted) {
  if (available().size() >= wanted || at_end_) {
    if (buffer_.size() < end_ + TextBlock::padding) buffer_.resize(end_ + TextBlock::padding);
    return std::nullopt;
  }
  make_room(wanted);
  while (end_ < wanted && !at_end_) {
    auto result = file_->read(buffer_.data() + end_, wanted - end_);
    if (Problem* problem = std::get_if<Problem>(&result)) return std::move(*problem);
    const size_t count = std::get<size_t>(result);
    end_ += count;
    at_end_ = count == 0;
  }
  if (at_end_) file_.reset();
  return std::nullopt;
}

void InputBuffer::hand_over(size_t bytes, TextBlock& block) {
  const std::string_view rest = available().substr(bytes);
  if (begin_ == 0 && rest.size() <= bytes) {
    // the usual case: give the memory away and keep the beginning of one record
    std::string fresh = std::move(block.bytes);
    if (fresh.size() > 4 * (usual_bytes_ + TextBlock::padding))
      fresh = std::string();  // one huge record must not pin memory
    fresh.resize(std::max(fresh.size(), rest.size() + TextBlock::padding));
    std::memcpy(fresh.data(), rest.data(), rest.size());
    block.bytes = std::move(buffer_);
    buffer_ = std::move(fresh);
    end_ = rest.size();
  } else {
    if (block.bytes.size() < bytes + TextBlock::padding) block.bytes.resize(bytes + TextBlock::padding);
    std::memcpy(block.bytes.data(), buffer_.data() + begin_, bytes);
    begin_ += bytes;
  }
  block.size = bytes;
  std::memset(block.bytes.data() + bytes, 0, TextBlock::padding);
}

}  // namespace damson
