// Unpacking gzip, also several members one behind the other (what `cat a.gz b.gz` and parallel packers make).
#include <zlib.h>

#include <algorithm>
#include <limits>

#include "runtime/connectors/compression/unpacker.h"

namespace damson {

namespace {

class GzipUnpacker : public Unpacker {
 public:
  GzipUnpacker() {
    constexpr int gzip_only = 16 + MAX_WBITS;
    ready_ = ::inflateInit2(&stream_, gzip_only) == Z_OK;
  }
  GzipUnpacker(const GzipUnpacker&) = delete;
  GzipUnpacker& operator=(const GzipUnpacker&) = delete;
  ~GzipUnpacker() override { ::inflateEnd(&stream_); }

  Step unpack(std::string_view packed, char* out, size_t capacity) override {
    if (!ready_) return {.damage = "there is not enough memory to unpack it"};
    if (between_members_) {
      const size_t filling = skip_filling(packed);
      if (filling > 0 || packed.empty()) return {.taken = filling};
      if (packed[0] != '\x1F') return {.damage = "something else follows the packed data"};
      if (::inflateReset(&stream_) != Z_OK) return {.damage = "it could not be read on"};
      between_members_ = false;
    }
    return inflate_some(packed, out, capacity);
  }

  bool complete() const override { return between_members_; }

 private:
  /// Tapes and some tools fill the end with zeros.
  static size_t skip_filling(std::string_view packed) {
    return std::min(packed.find_first_not_of('\0'), packed.size());
  }

  Step inflate_some(std::string_view packed, char* out, size_t capacity) {
    constexpr size_t most = std::numeric_limits<uInt>::max();
    const auto input = static_cast<uInt>(std::min(packed.size(), most));
    const auto room = static_cast<uInt>(std::min(capacity, most));
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = input;
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = room;
    const int code = ::inflate(&stream_, Z_NO_FLUSH);
    Step step{.taken = input - stream_.avail_in, .given = room - stream_.avail_out, .damage = {}};
    if (code == Z_STREAM_END) {
      between_members_ = true;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      step.damage = stream_.msg == nullptr ? "the packed data makes no sense" : stream_.msg;
    }
    return step;
  }

  z_stream stream_{};
  bool ready_ = false;
  bool between_members_ = false;
};

}  // namespace

std::unique_ptr<Unpacker> gzip_unpacker() { return std::make_unique<GzipUnpacker>(); }

}  // namespace damson
