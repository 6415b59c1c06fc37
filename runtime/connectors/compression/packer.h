// Packing a stream piece by piece: one implementation a compression.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace damson {

class Packer {
 public:
  virtual ~Packer() = default;
  /// Appends to `out` what is ready of the packed stream; all of it, and its end, when `last`. Nothing may follow that.
  virtual void pack(std::string_view bytes, bool last, std::string& out) = 0;
};

std::unique_ptr<Packer> gzip_packer();
std::unique_ptr<Packer> zstandard_packer();

}  // namespace damson
