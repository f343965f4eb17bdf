import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, createAnalysis } from '../../server/src/analysis.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Node, Word } from '../../server/src/syntax/tree.ts';
import { type Random, random } from '../fuzz/random.ts';
import { parseScenario } from '../scenario.ts';

/*
 * After any number of edits the analysis must say what an analysis of the new text alone says: the same words at the
 * same places, the same facts, the same findings.
 */

const examples = rules.flatMap(({ id, examples: { bad, good } }) =>
  [...bad, ...good].map(source =>
    parseScenario(
      source,
      { drbd: 'r0.res', corosync: 'corosync.conf', cib: 'cib.xml' }[id.split('/')[0] ?? ''],
    ).files.map(({ name, text }) => ({ file: name, text })),
  ),
);

for (const language of ['drbd', 'corosync', 'cib'] as const) {
  test(`${language}: after edits everything is as if the text had been read anew`, () => {
    // Of a fragment of a CIB nothing is taken over.
    const isWhole = (text: string): boolean => language !== 'cib' || text.includes('<configuration');
    const own = examples.filter(files => files.some(f => languageOfName(f.file) === language && isWhole(f.text)));
    assert.ok(own.length > 10, `${own.length} examples of ${language}`);
    let taken = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const some = random(seed);
      const cluster = some.pick(own);
      const edited = createAnalysis();
      for (const f of cluster) edited.set(f.file, f.text);
      const target = some.pick(cluster.filter(f => languageOfName(f.file) === language));
      let text = target.text;
      let last: string | undefined;
      // Several statements more, so that there is something to take over.
      if (language === 'drbd') text += some.pick(own).find(f => languageOfName(f.file) === 'drbd')?.text ?? '';
      edited.set(target.file, text);
      for (let step = 0; step < 12; step++) {
        const before = edited.get(target.file);
        const [statement, sections] = [before?.tree.root.children[0], before?.facts.pacemaker?.sections];
        // Damage to XML is undone mostly: as long as it lasts, all is read anew.
        const repaired = language === 'cib' && last !== undefined && some.chance(0.8) ? last : undefined;
        if (some.chance(0.8)) edited.findings(target.file);
        const earlier: string = text;
        text = repaired ?? changed(text, some);
        edited.set(target.file, text);
        const after = edited.get(target.file);
        last = after?.tree.problems.length === 0 ? undefined : (last ?? earlier);
        if (statement && after?.tree.root.children.includes(statement)) taken++;
        if (sections && after?.facts.pacemaker?.sections === sections) taken++;
        if (some.chance(0.3)) continue;
        const anew = createAnalysis();
        for (const f of cluster) anew.set(f.file, f.file === target.file ? text : f.text);
        for (const { file } of cluster) {
          const where = `seed ${seed}, step ${step}, ${file}:\n${text}`;
          assert.deepEqual(shape(edited, file), shape(anew, file), where);
          assert.deepEqual(edited.findings(file), anew.findings(file), where);
        }
      }
    }
    if (language !== 'corosync') assert.ok(taken > 100, `${taken} edits left most as it was`);
  });
}

function languageOfName(file: string): string {
  return /\.xml$|cib/.test(file) ? 'cib' : /corosync/.test(file) ? 'corosync' : /\.res$|drbd/.test(file) ? 'drbd' : '';
}

function shape(analysis: Analysis, file: string): unknown {
  const found = analysis.get(file);
  if (!found) return undefined;
  const { tree, bound, facts, lines, target } = found;
  const byPlace = [...bound.problems].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.message.en < b.message.en ? -1 : 1),
  );
  return {
    root: nodeShape(tree.root),
    comments: tree.comments,
    problems: tree.problems,
    bound: byPlace,
    facts: { ...facts, pacemaker: plain(facts.pacemaker) },
    lines: [lines.lineCount, lines.positionAt(found.text.length), lines.positionAt(found.text.length >> 1)],
    target,
  };
}

/** Facts with what they find out when they are asked, and without the way back to the parent. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if ('entries' in value) return [...(value as ReadonlyMap<string, unknown>).entries()].map(plain);
  const names = new Set([...Object.keys(value), 'at', 'attributes']);
  names.delete('parent');
  return Object.fromEntries([...names].map(name => [name, plain(value[name as keyof typeof value])]));
}

function nodeShape(node: Node): unknown {
  const words = [node.keyword, ...node.values].map(wordShape);
  if (node.kind === 'option') return { words, span: node.span };
  const { span, body, closed } = node;
  return { words, span, body, closed, children: [...node.attributes, ...node.children].map(nodeShape) };
}

function wordShape({ value, span, outer, quoted }: Word): unknown {
  return [value, span, outer, quoted];
}

/** One edit as people make them: a character, a word, a line, a statement. */
function changed(text: string, some: Random): string {
  const at = some.below(text.length + 1);
  const lines = text.split('\n');
  const line = some.below(lines.length);
  switch (some.below(8)) {
    case 0:
      return text.slice(0, at) + some.pick([...'abz019;{}"# \n-./:<>=']) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return [...lines.slice(0, line), ...lines.slice(line + 1)].join('\n');
    case 3:
      return [...lines.slice(0, line), some.pick(lines), ...lines.slice(line)].join('\n');
    case 4:
      return text.replace(/\b(\d+)\b/, n => String(Number(n) + 1));
    case 5:
      return `${text.slice(0, at)}\n\n${text.slice(at)}`;
    case 6: {
      const words = [...text.matchAll(/[\w.-]+/g)];
      const word = some.pick(words);
      return word ? text.slice(0, word.index) + some.pick(words)[0] + text.slice(word.index + word[0].length) : text;
    }
    default:
      return text.slice(0, at) + text.slice(Math.min(text.length, at + some.below(30)));
  }
}
