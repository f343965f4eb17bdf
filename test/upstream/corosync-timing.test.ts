import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { createAnalysis } from '../../server/src/analysis.ts';
import { random } from '../fuzz/random.ts';

/*
 * The runtime values of the timers, computed by us and read back (cmap) from a corosync that really runs: alone, in a
 * namespace whose loopback interface has the address of the first node.
 */

const installed = /version '([\d.]+)'/.exec(spawnSync('corosync', ['-v'], { encoding: 'utf8' }).stdout ?? '')?.[1];
const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-timing-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Timers {
  readonly nodes: number;
  readonly totem?: Readonly<Record<string, number>>;
  readonly link?: Readonly<Record<string, number>>;
}

const written: readonly Timers[] = [
  { nodes: 2 },
  { nodes: 3 },
  { nodes: 16 },
  // The table of the article that started it: 3650/4380/869 becomes 20650/24780/2024.
  { nodes: 3, totem: { token: 20000, token_retransmits_before_loss_const: 10 } },
  { nodes: 4, totem: { token: 1000 } },
  { nodes: 4, totem: { token_coefficient: 0 } },
  { nodes: 5, totem: { token: 5000, token_coefficient: 1000, consensus: 12000, join: 60 } },
  { nodes: 2, totem: { token_retransmit: 300 } },
  { nodes: 2, totem: { token: 0, hold: 0, token_retransmits_before_loss_const: 0 } },
  { nodes: 2, link: { knet_pong_count: 5 } },
  { nodes: 3, link: { knet_ping_interval: 200, knet_ping_timeout: 600 } },
];

/** Some that nobody chose. */
function chosenAtRandom(): Timers[] {
  const source = random(5);
  return Array.from({ length: 5 }, () => ({
    nodes: 2 + source.below(7),
    totem: {
      token: 1000 + source.below(60_000),
      token_coefficient: source.below(2000),
      token_retransmits_before_loss_const: 1 + source.below(12),
    },
    link: { knet_pong_count: 1 + source.below(8) },
  }));
}

const keys = {
  token: 'tokenMs',
  consensus: 'consensusMs',
  token_retransmit: 'tokenRetransmitMs',
  token_retransmits_before_loss_const: 'tokenRetransmits',
  hold: 'holdMs',
  join: 'joinMs',
  'interface.0.knet_ping_timeout': 'knetPingTimeoutMs',
  'interface.0.knet_ping_interval': 'knetPingIntervalMs',
} as const;

const probe = installed ? runtimeValues(configuration({ nodes: 2 }), 'probe') : undefined;
const cannot = !installed
  ? 'corosync is not installed'
  : probe === undefined
    ? 'corosync does not start here (namespaces, or corosync-cmapctl)'
    : false;

test(`timers of a running corosync ${installed ?? ''}`, { skip: cannot }, async t => {
  for (const timers of [...written, ...chosenAtRandom()]) {
    const text = configuration(timers);
    await t.test(JSON.stringify(timers), () => {
      const analysis = createAnalysis({ targets: { corosync: installed as string } });
      analysis.set('corosync.conf', text);
      const timing = analysis.model('corosync.conf')?.corosync[0]?.timing;
      const ours = Object.fromEntries(Object.entries(keys).map(([key, name]) => [key, timing?.[name].value]));
      const theirs = runtimeValues(text, JSON.stringify(timers).replace(/\W+/g, '-'));
      assert.deepEqual(ours, theirs);
    });
  }
});

function configuration({ nodes, totem = {}, link = {} }: Timers): string {
  const lines = (values: Readonly<Record<string, number>>): string =>
    Object.entries(values)
      .map(([key, value]) => `\t${key}: ${value}\n`)
      .join('');
  const list = Array.from(
    { length: nodes },
    (_, n) => `\tnode {\n\tring0_addr: 10.0.0.${n + 1}\n\tname: node${n + 1}\n\tnodeid: ${n + 1}\n\t}\n`,
  );
  return `totem {
\tversion: 2
\tcluster_name: web
\ttransport: knet
${lines(totem)}\tinterface {
\tlinknumber: 0
${lines(link)}\t}
}
nodelist {
${list.join('')}}
quorum {
\tprovider: corosync_votequorum
}
logging {
\tto_stderr: no
\tto_syslog: no
}
`;
}

/** What cmap says of a corosync that was started with the file; undefined where it cannot be started. */
function runtimeValues(text: string, name: string): Record<string, number> | undefined {
  const file = path.join(folder, `${name}.conf`);
  writeFileSync(file, text);
  writeFileSync(
    path.join(folder, 'run.sh'),
    `hostname node1
ip link set lo up
ip addr add 10.0.0.1/24 dev lo
for d in /var/log /var/lib/corosync /dev/shm /run; do mount -t tmpfs none $d || exit 1; done
mkdir -p /run/corosync
corosync -f -c "$1" >/dev/null 2>&1 &
pid=$!
i=0
while [ $i -lt 100 ] && kill -0 $pid 2>/dev/null; do
  corosync-cmapctl -g runtime.config.totem.token >/dev/null 2>&1 && break
  sleep 0.1
  i=$((i + 1))
done
corosync-cmapctl 2>/dev/null | grep '^runtime.config.totem'
kill $pid
wait $pid
`,
  );
  // Ended by force, a corosync left behind would go with its process namespace.
  const run = spawnSync('unshare', ['-rnmupf', '--mount-proc', 'sh', path.join(folder, 'run.sh'), file], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  const found: Record<string, number> = {};
  for (const key of Object.keys(keys)) {
    const value = new RegExp(`^runtime\\.config\\.totem\\.${key.replaceAll('.', '\\.')} \\(u32\\) = (\\d+)$`, 'm').exec(
      run.stdout ?? '',
    )?.[1];
    if (value === undefined) return undefined;
    found[key] = Number(value);
  }
  return found;
}
