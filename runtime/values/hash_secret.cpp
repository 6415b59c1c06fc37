// Draws the secret of a process.
#include "runtime/values/hash_secret.h"

#include <random>

namespace damson {

namespace {

HashSecret draw() {
  std::random_device randomness;
  HashSecret secret;
  for (uint32_t& word : secret) word = randomness();
  return secret;
}

}  // namespace

const HashSecret& hash_secret() {
  static const HashSecret secret = draw();
  return secret;
}

}  // namespace damson
