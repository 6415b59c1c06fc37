// Signals become a request, and the request becomes a problem of the storage.
#include "compiler/driver/interrupt.h"

#include <atomic>
#include <csignal>

#include "runtime/diagnostics/catalogue/interrupted.h"

namespace damson {

namespace {

class InterruptibleInput final : public StoredFile {
 public:
  InterruptibleInput(std::unique_ptr<StoredFile> file, const StopRequest& stop) : file_(std::move(file)), stop_(stop) {}

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    if (stop_.made()) return Problem(interrupted());
    return file_->read(buffer, capacity);
  }
  std::variant<FileFacts, Problem> facts() override { return file_->facts(); }

 private:
  std::unique_ptr<StoredFile> file_;
  const StopRequest& stop_;
};

class InterruptibleStaged final : public StagedFile {
 public:
  InterruptibleStaged(std::unique_ptr<StagedFile> file, const StopRequest& stop)
      : file_(std::move(file)), stop_(stop) {}

  std::variant<std::monostate, Problem> append(std::string_view bytes) override {
    if (stop_.made()) return Problem(interrupted());
    return file_->append(bytes);
  }
  std::variant<std::monostate, Problem> finish() override {
    if (stop_.made()) return Problem(interrupted());
    return file_->finish();
  }
  PublishStep hand_over() override { return file_->hand_over(); }
  std::string path() const override { return file_->path(); }

 private:
  std::unique_ptr<StagedFile> file_;
  const StopRequest& stop_;
};

class InterruptibleStorage final : public Storage {
 public:
  InterruptibleStorage(Storage& storage, const StopRequest& stop) : storage_(storage), stop_(stop) {}

  std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string& path) override {
    auto opened = storage_.open(path);
    if (auto* file = std::get_if<std::unique_ptr<StoredFile>>(&opened)) {
      return std::make_unique<InterruptibleInput>(std::move(*file), stop_);
    }
    return opened;
  }
  std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string& path,
                                                           const StageOptions& options) override {
    auto staged = storage_.stage(path, options);
    if (auto* file = std::get_if<std::unique_ptr<StagedFile>>(&staged)) {
      return std::make_unique<InterruptibleStaged>(std::move(*file), stop_);
    }
    return staged;
  }
  std::optional<Problem> obstacle_to_staging(const std::string& path) override {
    return storage_.obstacle_to_staging(path);
  }
  std::optional<PublishStep> removal_of(const std::string& path) override { return storage_.removal_of(path); }
  std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) override {
    return storage_.find(pattern);
  }
  std::variant<FileFacts, Problem> facts(const std::string& path) override { return storage_.facts(path); }
  std::variant<StepState, Problem> state_of(const PublishStep& step) override { return storage_.state_of(step); }
  std::optional<Problem> apply(const PublishStep& step) override { return storage_.apply(step); }
  std::optional<Problem> take_back(const PublishStep& step) override { return storage_.take_back(step); }
  std::optional<Problem> make_durable(std::span<const PublishStep> steps) override {
    return storage_.make_durable(steps);
  }
  bool settle(const PublishStep& step) override { return storage_.settle(step); }
  std::optional<std::string> place_on_disk(const std::string& path) override { return storage_.place_on_disk(path); }

 private:
  Storage& storage_;
  const StopRequest& stop_;
};

/// A signal handler can reach nothing else.
constinit std::atomic<StopRequest*> request_of_signals{nullptr};
constinit std::atomic<int> signals_seen{0};
static_assert(std::atomic<StopRequest*>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

/// `timeout` and some shells send one request to stop as two signals.
constexpr int impatient_signals = 3;

extern "C" void on_stop_signal(int signal) {
  if (StopRequest* request = request_of_signals) request->make();
  if (++signals_seen + 1 >= impatient_signals) std::signal(signal, SIG_DFL);
}

/// A closed terminal asks to stop as Ctrl-C does; `nohup` says beforehand that it does not.
void listen_to_hangup() {
  if (std::signal(SIGHUP, on_stop_signal) == SIG_IGN) std::signal(SIGHUP, SIG_IGN);
}

}  // namespace

std::unique_ptr<Storage> interruptible(Storage& storage, const StopRequest& stop) {
  return std::make_unique<InterruptibleStorage>(storage, stop);
}

StopOnSignal::StopOnSignal() {
  request_of_signals = &request_;
  signals_seen = 0;
  std::signal(SIGINT, on_stop_signal);
  std::signal(SIGTERM, on_stop_signal);
  listen_to_hangup();
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is told as a full disk, by the write that meets it
  std::signal(SIGPIPE, SIG_IGN);  // who reads the report may have gone; that is told by the write
}

StopOnSignal::~StopOnSignal() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  if (std::signal(SIGHUP, SIG_DFL) == SIG_IGN) std::signal(SIGHUP, SIG_IGN);
  request_of_signals = nullptr;
}

}  // namespace damson
