// Starts as many threads as are wanted, all at once, and lets them go again.
#include "runtime/engine/startable_threads.h"

#include <latch>
#include <system_error>
#include <thread>
#include <vector>

namespace damson {

unsigned startable_threads(unsigned wanted) {
  std::latch all_counted(1);
  std::vector<std::thread> threads;
  try {
    threads.reserve(wanted);
    while (threads.size() + 1 < wanted) threads.emplace_back([&] { all_counted.wait(); });
  } catch (const std::system_error&) {
    // the system refuses one more: those that there are, are what a run may have
  }
  all_counted.count_down();
  for (std::thread& thread : threads) thread.join();
  return static_cast<unsigned>(threads.size()) + 1;
}

}  // namespace damson
