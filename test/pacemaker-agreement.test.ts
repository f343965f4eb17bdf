import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createAnalysis } from '../server/src/analysis.ts';
import type { Finding } from '../server/src/cluster/finding.ts';
import { lineIndex } from '../server/src/text/line-index.ts';

/*
 * Ids, references and operations: what our rules say about minimal cases and about real CIBs, and what crm_verify says.
 * Cases and corpus lie beside the project (QUORUMLENS_FACTS and QUORUMLENS_CORPUS name other places).
 */
const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../shared/facts/', import.meta.url));
const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../shared/corpus/', import.meta.url));

/** The rule that answers each case. */
const answers: Readonly<Record<string, readonly string[]>> = {
  'cib/duplicate-id': ['P-009'],
  'cib/unknown-reference': ['P-010', 'P-032', 'P-092', 'P-095', 'P-129', 'P-205', 'P-206', 'E-066'],
  'cib/wrong-kind-of-reference': [
    ...['P-093', 'P-094', 'P-096', 'P-127', 'P-158', 'P-159', 'P-173', 'P-174', 'P-175', 'P-179', 'P-184', 'P-185'],
    ...['P-194', 'P-200', 'P-201', 'P-207', 'E-057'],
  ],
  'cib/duplicate-operation': ['P-138', 'P-139', 'P-140'],
  'cib/recurring-action': ['P-141', 'P-142'],
  'cib/same-monitor-interval-for-both-roles': ['P-154', 'E-034'],
  'cib/fencing-level-unknown-device': ['P-061', 'E-011'],
  'cluster/unknown-node': ['P-160', 'E-005', 'E-047'],
};

interface Case {
  readonly id: string;
  readonly place: { readonly line: number; readonly column: number; readonly word: string } | null;
  readonly versions: Readonly<Record<string, string>>;
  readonly expect?: Readonly<Record<string, string>>;
  readonly level?: string;
}

test('minimal cases', {
  skip: existsSync(`${facts}pacemaker/checks.json`) ? false : 'no facts beside the project',
}, async t => {
  const cases = new Map<string, Case>(
    ['checks.json', 'expert.json']
      .flatMap(name => JSON.parse(readFileSync(`${facts}pacemaker/${name}`, 'utf8')) as Case[])
      .map(c => [c.id, c]),
  );
  for (const [rule, ids] of Object.entries(answers)) {
    for (const id of ids) {
      for (const version of ['2.1.5', '3.0.2']) {
        await t.test(`${id} for ${version}: ${rule}`, () => {
          const { place, versions, expect, level } = cases.get(id) as Case;
          const text = readFileSync(`${facts}pacemaker/checks/${id}.xml`, 'utf8');
          const index = lineIndex(text);
          const found = judge(text, version).filter(f => f.rule === rule);
          const there = found.find(f => {
            const { line, character } = index.positionAt(f.span.start);
            return line + 1 === place?.line && character + 1 === place.column;
          });
          assert.ok(there, `nothing at ${JSON.stringify(place)}: ${JSON.stringify(found.map(f => f.message.en))}`);
          assert.equal(text.slice(there.span.start, there.span.end), place?.word);
          assert.equal(there.severity, expect?.[version] ?? level);
          const refuses = versions[version] === 'refused' || versions[version] === 'crashes';
          assert.equal(there.refusedBy?.includes('crm_verify') === true, refuses);
        });
      }
    }
  }
});

const isInstalled = spawnSync('crm_verify', ['--version']).status === 0;
const missing = isInstalled
  ? existsSync(`${corpus}cib`)
    ? undefined
    : 'no corpus beside the project'
  : 'crm_verify is not installed';

test('real CIBs: crm_verify about references and operations', { skip: missing ?? false }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-crm-verify-'));
  const files = ['corpus', 'checks']
    .map(where => (where === 'corpus' ? `${corpus}cib/` : `${facts}pacemaker/checks/`))
    .filter(existsSync)
    .flatMap(where => readdirSync(where).flatMap(name => (name.endsWith('.xml') ? [where + name] : [])));
  const differences: string[] = [];
  let agreed = 0;
  let refused = 0;
  try {
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const online = withNodesOnline(text);
      if (!online) continue;
      writeFileSync(`${folder}/cib.xml`, online);
      const said = await messages(`${folder}/cib.xml`);
      // A schema fault hides what crm_verify would say of references.
      if (/schema validation|XML Error/.test(said)) continue;
      const ours = judge(online, '2.1.5').filter(f => f.refusedBy?.includes('crm_verify') && checked.has(f.rule));
      if (refusals.test(said) === ours.length > 0) agreed++;
      else
        differences.push(`${path.basename(file)}: ${ours.length > 0 ? ours.map(f => f.message.en).join('; ') : said}`);
      if (refusals.test(said)) refused++;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`references and operations: ${agreed} agree of ${agreed + differences.length} (${refused} refused)`);
  assert.deepEqual(differences, []);
});

const checked: ReadonlySet<string> = new Set([
  'cib/unknown-reference',
  'cib/wrong-kind-of-reference',
  'cib/duplicate-operation',
  'cib/same-monitor-interval-for-both-roles',
  'cib/recurring-action',
]);

const refusals =
  /not a valid resource or tag|No template named|No resource found|cannot be colocated|Unknown resource container|should not reference itself|is duplicate of|cannot be recurring/;

function judge(text: string, version: string): readonly Finding[] {
  const analysis = createAnalysis({ targets: { pacemaker: version } });
  analysis.set('cib.xml', text);
  return analysis.findings('cib.xml');
}

async function messages(file: string): Promise<string> {
  const run = promisify(execFile);
  try {
    return (await run('crm_verify', ['-VV', '-x', file])).stderr;
  } catch (failure) {
    return String((failure as { stderr?: string }).stderr ?? '');
  }
}

/** The CIB as of a cluster that runs: without that, crm_verify neither reads operations nor places resources. */
function withNodesOnline(text: string): string | undefined {
  if (!/<cib\b[^>]*\svalidate-with="pacemaker-(?!next)/.test(text) || !text.includes('</cib>')) return undefined;
  const states: string[] = [];
  let first = '';
  for (const [tag] of text.matchAll(/<node\s[^>]*>/g)) {
    const id = /\sid="([^"]*)"/.exec(tag)?.[1];
    const uname = /\suname="([^"]*)"/.exec(tag)?.[1];
    if (!id || !uname || tag.includes('type="remote"')) continue;
    first ||= id;
    states.push(
      `<node_state id="${id}" uname="${uname}" in_ccm="true" crmd="online" join="member" expected="member"/>`,
    );
  }
  return text
    .replace(/<cib\b[^>]*>/, tag =>
      tag
        .replace(/\s(have-quorum|dc-uuid)="[^"]*"/g, '')
        .replace('<cib', `<cib have-quorum="1"${first && ` dc-uuid="${first}"`}`),
    )
    .replace(/<status\s*\/>|<status\b[\s\S]*<\/status>/, '')
    .replace('</cib>', `<status>${states.join('')}</status></cib>`);
}
