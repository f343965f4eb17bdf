import { grammar } from '../../schemas/cib/grammar.ts';
import { knownNames } from '../../server/src/languages/cib/names.ts';
import {
  contentOf,
  elementName,
  type Pattern,
  takesAnything,
  type ValueTest,
} from '../../server/src/languages/cib/patterns.ts';
import type { Random } from './random.ts';

/** Writes a CIB that our table allows in a version of the schema: rare elements stand in it as often as common ones. */
export function generatedCib(version: string, source: Random): string {
  const ids: string[] = [];
  let budget = 60;

  const element = (line: number, depth: number): string => {
    budget--;
    const name = elementName(line);
    if (takesAnything(line)) return `${indent(depth)}<${name}/>\n`;
    const parts = expand(contentOf(line), depth);
    const attributes = new Map(parts.attributes);
    if (depth === 0) attributes.set('validate-with', `pacemaker-${version}`);
    const head = [
      name,
      ...shuffled(
        [...attributes].map(([key, value]) => `${key}="${value}"`),
        source,
      ),
    ].join(' ');
    if (parts.children.length === 0) return `${indent(depth)}<${head}/>\n`;
    return `${indent(depth)}<${head}>\n${parts.children.join('')}${indent(depth)}</${name}>\n`;
  };

  const expand = (p: Pattern, depth: number): Parts => {
    switch (p.kind) {
      case 'attribute':
        return { attributes: p.name < 0 ? [] : [[knownNames[p.name] as string, value(p)]], children: [] };
      case 'element':
        return { attributes: [], children: [element(p.line, depth + 1)] };
      case 'choice': {
        const small = depth > 8 || budget < 0;
        const possible = small ? p.parts.filter(q => q.kind === 'empty') : p.parts;
        // The way out of nesting is the shortest alternative.
        return expand(possible.length > 0 ? source.pick(possible) : shortest(p.parts), depth);
      }
      case 'group':
      case 'interleave': {
        const both = p.parts.map(q => expand(q, depth));
        const [a, b] = (p.kind === 'interleave' && source.chance(0.5) ? both.reverse() : both) as [Parts, Parts];
        return { attributes: [...a.attributes, ...b.attributes], children: [...a.children, ...b.children] };
      }
      case 'more': {
        const inner = p.parts[0] as Pattern;
        const all = Array.from({ length: budget > 0 ? 1 + source.below(3) : 1 }, () => expand(inner, depth));
        return { attributes: all.flatMap(q => q.attributes), children: all.flatMap(q => q.children) };
      }
      default:
        return { attributes: [], children: [] };
    }
  };

  const value = (p: Pattern): string => {
    const test = p.value as ValueTest;
    if (test.id === 'ID') {
      const id = `i${ids.length}`;
      ids.push(id);
      return id;
    }
    if (test.id === 'IDREF') return '\u0001';
    for (let tries = 0; tries < 40; tries++) {
      const one = source.pick([...test.words, ...samples]);
      if (test.passes(one)) return one;
    }
    return test.words[0] ?? '1';
  };

  const text = element(grammar.starts[version] as number, 0);
  // References need something to refer to.
  if (ids.length === 0) return generatedCib(version, source);
  return text.replaceAll('\u0001', () => source.pick(ids));
}

interface Parts {
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: readonly string[];
}

const samples = ['1', '0', '5', 'a', 'true', 'false', '10s', 'INFINITY', '-1', '100', 'x y', 'Started', '8080-8090'];

function shortest(parts: readonly Pattern[]): Pattern {
  return parts.reduce((best, p) => (sizeOf(p) < sizeOf(best) ? p : best));
}

function sizeOf(p: Pattern): number {
  if (p.kind === 'element') return 1;
  if (p.kind === 'choice') return Math.min(...p.parts.map(sizeOf));
  // A rule in a rule leads on and on.
  return p.parts.reduce((sum, q) => sum + sizeOf(q), 0);
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

function shuffled<T>(list: T[], source: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}
