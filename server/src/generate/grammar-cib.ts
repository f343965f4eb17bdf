import type { LanguageSchema, OptionEntry } from '../schema/entry.ts';
import { allOptions, anyOf, type Grammar, optionNames, sectionKeywords, valueWords } from './grammar.ts';

/** TextMate grammar of a CIB: XML of its own, so that it needs no other extension, with the names of the tables. */
export function cibGrammar(
  schema: LanguageSchema,
  pairTables: Readonly<Record<string, Readonly<Record<string, OptionEntry>>>>,
): Grammar {
  const pairs = Object.values(pairTables).flatMap(table => Object.entries(table));
  const values = [
    ...valueWords([...allOptions(schema), ...pairs.map(([, entry]) => entry)]),
    'true',
    'false',
    'yes',
    'no',
    'on',
    'off',
  ];
  return {
    name: 'Pacemaker CIB',
    scopeName: 'text.xml.cib',
    patterns: [
      { include: '#declaration' },
      { include: '#comment' },
      { include: '#cdata' },
      { include: '#doctype' },
      { include: '#tag' },
      { include: '#entity' },
    ],
    repository: {
      declaration: {
        name: 'meta.tag.preprocessor.xml.cib',
        begin: '(<\\?)([\\w:.-]+)',
        beginCaptures: { 1: { name: 'punctuation.definition.tag.xml.cib' }, 2: { name: 'entity.name.tag.xml.cib' } },
        end: '\\?>',
        endCaptures: { 0: { name: 'punctuation.definition.tag.xml.cib' } },
        patterns: [{ match: '[\\w:.-]+', name: 'entity.other.attribute-name.xml.cib' }, { include: '#string' }],
      },
      comment: {
        name: 'comment.block.xml.cib',
        begin: '<!--',
        beginCaptures: { 0: { name: 'punctuation.definition.comment.xml.cib' } },
        end: '-->',
        endCaptures: { 0: { name: 'punctuation.definition.comment.xml.cib' } },
        patterns: [{ match: '--(?!>)', name: 'invalid.illegal.bad-comment.xml.cib' }],
      },
      cdata: { name: 'string.unquoted.cdata.xml.cib', begin: '<!\\[CDATA\\[', end: '\\]\\]>' },
      doctype: {
        name: 'meta.tag.sgml.doctype.xml.cib',
        begin: '<!DOCTYPE',
        end: '>',
        patterns: [{ include: '#string' }],
      },
      tag: {
        name: 'meta.tag.xml.cib',
        begin: `(</?)(?:(${anyOf(sectionKeywords(schema))})(?![\\w:.-])|([\\w:.-]+))`,
        beginCaptures: {
          1: { name: 'punctuation.definition.tag.xml.cib' },
          2: { name: 'entity.name.tag.cib' },
          3: { name: 'entity.name.tag.xml.cib' },
        },
        end: '/?>|(?=<)',
        endCaptures: { 0: { name: 'punctuation.definition.tag.xml.cib' } },
        patterns: [
          {
            comment: 'Names of cluster properties, meta attributes and the like.',
            match: `(?<![\\w:.-])(name)\\s*(=)\\s*(")(${anyOf(pairs.map(([name]) => name))})(")`,
            captures: {
              1: { name: 'entity.other.attribute-name.cib' },
              2: { name: 'punctuation.separator.key-value.xml.cib' },
              3: { name: 'string.quoted.double.xml.cib punctuation.definition.string.begin.xml.cib' },
              4: { name: 'string.quoted.double.xml.cib support.type.property-name.cib' },
              5: { name: 'string.quoted.double.xml.cib punctuation.definition.string.end.xml.cib' },
            },
          },
          {
            match: `(?<![\\w:.-])(?:(${anyOf(optionNames(schema))})(?![\\w:.-])|([A-Za-z_:][\\w:.-]*))\\s*(=)?`,
            captures: {
              1: { name: 'entity.other.attribute-name.cib' },
              2: { name: 'entity.other.attribute-name.xml.cib' },
              3: { name: 'punctuation.separator.key-value.xml.cib' },
            },
          },
          { include: '#string' },
        ],
      },
      string: {
        patterns: ['"', "'"].map(quote => {
          const kind = quote === '"' ? 'double' : 'single';
          const wholeValue = (pattern: string): string => `(?<=${quote})${pattern}(?=${quote})`;
          return {
            name: `string.quoted.${kind}.xml.cib`,
            begin: quote,
            beginCaptures: { 0: { name: 'punctuation.definition.string.begin.xml.cib' } },
            end: `${quote}|(?=<)`,
            endCaptures: { 0: { name: 'punctuation.definition.string.end.xml.cib' } },
            patterns: [
              { include: '#entity' },
              {
                match: wholeValue('([+-]?\\d+)(ms|msec|us|usec|s|sec|m|min|h|hr|%)?'),
                captures: { 1: { name: 'constant.numeric.cib' }, 2: { name: 'keyword.other.unit.cib' } },
              },
              { match: wholeValue(`(?:[+-]?INFINITY|${anyOf(values)})`), name: 'constant.language.cib' },
            ],
          };
        }),
      },
      entity: {
        patterns: [
          { match: '&(?:[A-Za-z_:][\\w:.-]*|#\\d+|#x[0-9A-Fa-f]+);', name: 'constant.character.entity.xml.cib' },
          { match: '&', name: 'invalid.illegal.bad-ampersand.xml.cib' },
        ],
      },
    },
  };
}
