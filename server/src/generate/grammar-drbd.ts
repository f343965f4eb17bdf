import type { LanguageSchema } from '../schema/entry.ts';
import { allOptions, anyOf, type Grammar, optionNames, sectionKeywords, valueWords } from './grammar.ts';

/** TextMate grammar of drbd.conf: sections in braces, statements that end with a semicolon. */
export function drbdGrammar(schema: LanguageSchema): Grammar {
  const argumentWords = schema.sections.flatMap(s => s.args ?? []).flatMap(a => a.value.choices?.() ?? []);
  const values = [...valueWords(allOptions(schema)), ...argumentWords.map(c => c.word), 'yes', 'no'];
  return {
    name: 'DRBD',
    scopeName: 'source.drbd',
    patterns: [{ include: '#statements' }],
    repository: {
      statements: {
        patterns: [
          { include: '#comment' },
          { include: '#skip' },
          { include: '#section' },
          { include: '#block' },
          { include: '#include' },
          { include: '#option' },
          { include: '#unknown' },
        ],
      },
      comment: {
        name: 'comment.line.number-sign.drbd',
        match: '(#).*$',
        captures: { 1: { name: 'punctuation.definition.comment.drbd' } },
      },
      skip: {
        comment: 'What follows is read as if it were not there.',
        begin: word('(skip)'),
        beginCaptures: { 1: { name: 'keyword.control.skip.drbd' } },
        end: '(?<=\\})|(?=;)',
        contentName: 'comment.block.skipped.drbd',
        patterns: [{ include: '#comment' }, { include: '#skippedBlock' }],
      },
      skippedBlock: {
        begin: '\\{',
        end: '\\}',
        patterns: [{ include: '#comment' }, { include: '#string' }, { include: '#skippedBlock' }],
      },
      section: {
        comment: 'The keyword and the names between it and the brace.',
        begin: `${word(`(${anyOf(sectionKeywords(schema))})`)}(?=[^;{}#]*(?:\\{|$|#))`,
        beginCaptures: { 1: { name: 'keyword.control.section.drbd' } },
        // A brace that an unclosed quote has swallowed is not waited for.
        end: `(?=[{};])|^(?=[ \\t]*(?:${anyOf(sectionKeywords(schema))})(?![\\w./-])[^;{}]*\\{)`,
        patterns: [
          { include: '#comment' },
          { include: '#string' },
          { include: '#number' },
          { match: word(`(?:${anyOf(argumentWords.map(c => c.word))})`), name: 'constant.language.drbd' },
          { match: bareWord, name: 'entity.name.section.drbd' },
        ],
      },
      block: {
        begin: '\\{',
        beginCaptures: { 0: { name: 'punctuation.section.block.begin.drbd' } },
        end: '\\}',
        endCaptures: { 0: { name: 'punctuation.section.block.end.drbd' } },
        patterns: [{ include: '#statements' }],
      },
      include: {
        begin: word('(include)'),
        beginCaptures: { 1: { name: 'keyword.control.include.drbd' } },
        end: statementEnd,
        endCaptures: { 0: { name: 'punctuation.terminator.statement.drbd' } },
        patterns: [{ include: '#comment' }, { include: '#string' }, { match: bareWord, name: 'string.unquoted.drbd' }],
      },
      option: {
        begin: word(`(${anyOf(optionNames(schema).flatMap(name => [name, `no-${name}`]))})`),
        beginCaptures: { 1: { name: 'support.type.property-name.drbd' } },
        end: statementEnd,
        endCaptures: { 0: { name: 'punctuation.terminator.statement.drbd' } },
        patterns: [{ include: '#values' }],
      },
      unknown: {
        comment: 'A name that no table has.',
        begin: `(${bareWord})`,
        beginCaptures: { 1: { name: 'variable.other.unknown.drbd' } },
        end: statementEnd,
        endCaptures: { 0: { name: 'punctuation.terminator.statement.drbd' } },
        patterns: [{ include: '#values' }],
      },
      values: {
        patterns: [
          { include: '#comment' },
          { include: '#string' },
          { include: '#address' },
          { include: '#number' },
          { match: word(`(?:${anyOf(values)})`), name: 'constant.language.drbd' },
          { match: bareWord, name: 'string.unquoted.drbd' },
        ],
      },
      string: {
        name: 'string.quoted.double.drbd',
        begin: '"',
        beginCaptures: { 0: { name: 'punctuation.definition.string.begin.drbd' } },
        end: '"|$',
        endCaptures: { 0: { name: 'punctuation.definition.string.end.drbd' } },
        patterns: [{ match: '\\\\.', name: 'constant.character.escape.drbd' }],
      },
      address: {
        patterns: [
          {
            match: `${before}(\\d{1,3}(?:\\.\\d{1,3}){3})(?:(:)(\\d+))?${after}`,
            captures: {
              1: { name: 'constant.numeric.address.drbd' },
              2: { name: 'punctuation.separator.port.drbd' },
              3: { name: 'constant.numeric.port.drbd' },
            },
          },
          {
            match: '(\\[)([0-9A-Fa-f:.%\\w]+)(\\])(?:(:)(\\d+))?',
            captures: {
              1: { name: 'punctuation.definition.address.begin.drbd' },
              2: { name: 'constant.numeric.address.drbd' },
              3: { name: 'punctuation.definition.address.end.drbd' },
              4: { name: 'punctuation.separator.port.drbd' },
              5: { name: 'constant.numeric.port.drbd' },
            },
          },
        ],
      },
      number: {
        match: `${before}(\\d+)([kKmMgGs])?${after}`,
        captures: { 1: { name: 'constant.numeric.drbd' }, 2: { name: 'keyword.other.unit.drbd' } },
      },
    },
  };
}

// A word of drbd.conf consists of letters, digits and / . _ -
const before = '(?<![\\w./-])';
const after = '(?![\\w./-])';
const bareWord = '[\\w./-]+';
const statementEnd = ';|(?=[{}])';

function word(pattern: string): string {
  return `${before}${pattern}${after}`;
}
