import type { LanguageSchema } from '../schema/entry.ts';
import { allOptions, anyOf, type Grammar, literal, optionNames, sectionKeywords, valueWords } from './grammar.ts';

/** TextMate grammar of corosync.conf: every line is a comment, a section, a key with its value, or a brace. */
export function corosyncGrammar(schema: LanguageSchema): Grammar {
  const values = [...valueWords(allOptions(schema)), 'yes', 'no', 'on', 'off'];
  return {
    name: 'Corosync',
    scopeName: 'source.corosync',
    patterns: [{ include: '#comment' }, { include: '#section' }, { include: '#key' }, { include: '#end' }],
    repository: {
      comment: {
        comment: 'Only at the beginning of a line; later in a line # belongs to the value.',
        match: '^[ \\t]*((#).*)$',
        captures: {
          1: { name: 'comment.line.number-sign.corosync' },
          2: { name: 'punctuation.definition.comment.corosync' },
        },
      },
      section: {
        comment: 'A line with an opening brace, whatever else it has. Nothing may follow the brace.',
        match: `^[ \\t]*(?:(${anyOf(sectionKeywords(schema))})|([^{]*?))[ \\t:]*(\\{)[ \\t]*(.*?)[ \\t\\r]*$`,
        captures: {
          1: { name: 'keyword.control.section.corosync' },
          2: { name: 'variable.other.unknown.corosync' },
          3: { name: 'punctuation.section.block.begin.corosync' },
          4: { name: 'invalid.illegal.corosync' },
        },
      },
      key: {
        match: `^[ \\t]*(?:(${keys(optionNames(schema))})|([^:{]*?))[ \\t]*(:)[ \\t]*(.*?)[ \\t\\r]*$`,
        captures: {
          1: { name: 'support.type.property-name.corosync' },
          2: { name: 'variable.other.unknown.corosync' },
          3: { name: 'punctuation.separator.key-value.corosync' },
          4: { patterns: [{ include: '#value' }] },
        },
      },
      value: {
        patterns: [
          { match: whole('\\d{1,3}(?:\\.\\d{1,3}){3}'), name: 'constant.numeric.address.corosync' },
          { match: whole('[0-9A-Fa-f]*:[0-9A-Fa-f:.]+(?:%\\w+)?'), name: 'constant.numeric.address.corosync' },
          { match: whole('[+-]?\\d+'), name: 'constant.numeric.corosync' },
          { match: whole(`(?:${anyOf(values)})`), name: 'constant.language.corosync' },
          { match: '.+', name: 'string.unquoted.corosync' },
        ],
      },
      end: {
        match: '^[ \\t]*(\\})[ \\t\\r]*$',
        captures: { 1: { name: 'punctuation.section.block.end.corosync' } },
      },
    },
  };
}

/** The whole of a value: values begin behind the colon and its blanks. */
function whole(pattern: string): string {
  return `(?<=[:\\s])${pattern}(?=[ \\t\\r]*$)`;
}

/** Keys with a number in them stand in the table once, with X or N for the number. */
function keys(names: readonly string[]): string {
  const plain = names.filter(name => !/[A-Z]/.test(name));
  const numbered = [...new Set(names.filter(name => /[A-Z]/.test(name)))].sort();
  return [...numbered.map(name => literal(name).replace(/[A-Z]+/g, '\\d+')), anyOf(plain)].join('|');
}
