// Digests of records that are the same in every process which has the secret: for what a run keeps of what it wrote.
#pragma once

#include <string>
#include <vector>

#include "runtime/keys/key_entry.h"
#include "runtime/values/hash_secret.h"

namespace damson {

/// Digests the records of one schema. The order of its fields makes no difference, and neither does the format that a
/// record went through. Keyed: who does not have the secret can write down no two records with one digest.
class RecordDigester {
 public:
  /// `key`: fields of the schema; none where its records have no key. The schema has to outlive it.
  RecordDigester(const Type& schema, const std::vector<std::string>& key, const HashSecret& secret);

  /// `scratch` is only room to work in, one for each thread.
  RecordDigest digest(const Column& records, uint32_t row, std::string& scratch) const;
  /// Of a value that refers to a record by its key, which is one field.
  Hash128 key_digest(const Column& values, uint32_t row, std::string& scratch) const;

 private:
  /// The fields of a record in the order of their names.
  struct Fields {
    std::vector<uint32_t> order;
    std::vector<uint32_t> names;  // digests of them, in that order
    std::vector<Fields> inside;   // in that order; those of a list are its items'
  };

  static Fields fields_of(const Type& type);
  static void put_record(const Fields& fields, const Column& records, uint32_t row, std::string& out);
  static void put_value(const Fields& fields, const Column& values, uint32_t row, std::string& out);
  Hash128 hash(const std::string& bytes) const;

  Fields fields_;
  std::vector<uint32_t> key_;  // places of its fields, by their names
  HashSecret secret_;
};

}  // namespace damson
