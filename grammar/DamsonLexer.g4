// The words of Damson. The tokens whose names begin with BROKEN are mistakes: the compiler names each in the reader's
// words (compiler/syntax/), and the parser accepts none of them.
lexer grammar DamsonLexer;

@lexer::postinclude {
#include "grammar/name_characters.h"
}

// Never read: the compiler puts it where it has told what another language's way of writing a value is called here.
tokens { EXPLAINED }

// White space never matters, except that a text, a regular expression and a quoted name end on their line.
LINE_BREAK: [\r\n]+ -> channel(HIDDEN);
WHITE_SPACE: [ \t\f\u000B\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+ -> skip;
DOC_COMMENT: '##' ~[\r\n]* -> channel(HIDDEN);
COMMENT: '#' ~[\r\n]* -> channel(HIDDEN);

// Reserved: never a name, unless in backquotes.
TRUE: 'true';
FALSE: 'false';
MISSING: 'missing';
CLEAR: 'clear';
LEAVE: 'leave';
NOT: 'not';
IF: 'if';
CASE: 'case';
FOR: 'for';
IN: 'in';
IS: 'is';
ON: 'on';
AND: 'and';
OR: 'or';
ELSE: 'else';

// Words that are keywords only where they are expected; the rule `name` lists them.
MIGRATION: 'migration';
IMPORT: 'import';
AS: 'as';
TYPE: 'type';
SCHEMA: 'schema';
KEY: 'key';
REQUIRE: 'require';
ADVISE: 'advise';
BECAUSE: 'because';
PARAM: 'param';
SOURCE: 'source';
LOOKUP: 'lookup';
FROM: 'from';
TARGET: 'target';
TO: 'to';
UPDATES: 'updates';
UNIQUE: 'unique';
BY: 'by';
KEEP: 'keep';
FIRST: 'first';
LAST: 'last';
MAX: 'max';
CREATE: 'create';
FN: 'fn';
VOCABULARY: 'vocabulary';
PATHS: 'paths';
MAP: 'map';
DELETE: 'delete';
LET: 'let';
SKIP_: 'skip';
OMIT: 'omit';
WHEN: 'when';
DROP: 'drop';
THEN: 'then';
ERROR: 'error';
UNMATCHED: 'unmatched';
GONE: 'gone';
REJECT: 'reject';
WARN: 'warn';
USE: 'use';
PRESENT: 'present';
EMPTY: 'empty';
LIST: 'list';
OF: 'of';
ONE: 'one';
MATCHING: 'matching';
EXPECT: 'expect';
AT: 'at';
MOST: 'most';
LEAST: 'least';
TEST: 'test';
GIVEN: 'given';
SKIPPED: 'skipped';
REJECTED: 'rejected';
DUPLICATE: 'duplicate';

NAME: NAME_START NAME_PART*;
QUOTED_NAME: '`' ~[`\r\n]+ '`';
BROKEN_NAME: '`' ~[`\r\n]*;

DECIMAL: DIGITS '.' DIGITS;
INTEGER: DIGITS;
BROKEN_NUMBER: DIGITS ('.' DIGITS)? NAME_START NAME_PART*;  // `3d_scan`, `1e5`

// There is no division sign, so that a slash always opens a regular expression.
REGEX: '/' REGEX_PART+ '/' [a-zA-Z]*;
BROKEN_REGEX: '/' REGEX_PART* '\\'?;

TEXT_OPEN: '"' -> pushMode(TEXT);

// A brace in a text opens this mode anew, so that its closing brace leads back into the text.
LEFT_BRACE: '{' -> pushMode(DEFAULT_MODE);
RIGHT_BRACE: '}' -> popMode;
LEFT_PARENTHESIS: '(';
RIGHT_PARENTHESIS: ')';
LEFT_BRACKET: '[';
RIGHT_BRACKET: ']';

FAT_ARROW: '=>';
ARROW: '->';
EQUAL: '==';
NOT_EQUAL: '!=';
LESS_OR_EQUAL: '<=';
GREATER_OR_EQUAL: '>=';
LESS: '<';
GREATER: '>';
ASSIGN: '=';
ELLIPSIS: '...';
RANGE: '..';
DOT: '.';
COMMA: ',';
COLON: ':';
QUESTION: '?';
PIPE: '|';
STAR: '*';
PLUS: '+';
MINUS: '-';
PERCENT: '%';

// Quotes that word processors and other languages write.
BROKEN_QUOTES: QUOTE ~['‘’‚“”„«»"\r\n]* QUOTE;
BROKEN_CHARACTER: .;

fragment DIGITS: [0-9] ([0-9_]* [0-9])?;
// Outside ASCII: letters, letter numbers, and inside a name digits and marks. They are asked for, since the tables that ANTLR makes of
// classes like \p{L} take longer to load than a small spec takes to check.
fragment NAME_START: [a-zA-Z_] | [\u{80}-\u{10FFFF}] {is_name_start(_input->LA(-1))}?;
fragment NAME_PART: [a-zA-Z0-9_] | [\u{80}-\u{10FFFF}] {is_name_part(_input->LA(-1))}?;
fragment QUOTE: ['‘’‚“”„«»];
fragment REGEX_PART: ~[/\\\r\n] | '\\' ~[\r\n];

mode TEXT;

TEXT_CLOSE: '"' -> popMode;
TEXT_CHARACTERS: ~["\\{}\r\n]+;
TEXT_ESCAPE: '\\u{' [0-9a-fA-F]* '}' | '\\' ~[\r\n];
INTERPOLATION_OPEN: '{' -> pushMode(DEFAULT_MODE);
BROKEN_BRACE: '}';
BROKEN_TEXT: ([\r\n]+ | '\\') -> popMode;  // the text does not end on its line
