import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import type { Finding } from '../../server/src/cluster/finding.ts';
import { lineIndex } from '../../server/src/text/line-index.ts';
import { explained } from './corosync-explained.ts';

/*
 * Does "refused by corosync" say what corosync says? Asked of the recorded verdicts of real files and of the cases of
 * the facts, and of the installed corosync -t in a network namespace that has the addresses of the file. The corpus and
 * the facts lie beside the project (QUORUMLENS_CORPUS and QUORUMLENS_FACTS name other places).
 */

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const indexFile = path.join(corpus, 'corosync/index.tsv');
const casesFile = path.join(facts, 'corosync/parity-cases.ndjson');
const fixtures = fileURLToPath(new URL('../fixtures/corosync/', import.meta.url));

interface Compared {
  readonly name: string;
  readonly refused: boolean;
  readonly tool: string;
  readonly findings: readonly Finding[];
  readonly text: string;
}

function findings(version: string, files: Readonly<Record<string, string>>): Finding[] {
  const analysis = createAnalysis({ targets: { corosync: version } });
  for (const [name, text] of Object.entries(files)) analysis.set(name, text);
  return Object.keys(files).flatMap(name => [...analysis.findings(name)]);
}

const isRefused = (found: readonly Finding[]): boolean => found.some(f => f.refusedBy?.includes('corosync'));

/** The table of agreement, and the names where tool and claim differ without a reason in the list. */
function table(title: string, rows: readonly Compared[]): string[] {
  const differing = rows.filter(r => r.refused !== isRefused(r.findings));
  console.log(`${title}: ${rows.length - differing.length} agree of ${rows.length}`);
  for (const { name, tool, refused, findings: found, text } of differing) {
    const lines = lineIndex(text);
    const ours = found
      .filter(f => f.refusedBy?.includes('corosync'))
      .map(f => `line ${lines.positionAt(f.span.start).line + 1} ${f.rule}: ${f.message.en}`);
    const reason = explained[name] ?? explained[`${title.split(' ')[1]} ${name}`];
    console.log(
      `  ${name}: corosync ${refused ? 'refuses' : 'accepts'}${tool ? ` (${tool})` : ''}, ours: ${ours.join('; ') || 'nothing'}${reason ? ` [${reason}]` : ''}`,
    );
  }
  return differing
    .filter(r => !(r.name in explained) && !(`${title.split(' ')[1]} ${r.name}` in explained))
    .map(r => r.name);
}

const corpusRows = existsSync(indexFile)
  ? readFileSync(indexFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => line.split('\t'))
  : [];
const columns = corpusRows[0] ?? [];
const noCorpus = corpusRows.length > 0 ? false : 'the corpus is not there';

for (const [version, verdict, message] of [
  ['3.1.7', 'sim317_rc', 'sim317_msg'],
  ['3.1.10', 'sim3110_rc', 'sim317_msg'],
  ['2.4.6', 'sim246_rc', 'sim246_msg'],
] as const) {
  test(`the corpus, as recorded from corosync ${version} -t`, { skip: noCorpus }, () => {
    const rows = corpusRows.slice(1).map((row): Compared => {
      const name = row[0] as string;
      const text = readFileSync(path.join(corpus, 'corosync', name), 'utf8');
      return {
        name,
        text,
        refused: row[columns.indexOf(verdict)] !== '0',
        tool: row[columns.indexOf(message)] ?? '',
        findings: findings(version, { 'corosync.conf': text }),
      };
    });
    assert.deepEqual(table(`corpus ${version}`, rows), [], 'differences without a reason in corosync-explained.ts');
  });
}

interface Case {
  readonly id: string;
  readonly title: string;
  readonly conf: string;
  readonly confBase64?: string;
  readonly reloadConf?: string;
  readonly env?: { readonly extraFiles?: Readonly<Record<string, string>> };
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly { readonly version: string; readonly mode: string; readonly output?: readonly string[] }[];
  readonly control: boolean;
  readonly hostDependent: boolean;
}

const cases: readonly Case[] = existsSync(casesFile)
  ? readFileSync(casesFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Case)
  : [];
const noCases = cases.length > 0 ? false : 'the facts are not there';

for (const version of ['3.1.7', '3.1.10', '2.4.6', '1.4.9']) {
  test(`the cases of the facts, as recorded from corosync ${version}`, { skip: noCases }, () => {
    const rows = cases
      .filter(c => c.versions[version] && !c.hostDependent)
      .map((c): Compared => {
        const text = c.reloadConf ?? (c.confBase64 ? Buffer.from(c.confBase64, 'base64').toString('utf8') : c.conf);
        const extra = Object.entries(c.env?.extraFiles ?? {}).filter(([name]) => name.includes('uidgid.d'));
        return {
          name: c.id,
          text,
          refused: ['refused', 'crashes', 'hangs'].includes(c.versions[version] as string),
          tool: c.title,
          findings: findings(version, { '/etc/corosync/corosync.conf': text, ...Object.fromEntries(extra) }),
        };
      });
    assert.deepEqual(table(`cases ${version}`, rows), [], 'differences without a reason in corosync-explained.ts');
  });
}

const installed = /version '([\d.]+)'/.exec(spawnSync('corosync', ['-v'], { encoding: 'utf8' }).stdout ?? '')?.[1];
const canUnshare = spawnSync('unshare', ['-rnmu', 'true']).status === 0;
const noTool = !installed
  ? 'corosync is not installed'
  : !canUnshare
    ? 'namespaces cannot be made here (unshare)'
    : false;
const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-corosync-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test(`corosync ${installed ?? ''} -t in a namespace, for a sample of files`, { skip: noTool }, () => {
  const sample: [string, string][] = ['two-nodes', 'three-nodes-two-links', 'quorum-device', 'edited-by-hand'].map(
    name => [`fixture ${name}`, readFileSync(path.join(fixtures, name, 'corosync.conf'), 'utf8')],
  );
  for (const [i, row] of corpusRows.slice(1).entries()) {
    const name = row[0] as string;
    if (i % 4 === 0) sample.push([name, readFileSync(path.join(corpus, 'corosync', name), 'utf8')]);
  }
  const rows = sample.map(([name, text], i): Compared => {
    const { status, output } = ask(path.join(folder, String(i)), text);
    return {
      name,
      text,
      refused: status !== 0,
      tool: output,
      findings: findings(installed as string, { 'corosync.conf': text }),
    };
  });
  assert.deepEqual(table(`installed ${installed}`, rows), [], 'differences without a reason in corosync-explained.ts');
});

/** corosync -t on a host made for the file: name and addresses of its first node, all other names resolve. */
function ask(dir: string, text: string): { status: number; output: string } {
  mkdirSync(path.join(dir, 'etc'), { recursive: true });
  const value = (key: string, of = text): string | undefined =>
    new RegExp(`^[ \\t]*${key}[ \\t]*:[ \\t]*(.*?)[ \\t]*$`, 'm').exec(of)?.[1];
  const first = /^[ \t]*node[ \t]*\{([^}]*)/m.exec(text)?.[1] ?? '';
  const isIp = (address: string): boolean => /^[\d.]+$/.test(address) || address.includes(':');
  const own = [...first.matchAll(/^[ \t]*ring\d_addr[ \t]*:[ \t]*(\S+)/gm)].map(m => m[1] as string);
  const all = [...text.matchAll(/^[ \t]*(?:ring\d_addr|memberaddr)[ \t]*:[ \t]*(\S+)/gm)].map(m => m[1] as string);
  const bind = value('bindnetaddr')?.replace(/\.0$/, '.77');
  const names = [...new Set(all.filter(a => !isIp(a) && /^[\w.-]+$/.test(a)))];
  const hosts = new Map(names.map((n, i) => [n, `10.99.0.${(i % 250) + 1}`]));
  const addresses = own.length > 0 ? own.map(a => hosts.get(a) ?? a) : [...all.slice(0, 1), ...(bind ? [bind] : [])];
  const named = value('name', first) ?? own.find(a => !isIp(a)) ?? 'host';
  writeFileSync(path.join(dir, 'corosync.conf'), text);
  writeFileSync(path.join(dir, 'etc/authkey'), Buffer.alloc(256, 7));
  writeFileSync(path.join(dir, 'hosts'), `127.0.0.1 localhost\n${[...hosts].map(([n, a]) => `${a} ${n}\n`).join('')}`);
  writeFileSync(
    path.join(dir, 'run.sh'),
    `set -e
hostname ${/^[\w.-]+$/.test(named) ? named : 'host'}
ip link set lo up
${addresses
  .filter(a => /^[\da-fA-F.:]+$/.test(a))
  .map(
    a => `ip addr add ${a}/${a.includes(':') ? 64 : 24} dev lo nodad 2>/dev/null || ip addr add ${a}/24 dev lo || true`,
  )
  .join('\n')}
mount --bind ${dir}/hosts /etc/hosts
mount --bind ${dir}/etc /etc/corosync
mount -t tmpfs none /var/log
mkdir -p /var/log/cluster /var/log/corosync
mount -t tmpfs none /var/lib/corosync
exec corosync -f -t -c ${dir}/corosync.conf
`,
  );
  const { status, stdout, stderr } = spawnSync('unshare', ['-rnmu', 'sh', path.join(dir, 'run.sh')], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return { status: status ?? -1, output: `${stdout}${stderr}`.trim().split('\n').at(-1) ?? '' };
}
