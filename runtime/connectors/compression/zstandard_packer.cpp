// Packing Zstandard as one frame with a checksum.
#include <zstd.h>

#include <new>

#include "runtime/connectors/compression/packer.h"

namespace damson {

namespace {

class ZstandardPacker : public Packer {
 public:
  ZstandardPacker() : context_(ZSTD_createCCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, 3);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
    buffer_.resize(ZSTD_CStreamOutSize());
  }

  void pack(std::string_view bytes, bool last, std::string& out) override {
    ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
    const ZSTD_EndDirective directive = last ? ZSTD_e_end : ZSTD_e_continue;
    while (true) {
      ZSTD_outBuffer output{buffer_.data(), buffer_.size(), 0};
      const size_t left = ZSTD_compressStream2(context_.get(), &output, &input, directive);
      if (ZSTD_isError(left) != 0) throw std::bad_alloc();  // with parameters as above memory is all that can lack
      out.append(buffer_, 0, output.pos);
      const bool done = last ? left == 0 : input.pos == input.size;
      if (done) return;
    }
  }

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> context_;
  std::string buffer_;
};

}  // namespace

std::unique_ptr<Packer> zstandard_packer() { return std::make_unique<ZstandardPacker>(); }

}  // namespace damson
