// The rules by which ways of other languages are found. Each looks at one word; it gives true when it has told of
// something there and changed the words.
#pragma once

#include "compiler/syntax/foreign/foreign_reader.h"

namespace damson::syntax::foreign {

bool read_comment(ForeignReader& reader, size_t index);     // -- … , // …, /* … */
bool read_sign(ForeignReader& reader, size_t index);        // <>, ===, :=, $name, !title
bool read_keyword(ForeignReader& reader, size_t index);     // AND, Not, IS
bool read_question(ForeignReader& reader, size_t index);    // is null, title missing, is "x"
bool read_membership(ForeignReader& reader, size_t index);  // not in, in ("a", "b"), in "a", "b"
bool read_infix(ForeignReader& reader, size_t index);       // like, between, contains, ~
bool read_joining(ForeignReader& reader, size_t index);     // a & b, a || b, f"…", "%s" % a
bool read_choice(ForeignReader& reader, size_t index);      // a ? b : c, elseif, CASE WHEN, if (…) { … }
bool read_number(ForeignReader& reader, size_t index);      // 2,5, 1 000, 50%
bool read_type(ForeignReader& reader, size_t index);        // list<text>, text[], varchar(200)
bool read_field_type(ForeignReader& reader, size_t index);  // not null, primary key, default "x"
bool read_call(ForeignReader& reader, size_t index);        // IF(a; b), title.strip().lower()
bool read_loop(ForeignReader& reader, size_t index);        // for each, { trim(t) }, [f(x) for x in xs], x => …
bool read_line_word(ForeignReader& reader, size_t index);   // check …, where …, delete …, const …, class …, raise "…"
bool read_field_name(ForeignReader& reader,
                     size_t index);                     // row["title"], [Object Number], distinct title, on not found
bool read_clause(ForeignReader& reader, size_t index);  // join … on …, select …, order by …, card as id
bool read_misplaced(ForeignReader& reader, size_t index);  // text?(1..9), keep a as b, csv(a/b.csv), "the "old" name"
bool read_line(ForeignReader& reader, size_t index);       // set id = …, keep *, default => …

}  // namespace damson::syntax::foreign
