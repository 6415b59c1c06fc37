// The part of libFuzzer that a fuzzing program needs where there is none: changes inputs at random, without looking at
// what they reach. Takes libFuzzer's `-max_total_time`, `-max_len` and `-artifact_prefix`; other options say nothing
// here.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

int tried(const std::string& input) {
  return LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
}

class Mutator {
 public:
  Mutator(std::vector<std::string> seeds, uint32_t seed, size_t longest)
      : seeds_(std::move(seeds)), random_(seed), longest_(longest) {}

  std::string next() {
    std::string input = seeds_.empty() ? std::string() : seeds_[below(seeds_.size())];
    for (size_t change = 1 + below(4); change != 0; --change) mutate(input);
    if (input.size() > longest_) input.resize(longest_);
    return input;
  }

 private:
  size_t below(size_t count) { return count == 0 ? 0 : random_() % count; }
  char any_byte() { return static_cast<char>(random_()); }

  /// A piece of any seed.
  std::string piece() {
    if (seeds_.empty()) return {};
    const std::string& seed = seeds_[below(seeds_.size())];
    const size_t begin = below(seed.size());
    return seed.substr(begin, 1 + below(32));
  }

  void mutate(std::string& input) {
    const size_t at = below(input.size() + 1);
    switch (below(8)) {
      case 0: input.insert(at, 1, any_byte()); break;
      case 1: input.erase(at, 1 + below(4)); break;
      case 2:
        if (at < input.size()) input[at] = any_byte();
        break;
      case 3:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      case 4: input.insert(at, piece()); break;
      case 5: input.replace(at, 1 + below(16), piece()); break;
      case 6: input.insert(at, input.substr(below(input.size() + 1), 1 + below(64))); break;
      default:
        input.erase(at, below(64));
        input += any_byte();
        break;
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937 random_;
  size_t longest_;
};

struct Options {
  std::vector<fs::path> inputs;  // files to repeat, or folders of seeds
  uint64_t seconds = 60;
  size_t longest = 4096;
  std::string artifact_prefix = "./";
};

Options options_of(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const size_t equal = word.find('=');
    const std::string_view value = equal == std::string_view::npos ? std::string_view() : word.substr(equal + 1);
    const auto number = [&](auto& into) { std::from_chars(value.data(), value.data() + value.size(), into); };
    if (word.starts_with("-max_total_time="))
      number(options.seconds);
    else if (word.starts_with("-max_len="))
      number(options.longest);
    else if (word.starts_with("-artifact_prefix="))
      options.artifact_prefix = value;
    else if (!word.starts_with("-"))
      options.inputs.emplace_back(word);
  }
  return options;
}

/// The input that is being tried, where it outlives the process that tries it.
class Witness {
 public:
  explicit Witness(size_t longest) : longest_(longest) {
    void* shared =
        ::mmap(nullptr, sizeof(uint64_t) * 2 + longest, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) std::abort();
    sizes_ = static_cast<uint64_t*>(shared);
  }
  void note(const std::string& input) {
    std::memcpy(bytes(), input.data(), input.size());
    sizes_[0] = input.size();
    ++sizes_[1];
  }
  std::string input() { return {bytes(), std::min<size_t>(sizes_[0], longest_)}; }
  uint64_t count() const { return sizes_[1]; }

 private:
  char* bytes() { return reinterpret_cast<char*>(sizes_ + 2); }
  uint64_t* sizes_;
  size_t longest_;
};

[[noreturn]] void try_until(std::chrono::steady_clock::time_point end, Mutator mutator,
                            const std::vector<std::string>& seeds, Witness& witness) {
  for (const std::string& seed : seeds) {
    witness.note(seed);
    tried(seed);
    if (std::chrono::steady_clock::now() > end) break;
  }
  while (std::chrono::steady_clock::now() < end) {
    const std::string input = mutator.next();
    witness.note(input);
    tried(input);
  }
  std::exit(0);
}

}  // namespace

int main(int count, char** words) {
  const Options options = options_of(count, words);
  std::vector<std::string> seeds;
  for (const fs::path& input : options.inputs) {
    if (!fs::is_directory(input)) return tried(content_of(input));
    for (const auto& entry : fs::directory_iterator(input)) {
      std::string seed = content_of(entry.path());
      if (seed.size() <= options.longest) seeds.push_back(std::move(seed));
    }
  }
  std::ranges::sort(seeds);
  const uint32_t drawn = std::random_device{}();
  Witness witness(options.longest);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options.seconds);
  const pid_t child = ::fork();
  if (child == 0) try_until(end, Mutator(seeds, drawn, options.longest), seeds, witness);
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return 1;
  std::printf("stat::number_of_executed_units: %llu\n", static_cast<unsigned long long>(witness.count()));
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return 0;
  const std::string kept = options.artifact_prefix + "crash-" + std::to_string(drawn);
  std::ofstream(kept, std::ios::binary) << witness.input();
  std::printf("the input that it died of is in %s\n", kept.c_str());
  return 1;
}
