import type { AnalyzedFile } from '../analysis.ts';
import { walk } from '../syntax/cursor.ts';
import type { Node, Section } from '../syntax/tree.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';

/** What stands for a secret. */
export const mask = '•••';

export interface Secrets {
  /** Parts of a stretch of the file that must not be shown, in text order and apart from each other. */
  within(start: number, end: number): readonly Span[];
  /** A message without the values. */
  hide(message: string): string;
}

const known = new WeakMap<AnalyzedFile, Secrets>();

/** The secrets of a file. */
export function secretsOf(file: AnalyzedFile | undefined): Secrets {
  if (!file) return none;
  const before = known.get(file);
  if (before) return before;
  const secrets = suspicious.test(file.text) ? find(file) : none;
  known.set(file, secrets);
  return secrets;
}

const none: Secrets = { within: () => [], hide: message => message };

/**
 * Texts without such a word have no secret option; a walk over a large tree is saved. The keys that a CIB records for
 * its operations are none.
 */
const suspicious = /secret|passw|pwd|(?<!transition-|operation_)key|token|credential/i;

/** Parameters of agents have no table yet; these names are secrets wherever they stand. */
const secretName =
  /passw(?:or)?d|passphrase|secret|credential|(?:^|[_-])pwd$|(?:api|private|access|auth)[_-]?key$|[_-]token$/i;

function find({ tree, bound, text }: AnalyzedFile): Secrets {
  const spans: Span[] = [];
  const values = new Set<string>();
  const hide = (span: Span, value: string): void => {
    if (span.end <= span.start) return;
    spans.push(span);
    values.add(value);
    values.add(text.slice(span.start, span.end));
  };
  const secretOptions = bound.schema.sections.flatMap(section =>
    Object.entries(section.options).flatMap(([name, option]) => (option.secret ? [name] : [])),
  );
  for (const node of walk(tree.root, isStatus)) {
    if (node.kind === 'section') {
      const value = secretPair(node);
      if (value) hide(value.span, value.value);
      continue;
    }
    const name = node.keyword.value;
    const entry = bound.optionEntry(node);
    const secret = entry ? entry.secret : nearest(name, secretOptions) !== undefined;
    if (secret || secretName.test(name)) for (const word of node.values) hide(word.span, word.value);
  }
  // Where the parser had to skip, the words themselves are all there is.
  for (const match of text.matchAll(loose)) {
    const value = match[1] ?? match[2] ?? (match[3] as string);
    const end = match.index + match[0].length;
    hide({ start: end - value.length, end }, value);
  }
  spans.sort((a, b) => a.start - b.start);
  const longValues = [...values].filter(value => value.length >= distinctive);
  return {
    within(start, end) {
      const found = spans.filter(s => s.start < end && s.end > start);
      const part = text.slice(start, end);
      for (const value of longValues) {
        for (let at = part.indexOf(value); at >= 0; at = part.indexOf(value, at + value.length)) {
          found.push({ start: start + at, end: start + at + value.length });
        }
      }
      return joined(found);
    },
    hide(message) {
      let hidden = message;
      for (const value of values) hidden = hidden.replaceAll(`"${value}"`, `"${mask}"`);
      for (const value of longValues) hidden = hidden.replaceAll(value, mask);
      return hidden;
    },
  };

  /** The value of a name-value pair of a CIB whose name says that it is a secret. */
  function secretPair(node: Node & { kind: 'section' }): { value: string; span: Span } | undefined {
    if (node.keyword.value !== 'nvpair') return undefined;
    const name = node.attributes.find(a => a.keyword.value === 'name');
    const word = name?.values[0];
    if (!name || !word) return undefined;
    if (!secretName.test(word.value) && !bound.meaning(name, 0)?.option?.secret) return undefined;
    return node.attributes.find(a => a.keyword.value === 'value')?.values[0];
  }
}

/** What a CIB records about the cluster: most of a large one, and no parameter of an agent stands there. */
function isStatus(section: Section): boolean {
  return section.keyword.value === 'status' && section.parent?.keyword.value === 'cib';
}

/** A shorter value could be part of any word. */
const distinctive = 6;

/** A value behind a name such as `shared-secret` or `passwd=`, up to its quote, its blank or the end of its line. */
const loose =
  /(?:shared-secret|(?:secret|passw(?:or)?d|passphrase)[\w-]*["']?(?:[ \t]+value)?[ \t]*[:=])[ \t]*(?:"([^"\n]*)|'([^'\n]*)|([^\s"';<>]+))/gi;

/** Spans in order, overlapping ones as one. */
function joined(spans: Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}
