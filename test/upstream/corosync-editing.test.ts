import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import { contextOf } from '../../server/src/features/context.ts';
import { format } from '../../server/src/features/format.ts';
import { migrations } from '../../server/src/features/migrations/index.ts';
import { snippets } from '../../server/src/languages/corosync/snippets.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { askCorosync, installedCorosync } from '../fuzz/corosync.ts';

/*
 * What editing makes of a file is asked of the installed corosync -t: expanded snippets, files of Corosync 1 and 2 that
 * were migrated, and formatted files.
 */

const release = installedCorosync();
const skip = release === undefined && 'corosync -t cannot be asked here (corosync and unshare -rnmu are needed)';
const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const folder = `${corpus}/corosync`;
const corpusFiles = (existsSync(folder) ? readdirSync(folder) : [])
  .filter(name => name.endsWith('.conf'))
  .map(name => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
const noCorpus = corpusFiles.length === 0 && 'the corpus is not there';

/** A snippet as it is inserted when the user keeps every default. */
const expanded = (body: string): string =>
  body.replace(/\$\{\d+:([^}]*)\}|\$\{?\d+\}?/g, (_, standard?: string) => standard ?? '');

const totem = 'totem {\n\tversion: 2\n\tcluster_name: web\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n}\n';
const node = (n: number, more = ''): string =>
  `node {\n\tring0_addr: 10.0.0.${n}\n${more}\tname: node${n}\n\tnodeid: ${n}\n}\n`;
const votes = (more = ''): string => `quorum {\n\tprovider: corosync_votequorum\n${more}}\n`;

/** A file around a snippet for each section that snippets are for. */
const around: Readonly<Record<string, (snippet: string) => string>> = {
  corosync(snippet) {
    const has = (name: string): boolean => new RegExp(`^${name} \\{`, 'm').test(snippet);
    return `${has('totem') ? '' : totem}${has('nodelist') ? '' : `nodelist {\n${node(1)}${node(2)}}\n`}${
      has('quorum') ? '' : votes('two_node: 1\n')
    }${snippet}\n`;
  },
  'corosync.nodelist': snippet => `${totem}nodelist {\n${snippet}\n}\n${votes()}`,
  'corosync.nodelist.node': snippet =>
    `${totem}nodelist {\n${node(2, 'ring1_addr: 10.0.1.2\n')}${node(1).replace('}\n', '')}${snippet}\n}\n}\n${votes('two_node: 1\n')}`,
  'corosync.quorum': snippet => `${totem}nodelist {\n${node(1)}${node(2)}}\n${votes(`${snippet}\n`)}`,
  'corosync.totem': snippet =>
    `${totem.replace('}\n', '')}${snippet}\n}\nnodelist {\n${node(1)}${node(2)}}\n${votes('two_node: 1\n')}`,
};

test('snippets', { skip }, async t => {
  const texts = snippets.map(s => (around[s.in] as (snippet: string) => string)(expanded(s.body)));
  const verdicts = askCorosync(texts);
  for (const [i, { name }] of snippets.entries()) {
    await t.test(name, () => {
      assert.equal(verdicts[i]?.refused, false, `${verdicts[i]?.output}\n${texts[i]}`);
      const analysis = createAnalysis();
      analysis.set('corosync.conf', texts[i] as string);
      const loud = analysis.findings('corosync.conf').filter(f => f.severity === 'error' || f.severity === 'warning');
      assert.deepEqual(
        loud.map(f => `${f.rule}: ${f.message.en}`),
        [],
      );
    });
  }
});

test('files of Corosync 1 and 2, migrated to Corosync 3', { skip: skip || noCorpus }, t => {
  const migration = migrations.corosync3;
  assert.ok(migration);
  const migrated: { name: string; text: string }[] = [];
  for (const { name, text } of corpusFiles) {
    const analysis = createAnalysis();
    analysis.set('corosync.conf', text);
    const file = analysis.get('corosync.conf');
    // What no release starts with is mended before it is migrated, and a placeholder is no address.
    if (!file || !migration.applies(file) || analysis.findings('corosync.conf').some(f => f.refusedBy)) continue;
    if (/%[A-Z]+\d*%|[<@{$]/.test(text.replace(/[\w.]+[ \t]*:?[ \t]*\{/g, ''))) continue;
    const after = applyEdits(text, migration.migrate(file, analysis.model('corosync.conf')));
    // Where no file says which nodes there are, the migration leaves a comment.
    if (!/^[ \t]*ring0_addr:/m.test(after)) continue;
    migrated.push({ name, text: after });
  }
  const verdicts = askCorosync(migrated.map(m => m.text));
  const refused = migrated.flatMap(({ name }, i) => (verdicts[i]?.refused ? [`${name}: ${verdicts[i]?.output}`] : []));
  t.diagnostic(`${migrated.length - refused.length} of ${migrated.length} migrated files are accepted`);
  assert.deepEqual(refused, []);
  assert.ok(migrated.length > 5);
});

test('formatted files', { skip: skip || noCorpus }, t => {
  const formatted = corpusFiles.flatMap(({ name, text }) => {
    const analysis = createAnalysis();
    analysis.set('corosync.conf', text);
    const context = contextOf(analysis, 'corosync.conf', 'en');
    const after = context && applyEdits(text, format(context, { tabSize: 4, insertSpaces: false }));
    return after === undefined || after === text ? [] : [{ name, before: text, after }];
  });
  const before = askCorosync(formatted.map(f => Buffer.from(f.before, 'utf8').toString('latin1')));
  const after = askCorosync(formatted.map(f => Buffer.from(f.after, 'utf8').toString('latin1')));
  const differing = formatted.flatMap(({ name }, i) =>
    before[i]?.refused === after[i]?.refused ? [] : [`${name}: ${before[i]?.output} → ${after[i]?.output}`],
  );
  t.diagnostic(`${formatted.length} files changed by the formatter`);
  assert.deepEqual(differing, []);
});
