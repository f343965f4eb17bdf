import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import type { Finding } from '../../server/src/cluster/finding.ts';
import { lineIndex } from '../../server/src/text/line-index.ts';
import { placedElsewhere, saysNothing } from './corosync-explained.ts';

/*
 * Every case that a release of corosync or corosync-qdevice refuses or warns about has a finding: as severe as the
 * verdict, at the word that the record names. The records lie beside the project (QUORUMLENS_FACTS names another place).
 */

const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const verdictsFile = path.join(facts, 'verdicts.tsv');
const casesFile = path.join(facts, 'corosync/parity-cases.ndjson');
const skip = existsSync(verdictsFile) && existsSync(casesFile) ? false : 'the facts are not there';

interface Case {
  readonly id: string;
  readonly title: string;
  readonly conf: string;
  readonly confBase64?: string;
  readonly reloadConf?: string;
  readonly env?: { readonly extraFiles?: Readonly<Record<string, string>> };
  readonly control: boolean;
  readonly hostDependent: boolean;
  readonly place?: { readonly line: number; readonly column: number; readonly word: string };
  readonly expect: 'error' | 'warning' | 'information' | 'none';
  readonly expectFor: string;
}

const rank = { hint: 1, info: 2, information: 2, warning: 3, error: 4 } as const;

const cases = new Map<string, Case>(
  skip
    ? []
    : readFileSync(casesFile, 'utf8')
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as Case)
        .map(c => [c.id, c]),
);

/** The findings of a case, over all of its files, with line and column of each. */
function findingsOf(c: Case, version: string): (Finding & { line: number; start: number; end: number })[] {
  const analysis = createAnalysis({ targets: { corosync: version } });
  const text = c.reloadConf ?? (c.confBase64 ? Buffer.from(c.confBase64, 'base64').toString('utf8') : c.conf);
  const extra = Object.entries(c.env?.extraFiles ?? {}).filter(([name]) => name.includes('uidgid.d'));
  const files = new Map([['/etc/corosync/corosync.conf', text], ...extra]);
  for (const [name, content] of files) analysis.set(name, content);
  return [...files].flatMap(([name, content]) => {
    const lines = lineIndex(content);
    return analysis.findings(name).map(f => {
      const from = lines.positionAt(f.span.start);
      const to = lines.positionAt(f.span.end);
      const end = to.line === from.line ? to.character : Number.POSITIVE_INFINITY;
      return { ...f, line: from.line + 1, start: from.character + 1, end: end + 1 };
    });
  });
}

const shown = (found: ReturnType<typeof findingsOf>): string =>
  found.map(f => `${f.line}:${f.start} ${f.severity} ${f.rule}`).join(', ') || 'nothing';

/** Undefined where a finding says it; else what is missing. */
function missing(c: Case, version: string, wanted: keyof typeof rank): string | undefined {
  const found = findingsOf(c, version);
  // What is merely called otherwise now may be a hint with its tag.
  const loud = found.filter(
    f => rank[f.severity] >= rank[wanted] || (wanted === 'warning' && f.tags?.includes('deprecated')),
  );
  const { place } = c;
  if (loud.length === 0)
    return c.id in saysNothing ? undefined : `${c.id} (${c.title}): no ${wanted}, but ${shown(found)}`;
  const there = loud.some(
    f => !place || (f.line === place.line && f.start < place.column + place.word.length && f.end >= place.column),
  );
  if (there || c.id in placedElsewhere || c.id in saysNothing) return undefined;
  return `${c.id} (${c.title}): not at ${place?.line}:${place?.column} "${place?.word}", but ${shown(loud)}`;
}

const wantedFor: Readonly<Record<string, 'error' | 'warning'>> = {
  refused: 'error',
  crashes: 'error',
  hangs: 'error',
  warns: 'warning',
};

for (const version of ['3.1.7', '3.1.10', '2.4.6', '1.4.9', '3.0.3']) {
  const tool = version === '3.0.3' ? 'corosync-qdevice' : 'corosync';
  test(`the rows of ${tool} ${version} in verdicts.tsv`, { skip }, t => {
    const worst = new Map<string, 'error' | 'warning'>();
    const rows = readFileSync(verdictsFile, 'utf8').trimEnd().split('\n').slice(1);
    for (const row of rows) {
      const [program, id = '', , release, , , verdict = ''] = row.split('\t');
      const wanted = wantedFor[verdict];
      if (program !== tool || release !== version || !wanted || cases.get(id)?.hostDependent) continue;
      if (worst.get(id) !== 'error') worst.set(id, wanted);
    }
    const target = tool === 'corosync' ? version : '3.1.7';
    const open = [...worst].flatMap(([id, wanted]) => missing(cases.get(id) as Case, target, wanted) ?? []);
    t.diagnostic(`${worst.size - open.length} of ${worst.size} found`);
    assert.deepEqual(open, []);
  });
}

test('what a checker of files is expected to say', { skip }, t => {
  const judged = [...cases.values()].filter(c => c.expect !== 'none' && !c.control && !c.hostDependent);
  const open = judged.flatMap(c => {
    const version = /([\d.]+)$/.exec(c.expectFor)?.[1] as string;
    return missing(c, version, c.expect as 'error' | 'warning') ?? [];
  });
  t.diagnostic(`${judged.length - open.length} of ${judged.length} found`);
  assert.deepEqual(open, []);
});

test('the good twins of bad cases have no error that names corosync', { skip }, () => {
  const twins = [...cases.values()].filter(c => c.control);
  const wrong = twins.flatMap(c => {
    const version = /([\d.]+)$/.exec(c.expectFor)?.[1] as string;
    return findingsOf(c, version)
      .filter(f => f.refusedBy?.length && !(c.id in saysNothing))
      .map(f => `${c.id}: ${f.rule} ${f.message.en}`);
  });
  assert.deepEqual(wrong, []);
});
