// The file that a target puts in place: bytes are counted, digested, packed and staged.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/connectors/sink.h"
#include "runtime/connectors/storage.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

class FileOutput {
 public:
  FileOutput(std::string path, std::string target, StageClock* clock, Storage& storage)
      : path_(std::move(path)), target_(std::move(target)), clock_(clock), storage_(storage) {}

  const std::string& path() const { return path_; }
  std::variant<bool, Problem> is_there() const;
  std::variant<std::optional<ObservedState>, Problem> observe(const ObservedState& earlier) const;
  std::optional<Problem> open(SinkMode mode);
  std::optional<Problem> write(std::string_view bytes);
  std::optional<Problem> finish();
  /// Nothing is put in place: what was staged goes.
  void give_up() { staged_.reset(); }
  void hand_over(std::vector<PublishStep>& steps);

  uint64_t bytes() const { return bytes_; }
  std::string digest() const { return digest_.text(); }

 private:
  std::string path_;
  std::string target_;
  StageClock* clock_;
  Storage& storage_;
  std::unique_ptr<StagedFile> staged_;  // null in a plan
  StreamingDigest digest_;
  uint64_t bytes_ = 0;
};

}  // namespace damson
