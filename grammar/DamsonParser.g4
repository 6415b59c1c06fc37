// The sentences of Damson. Rules are laid out so that one or two tokens decide nearly everywhere: that keeps parsing fast
// from the first line on. The compiler recovers from a mistake per declaration and per line in braces.
parser grammar DamsonParser;

options { tokenVocab = DamsonLexer; }

spec: declaration* EOF;

declaration
  : migrationDeclaration
  | importDeclaration
  | typeDeclaration
  | schemaDeclaration
  | paramDeclaration
  | sourceDeclaration
  | targetDeclaration
  | functionDeclaration
  | vocabularyDeclaration
  | pathsDeclaration
  | mapDeclaration
  | expectDeclaration
  | testDeclaration
  ;

migrationDeclaration: MIGRATION text;

importDeclaration: IMPORT (text | dottedName) (AS name)?;

typeDeclaration: TYPE name ASSIGN typeExpression;

paramDeclaration: PARAM name COLON typeExpression (ASSIGN rightHandSide)?;

functionDeclaration: FN name typeParameters? parameters ARROW typeExpression ASSIGN rightHandSide;

typeParameters: LESS name (COMMA name)* COMMA? GREATER;

parameters: LEFT_PARENTHESIS (parameter (COMMA parameter)* COMMA?)? RIGHT_PARENTHESIS;

parameter: name COLON typeExpression;

// Schemas and types

schemaDeclaration: SCHEMA name schemaBlock;

schemaBlock: LEFT_BRACE schemaItem* RIGHT_BRACE;

schemaItem
  : KEY LEFT_PARENTHESIS name (COMMA name)* COMMA? RIGHT_PARENTHESIS COMMA?   # compositeKey
  | KEY? name COLON typeExpression COMMA?                                    # schemaField
  | REQUIRE expression because COMMA?                                       # schemaRequire
  | ADVISE expression because COMMA?                                        # schemaAdvise
  | ELLIPSIS because COMMA?                                                 # schemaOpen
  ;

typeExpression: plainType QUESTION?;

plainType
  : LIST (LEFT_PARENTHESIS range RIGHT_PARENTHESIS)? OF plainType            # listType
  | ONE OF (text (COMMA text)* | dottedName)                                # oneOfType
  | recordBlock                                                             # recordType
  | LEFT_PARENTHESIS typeExpression RIGHT_PARENTHESIS                        # nestedType
  | dottedName (LEFT_PARENTHESIS range RIGHT_PARENTHESIS)? (MATCHING REGEX)? # namedType
  ;

recordBlock: LEFT_BRACE recordItem* RIGHT_BRACE;

recordItem
  : name COLON typeExpression COMMA?   # recordField
  | ELLIPSIS because COMMA?            # recordOpen
  ;

range: bound RANGE bound?;

bound: MINUS? (INTEGER | DECIMAL) | text;

// Where records come from and go to

connector: name arguments;

sourceDeclaration: (SOURCE | LOOKUP) name COLON typeExpression FROM connector sourceBlock?;

sourceBlock: LEFT_BRACE sourceItem* RIGHT_BRACE;

sourceItem: dropItem | name clause+;

targetDeclaration: TARGET name COLON typeExpression (TO | UPDATES) connector targetBlock?;

targetBlock: LEFT_BRACE targetItem* RIGHT_BRACE;

targetItem
  : UNIQUE BY expression KEEP (FIRST | LAST | MAX expression) because   # uniqueRule
  | ON UNMATCHED (REJECT because | SKIP_ because | CREATE)              # unmatchedRule
  | ON GONE (DELETE | KEEP) because                                      # goneRule
  ;

// Arms

vocabularyDeclaration: VOCABULARY name (FROM connector)? armBlock;

pathsDeclaration: PATHS name parameters? armBlock;

armBlock: LEFT_BRACE arm* RIGHT_BRACE;

arm: armPattern (COMMA armPattern)* FAT_ARROW armResult COMMA?;

armPattern
  : bound (RANGE bound?)?
  | REGEX
  | TRUE
  | FALSE
  | MISSING
  | ELSE
  ;

armResult
  : REJECT because                    # rejectResult
  | SKIP_ because                     # skipResult
  | WARN text USE rightHandSide       # warnResult
  | rightHandSide                     # valueResult
  ;

// Maps

mapDeclaration: MAP name unitLoop* (BY expression (COMMA expression)*)? ARROW DELETE? name itemBlock;

unitLoop: FOR name IN expression;

itemBlock: LEFT_BRACE item* RIGHT_BRACE;

item
  : dottedName (ASSIGN rightHandSide | itemBlock)    # fieldItem
  | LET name ASSIGN rightHandSide                    # letItem
  | SKIP_ WHEN expression because                    # skipItem
  | OMIT WHEN expression because                     # omitItem
  | KEEP dottedName (COMMA dottedName)*              # keepItem
  | dropItem                                         # dropLine
  | REQUIRE expression because                       # requireItem
  | ADVISE expression because                        # adviseItem
  ;

dropItem: DROP dottedName (COMMA dottedName)* because;

because: BECAUSE text;

// Expectations and tests

expectDeclaration: EXPECT expression share? because;

share: AT (MOST | LEAST) (INTEGER | DECIMAL) PERCENT? (OF name)?;

testDeclaration: TEST text testBlock;

testBlock: LEFT_BRACE testItem* RIGHT_BRACE;

testItem
  : GIVEN name (record | FROM connector)                         # given
  | EXPECT (SKIPPED | REJECTED | DUPLICATE) (AT text)?           # expectOutcome
  | EXPECT name (record | FROM connector)                        # expectRecord
  ;

record: LEFT_BRACE recordEntry* RIGHT_BRACE;

recordEntry: name COLON testValue COMMA?;

testValue
  : record
  | LEFT_BRACKET (testValue (COMMA testValue)* COMMA?)? RIGHT_BRACKET
  | expression
  ;

// Expressions, from loose to tight

rightHandSide: bareRightHandSide clause*;

bareRightHandSide
  : FOR name IN expression (itemBlock (FAT_ARROW rightHandSide)? | FAT_ARROW rightHandSide)     # forValue
  | IF expression THEN expression (ELSE IF expression THEN expression)* ELSE expression         # ifValue
  | expression                                                                                  # plainValue
  ;

clause: ON (MISSING | ERROR | UNMATCHED) action;

action
  : REJECT because                # rejectAction
  | SKIP_ because                 # skipAction
  | WARN text USE expression      # warnAction
  | expression                    # valueAction
  ;

expression: conjunction (OR conjunction)*;

conjunction: negation (AND negation)*;

negation: NOT* comparison;

comparison: piped (comparator piped | IN piped | IS NOT? (MISSING | PRESENT | EMPTY))?;

comparator: EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL;

piped: sum pipe*;

pipe: PIPE dottedName arguments?;

sum: product ((PLUS | MINUS) product)*;

product: negative (STAR negative)*;

negative: MINUS* postfix;

postfix: primary (DOT name | LEFT_BRACKET expression RIGHT_BRACKET)*;

primary
  : (INTEGER | DECIMAL) (RANGE (MINUS? (INTEGER | DECIMAL))?)?                                    # numberValue
  | text (RANGE text?)?                                                                           # textValue
  | REGEX                                                                                         # regexValue
  | (TRUE | FALSE | MISSING | CLEAR | LEAVE)                                                      # wordValue
  | name                                                                                          # nameValue
  | dottedName arguments                                                                          # callValue
  | LEFT_BRACKET (rightHandSide (COMMA rightHandSide)* COMMA?)? RIGHT_BRACKET                      # listValue
  | LEFT_PARENTHESIS rightHandSide RIGHT_PARENTHESIS                                               # nestedValue
  | CASE expression armBlock                                                                      # caseValue
  | EXPLAINED LEFT_BRACKET (rightHandSide (COMMA rightHandSide)*)? RIGHT_BRACKET                   # explainedValue
  ;

arguments: LEFT_PARENTHESIS (argument (COMMA argument)* COMMA?)? RIGHT_PARENTHESIS;

argument: (name COLON)? rightHandSide;

// Text and names

// The broken forms are reported on their own; that they are taken here keeps the rest of their line readable.
text
  : TEXT_OPEN textPart* (TEXT_CLOSE | BROKEN_TEXT)
  | BROKEN_QUOTES
  ;

textPart
  : TEXT_CHARACTERS
  | TEXT_ESCAPE
  | BROKEN_BRACE
  | interpolation
  ;

interpolation: INTERPOLATION_OPEN (name COLON holeConstraint | rightHandSide) RIGHT_BRACE;

holeConstraint: STAR STAR | REGEX | name (LEFT_PARENTHESIS text RIGHT_PARENTHESIS)?;

dottedName: name (DOT name)*;

// Every word that is not reserved may be a name.
name
  : NAME | QUOTED_NAME
  | MIGRATION | IMPORT | AS | TYPE | SCHEMA | KEY | REQUIRE | ADVISE | BECAUSE | PARAM | SOURCE | LOOKUP | FROM | TARGET | TO
  | UPDATES | UNIQUE | BY | KEEP | FIRST | LAST | MAX | CREATE | FN | VOCABULARY | PATHS | MAP | DELETE | LET | SKIP_ | OMIT
  | WHEN | DROP | THEN | ERROR | UNMATCHED | GONE | REJECT | WARN | USE | PRESENT | EMPTY | LIST | OF | ONE | MATCHING | EXPECT | AT
  | MOST | LEAST | TEST | GIVEN | SKIPPED | REJECTED | DUPLICATE
  ;
