// Packing gzip, without a name or a time in its header.
#include <zlib.h>

#include <array>
#include <new>

#include "runtime/connectors/compression/packer.h"

namespace damson {

namespace {

class GzipPacker : public Packer {
 public:
  GzipPacker() {
    constexpr int with_gzip_header = 16 + MAX_WBITS;
    constexpr int memory_level = 8;
    const int code = ::deflateInit2(&stream_, 6, Z_DEFLATED, with_gzip_header, memory_level, Z_DEFAULT_STRATEGY);
    if (code != Z_OK) throw std::bad_alloc();
  }
  GzipPacker(const GzipPacker&) = delete;
  GzipPacker& operator=(const GzipPacker&) = delete;
  ~GzipPacker() override { ::deflateEnd(&stream_); }

  void pack(std::string_view bytes, bool last, std::string& out) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
      stream_.avail_out = static_cast<uInt>(buffer_.size());
      ::deflate(&stream_, last ? Z_FINISH : Z_NO_FLUSH);
      out.append(buffer_.data(), buffer_.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

 private:
  z_stream stream_{};
  std::array<char, size_t{1} << 16> buffer_;
};

}  // namespace

std::unique_ptr<Packer> gzip_packer() { return std::make_unique<GzipPacker>(); }

}  // namespace damson
