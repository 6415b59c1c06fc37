// Draws the secret of record digests out of the one that the ledger has.
#include "compiler/driver/state/kept_keys.h"

#include <fmt/format.h>

#include <charconv>

#include "compiler/driver/state/way_back.h"

namespace damson {

std::string keys_of_run(const std::filesystem::path& state_folder, int64_t run) {
  return (state_folder / folder_of_run(run) / "keys").string();
}

std::variant<HashSecret, Problem> record_secret(Ledger& ledger) {
  constexpr size_t hex_digits_of_word = 8;
  HashSecret secret{};
  std::string digits;
  for (size_t piece = 0; digits.size() < secret.size() * hex_digits_of_word; ++piece) {
    auto digest = ledger.keyed_digest(fmt::format("digests of records {}", piece));
    if (auto* problem = std::get_if<Problem>(&digest)) return std::move(*problem);
    digits += std::get<std::string>(digest);
  }
  for (size_t word = 0; word < secret.size(); ++word) {
    const char* begin = digits.data() + word * hex_digits_of_word;
    std::from_chars(begin, begin + hex_digits_of_word, secret[word], 16);
  }
  return secret;
}

}  // namespace damson
