import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover, hoverText } from './helpers.ts';

const hosts = 'on alpha { node-id 0; } on bravo { node-id 1; }';

test('an option: meaning, type, range, default, source', () => {
  hover(`resource r0 { net { time<|>out 60; } ${hosts} }`, {
    en: [
      'timeout',
      'How long',
      'ping-int',
      'Type',
      'Range',
      '1 to 600',
      'Default',
      '60 (6 s)',
      'Source',
      'drbd.conf(5)',
    ],
    ja: ['timeout', '対向ノード', '型', '範囲', '1～600', 'デフォルト値', '60（6 秒）', '出典'],
  });
});

test('the value in force, and where it was set', () => {
  const files = `
-- drbd.conf --
common {
  net {
    timeout 50;
  }
}
include "r0.res";
-- r0.res --
resource r0 {
  net { }
  connection { net { ping-int 12; } host alpha; host bravo; }
  ${hosts}
}
`;
  hover(files.replace('timeout 50', 'time<|>out 50'), { en: ['In force 50 (5 s)', 'set here'] });
  hover(files.replace('ping-int 12', 'ping-<|>int 12'), { en: ['In force 12 (12 s)', 'set here'] });
  const overridden = files.replace('net { }', 'net { timeout 40; }').replace('timeout 50', 'time<|>out 50');
  hover(overridden, { en: ['In force 50', 'Overridden in r0 40 (r0.res:2)'] });
});

test('how long DRBD needs to notice a lost peer, with what other sections set', () => {
  hover(`resource r0 { net { timeout 2<|>00; ping-int 30; } ${hosts} }`, {
    en: ['20 s', '20.5 s', '30.5 s'],
    ja: ['20 秒', '20.5 秒', '30.5 秒'],
  });
  hover(
    `-- r0.res --
common { net { ping-timeout 10; } }
resource r0 { net { ping-<|>int 20; } ${hosts} }
-- corosync.conf --
totem {
  token: 3000
}
nodelist {
  node {
    name: alpha
    nodeid: 1
    ring0_addr: 10.0.0.1
  }
  node {
    name: bravo
    nodeid: 2
    ring0_addr: 10.0.0.2
  }
}
`,
    { en: ['7 s under traffic', '21 s when idle', 'Corosync acts on a lost node after 6.6 s'] },
  );
});

test('the timers of Corosync, as they are computed', () => {
  const node = (n: number): string => `node {\n name: n${n}\n nodeid: ${n}\n ring0_addr: 10.0.0.${n}\n }\n`;
  const conf = (totem: string, nodes: number): string =>
    `totem {\n${totem}\n}\nnodelist {\n${Array.from({ length: nodes }, (_, i) => node(i + 1)).join('')}}\n`;
  hover(conf('token: 20<|>000', 3), { en: ['20650', '24780', '45.43 s'], ja: ['20650', '24780', '45.43 秒'] });
  hover(conf('token: 20<|>000', 2), { en: ['nothing is added', '24000', '44 s'], ja: ['加算なし', '24000', '44 秒'] });
  hover(conf('token: 3000\nconsensus: 3<|>600', 2), { en: ['1.2', '6.6 s'], ja: ['1.2', '6.6 秒'] });
  const retransmits = conf('token: 20000\ntoken_retransmits_before_loss_const: 1<|>0', 3);
  hover(retransmits, { en: ['2024'], ja: ['2024'] });
  hover('quorum {\n provider: corosync_votequorum\n two_node: <|>1\n}', { en: ['wait_for_all'], ja: ['wait_for_all'] });
});

test('a word of an enumeration says what it means', () => {
  hover(`resource r0 { net { protocol <|>C; } ${hosts} }`, { en: ['C —', 'Values', 'Default C'] });
});

test('a name says where it stands in the cluster', () => {
  const files = `
-- r0.res --
resource r0 { on al<|>pha { node-id 0; } on bravo { node-id 1; } }
-- corosync.conf --
nodelist {
  node {
    name: alpha
    nodeid: 7
    ring0_addr: 10.0.0.1
  }
}
`;
  hover(files, {
    en: ['Node alpha', 'nodeid 7', '10.0.0.1', 'r0 (node-id 0)', '2 places in 2 files'],
    ja: ['ノード alpha'],
  });
});

test('a device of a Filesystem is a volume of a DRBD resource', () => {
  hover(
    `
-- cib.xml --
<cib><configuration><resources>
<primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="i">
<nvpair id="n" name="device" value="/dev/dr<|>bd0"/>
</instance_attributes></primitive>
</resources></configuration></cib>
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/vg/r0;
  meta-disk internal;
  ${hosts}
}
`,
    { en: ['volume 0', '"r0"', 'auto-promote'], ja: ['ボリューム 0', '"r0"'] },
  );
});

test('addresses of the replicas of a bundle', () => {
  hover(
    `<bundle id="b">
<podman image="x" replicas="2"/>
<network ip-range-start="192.168.33.<|>200"/>
</bundle>`,
    { en: ['192.168.33.201'], ja: ['192.168.33.201'] },
  );
});

test('named volumes of a container come from its volume driver', () => {
  hover(
    `<bundle id="b">
<docker image="x" options="-v data:/data -v /a:/b --volume-driver=lin<|>stor -v wal:/wal"/>
</bundle>`,
    { en: ['volumes data and wal', 'driver linstor'], ja: ['data、wal', 'linstor'] },
  );
});

test('a secret is never shown', () => {
  for (const source of [
    `resource r0 { net { shared-<|>secret "hunter2"; } ${hosts} }`,
    `resource r0 { net { shared-secret "hun<|>ter2"; } ${hosts} }`,
  ]) {
    for (const lang of ['en', 'ja'] as const) {
      const text = hoverText(source, lang);
      assert.notEqual(text, '');
      assert(!text.includes('hunter2'), text);
    }
  }
});

test('text of a file cannot become Markdown', () => {
  const text = hoverText('resource "a](http://x)`b" { on al<|>pha { } }');
  assert(text.includes('alpha'));
  const name = hoverText('resource "r`0 **x**<|>" { on alpha { } }');
  assert(name.includes('r`0 **x**'), name);
});

test('nothing where nothing is known', () => {
  assert.equal(hoverText('resource r0 { net { nons<|>ense 1; } }'), '');
  assert.equal(hoverText('resource r0 { # comm<|>ent\n }'), '');
});
