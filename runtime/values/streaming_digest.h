// The xxHash3 digest (128 bits) of bytes that come piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace damson {

class StreamingDigest {
 public:
  StreamingDigest();
  ~StreamingDigest();
  StreamingDigest(const StreamingDigest&) = delete;
  StreamingDigest& operator=(const StreamingDigest&) = delete;

  void add(std::string_view bytes);
  /// 32 hexadecimal digits.
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Of bytes that are all there.
std::string digest_text(std::string_view bytes);

}  // namespace damson
