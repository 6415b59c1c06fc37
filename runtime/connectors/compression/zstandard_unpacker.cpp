// Unpacking Zstandard, also several frames one behind the other.
#include <zstd.h>
#include <zstd_errors.h>

#include "runtime/base/limits.h"
#include "runtime/connectors/compression/unpacker.h"

namespace damson {

namespace {

class ZstandardUnpacker : public Unpacker {
 public:
  ZstandardUnpacker() {
    if (context_ != nullptr) ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, limits::zstandard_window_log);
  }

  Step unpack(std::string_view packed, char* out, size_t capacity) override {
    if (context_ == nullptr) return {.damage = "there is not enough memory to unpack it"};
    ZSTD_inBuffer input{packed.data(), packed.size(), 0};
    ZSTD_outBuffer output{out, capacity, 0};
    const size_t left = ZSTD_decompressStream(context_.get(), &output, &input);
    if (ZSTD_getErrorCode(left) == ZSTD_error_frameParameter_windowTooLarge)
      return {.taken = input.pos, .window_too_large = true};
    if (ZSTD_isError(left) != 0) return {.taken = input.pos, .given = 0, .damage = ZSTD_getErrorName(left)};
    if (input.pos != 0 || output.pos != 0) complete_ = left == 0;
    return {.taken = input.pos, .given = output.pos, .damage = {}};
  }

  bool complete() const override { return complete_; }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> context_{ZSTD_createDCtx()};
  bool complete_ = false;
};

}  // namespace

std::unique_ptr<Unpacker> zstandard_unpacker() { return std::make_unique<ZstandardUnpacker>(); }

}  // namespace damson
