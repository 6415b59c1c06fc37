// Which names an expression sees besides what the program declares: fields, lets, `for` names, parameters, holes.
#pragma once

#include <map>
#include <string>

#include "compiler/check/typed_program.h"

namespace damson::checking {

struct Schema;

/// Something that a name stands for.
struct ScopeName {
  typed::BindingPtr binding = {};  // null: it could not be checked; uses of it are silent
  typed::PartFacts facts = {};     // of a binding without a value
  Span span;
  bool is_let = false;
  mutable bool used = false;  // resolving marks it
};

/// Scopes nest; what is further in hides what is further out.
struct Scope {
  enum class Kind : uint8_t {
    names,    // `let`s, parameters, a `for` name, holes
    record,   // bare names are fields of `record`
    item,     // the same inside `[ ]`: fields of records further out are not seen bare
    unknown,  // of something that could not be checked: no unknown name is an error
    group,    // what is further out are names of a group's members: only what gathers them sees those
  };
  Kind kind = Kind::names;
  const Scope* outer = nullptr;
  std::map<std::string, ScopeName> names = {};
  typed::BindingPtr record = {};
  typed::PartFacts facts = {};     // of `record`
  const Schema* unread = nullptr;  // of an unknown scope: the schema whose text holds all names that may be meant
};

}  // namespace damson::checking
