// What stands around the array of records in a JSON file, read as a stream because it may be longer than a block.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "runtime/connectors/input/input_buffer.h"

namespace damson {

class JsonOutside {
 public:
  struct Fault {
    enum class Kind : uint8_t { malformed, cut_off, too_deep, key_twice, not_there, reading } kind = Kind::malformed;
    std::string words = {};
    std::optional<Problem> problem = std::nullopt;  // of reading
  };

  /// `take` takes bytes off the buffer.
  JsonOutside(InputBuffer& buffer, std::function<void(size_t)> take) : buffer_(buffer), take_(std::move(take)) {}

  /// Goes to the array that `names` lead to and behind its opening bracket.
  std::optional<Fault> enter_array(const std::vector<std::string>& names);
  /// From behind the array's closing bracket to the end of the file.
  std::optional<Fault> leave_array(const std::vector<std::string>& names);

 private:
  char peek();  // zero at the end
  bool at_end();
  void step() { ++at_; }
  void skip_space();
  bool enter_object(const std::string& name);
  bool leave_object(const std::string& name);
  bool read_key(std::string& key);
  bool skip_string(std::string* raw);
  bool skip_escape(std::string* raw);
  bool skip_beyond_ascii(std::string* raw);
  bool skip_digits();
  bool skip_number();
  bool skip_scalar();
  bool skip_key();
  /// Any value at all, and everything in it.
  bool skip_value();
  void list_arrays_of_object();
  bool fail(Fault::Kind kind, std::string words);
  bool unexpected(const std::string& wanted);
  void commit();

  InputBuffer& buffer_;
  std::function<void(size_t)> take_;
  size_t at_ = 0;
  std::optional<Fault> fault_;
};

}  // namespace damson
