// The SHA-256 checksum of a text.
#include <fmt/format.h>
#include <openssl/sha.h>
#include <array>

#include "runtime/values/each_row.h"

namespace damson::functions {

Function sha256() {
  return {
      .name = "sha256",
      .family = "identifiers",
      .summary = "The SHA-256 checksum of a text in UTF-8, as 64 hexadecimal digits.",
      .parameters = {{"text", "The text."}},
      .examples = {{R"("abc" | sha256)", R"("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")"},
                   {R"("A00001" | sha256 | take(8))", R"("7169b713")"}},
      .edge_cases = {{"missing | sha256", "missing"},
                     {R"("" | sha256)", R"("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")"},
                     {R"("é" | sha256)", R"("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c")"}},
      .body = each_row([](Text text, RowContext& row) {
        std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
        SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
        std::string& out = row.scratch();
        for (unsigned char byte : digest) fmt::format_to(std::back_inserter(out), "{:02x}", byte);
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
