import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf } from '../../server/src/features/context.ts';
import { explain } from '../../server/src/features/explain.ts';
import { hover as hoverOf } from '../../server/src/features/hover.ts';
import { withoutMarkdown } from '../../server/src/features/markdown.ts';
import { referenceItems, relatedItem } from '../../server/src/features/reference.ts';
import { rulesOfOptions } from '../../server/src/features/rules-of-options.ts';
import { referencePages } from '../../server/src/generate/reference-pages.ts';
import { ruleIds } from '../../server/src/rules/builtin.ts';
import type { Lang } from '../../server/src/text/text.ts';
import { hover, hoverText, opened } from './helpers.ts';

/*
 * Whatever a senior administrator would ask about an option is in its hover, and the reference says it too.
 */

const hosts = 'on alpha { node-id 0; } on bravo { node-id 1; }';

test('DRBD: every kind of fact, in both languages', () => {
  const source = `common { net { ping-timeout 10; } }
resource r0 { net { ping-time<|>out 30; } ${hosts} }`;
  hover(source, {
    en: [
      'How long to wait for the answer to a keep-alive packet, in tenths of a second.',
      'In force 30 (3 s) — set here',
      'Type number, tenths of a second',
      'Range 1 to 300 (0.1 s to 30 s)',
      'Default 5 (0.5 s)',
      'Stands in net of common, resource, connection, connection-mesh',
      'Related ping-int, socket-check-timeout',
      'Rules ',
      'drbd/ping-timeout-not-below-ping-int',
      'Source drbd.conf(5), net section',
    ],
    ja: [
      'キープアライブパケットへの応答を待つ時間（0.1 秒単位）。',
      '有効な値 30（3 秒） — ここで設定',
      '型 整数（0.1 秒）',
      '範囲 1～300（0.1 秒～30 秒）',
      'デフォルト値 5（0.5 秒）',
      '書く場所 common、resource、connection、connection-mesh の net',
      '関連 ping-int、socket-check-timeout',
      'ルール ',
      'drbd/ping-timeout-not-below-ping-int',
      '出典 drbd.conf(5), net section',
    ],
  });
});

test('DRBD: the value in force says where it comes from, and who overrides it', () => {
  const files = `
-- drbd.conf --
common { net { ko-co<|>unt 3; } }
include "r0.res";
-- r0.res --
resource r0 {
  net { ko-count 5; }
  ${hosts}
}
`;
  hover(files, {
    en: ['In force 3 — set here', 'Overridden in r0 5 (r0.res:2)', 'Default 7'],
    ja: ['有効な値 3 — ここで設定', '上書き r0 5 (r0.res:2)', 'デフォルト値 7'],
  });
});

test('DRBD: where an option stands follows the release', () => {
  const of = (section: string, release: string): string =>
    hoverText(`resource r0 { ${section} { fen<|>cing resource-only; } ${hosts} }`, 'en', undefined, {
      targets: { 'drbd-utils': release },
    });
  assert.match(of('net', '9.34'), /^- Stands in net of common, resource, connection, connection-mesh$/m);
  assert.match(of('disk', '9.22'), /^- Belongs in net of common, resource, connection, connection-mesh$/m);
  assert.match(of('disk', '8.4'), /^- Stands in disk of common, resource, floating, /m);
  assert.match(of('net', '8.4'), /^- Belongs in disk of common, resource, floating, /m);
});

test('0 is no length of time: it mostly switches something off', () => {
  hover(`resource r0 { startup { wfc-time<|>out 100; } ${hosts} }`, {
    en: ['0 waits for ever', 'Range 0 to 300000', 'Default 0\n'],
    ja: ['0 は無制限', '範囲 0～300000', 'デフォルト値 0\n'],
  });
});

test('DRBD: releases, deprecation and what replaces a name', () => {
  hover(`resource r0 { net { tl<|>s yes; } ${hosts} }`, {
    en: ['Releases since drbd-utils 9.26.0'],
    ja: ['リリース drbd-utils 9.26.0 以降'],
  });
  hover(`resource r0 { startup { become-primary-<|>on both; } ${hosts} }`, {
    en: ['Deprecated since DRBD 9.0; use auto-promote'],
    ja: ['非推奨 DRBD 9.0 以降、代わりに auto-promote を使います'],
  });
});

const corosync = (totem: string): string => `totem {
  version: 2
  ${totem}
}
nodelist {
  node {
    nodeid: 1
    name: alpha
    ring0_addr: 10.0.0.1
  }
}
`;

test('Corosync: every kind of fact, in both languages', () => {
  hover(corosync('consen<|>sus: 4000'), {
    en: [
      'In force 4000 (4 s) — set here',
      'Type whole number, ms',
      'Range ',
      'Default ',
      'Stands in totem',
      'Change on reload (corosync-cfgtool -R)',
      'Rules corosync/consensus-below-join, corosync/consensus-too-low',
      'Source corosync.conf(5)',
    ],
    ja: [
      '有効な値 4000（4 秒） — ここで設定',
      '型 0 以上の整数（ミリ秒）',
      '範囲 ',
      'デフォルト値 ',
      '書く場所 totem',
      '変更の反映 再読み込み（corosync-cfgtool -R）で反映されます',
      'ルール corosync/consensus-below-join、corosync/consensus-too-low',
      '出典 corosync.conf(5)',
    ],
  });
});

test('Corosync: transports, restarts and releases', () => {
  hover(corosync('knet_compression_thre<|>shold: 200'), {
    en: ['Transports knet', 'Releases since Corosync 2.99.0'],
    ja: ['トランスポート knet', 'リリース Corosync 2.99.0 以降'],
  });
  hover(corosync('crypto_cip<|>her: aes256'), { en: ['Stands in totem', 'Change '], ja: ['変更の反映 '] });
});

test('Pacemaker: place and rules of a cluster option', () => {
  hover(
    `<cib><configuration><crm_config><cluster_property_set id="s">
<nvpair id="n" name="cluster-na<|>me" value="x"/>
</cluster_property_set></crm_config></configuration></cib>`,
    {
      en: ['Stands in cluster_property_set of crm_config', 'cluster/cluster-name-differs'],
      ja: ['書く場所 crm_config の cluster_property_set', 'cluster/cluster-name-differs'],
    },
  );
});

test('a host with pages of its own gets links to them', () => {
  const { analysis, file, offset } = opened(`resource r0 { net { time<|>out 60; } ${hosts} }`);
  const link = (id: string, label: string): string => `[${label}](pages:/${id}.md)`;
  for (const lang of ['en', 'ja'] as const) {
    const context = contextOf(analysis, file, lang, undefined, link);
    const markdown = (context && hoverOf(context, offset)?.markdown) ?? '';
    assert.match(markdown, /\[`ping-int`\]\(pages:\/drbd\.net\.ping-int\.md\)/);
    assert.match(markdown, /\(pages:\/drbd\/timeout-not-below-ping-int\.md\)/);
    assert.match(markdown, /\[[^\]]*: drbd\.net\.timeout\]\(pages:\/drbd\.net\.timeout\.md\)$/);
  }
});

test('every documented word has a page of its own', () => {
  const items = referenceItems();
  assert.equal(new Set(items.map(item => item.id)).size, items.length);
  for (const { id, entry } of items) {
    for (const lang of ['en', 'ja'] as const) {
      const page = withoutMarkdown(explain(id, lang) ?? '');
      assert(page.includes(withoutMarkdown(entry.doc[lang])), `${id} (${lang})`);
    }
  }
});

test('a page tells what holds in which release', () => {
  const shows = (id: string, en: RegExp, ja: RegExp): void => {
    assert.match(explain(id, 'en') ?? '', en);
    assert.match(explain(id, 'ja') ?? '', ja);
  };
  shows(
    'drbd.net.ping-timeout',
    /\*\*Range\*\* 1 to 300 \(0\.1 s to 30 s\) since DRBD 8\.4; 1 to 100 \(0\.1 s to 10 s\) until DRBD 8\.3\n/,
    /\*\*範囲\*\* DRBD 8\.4 以降は 1～300（0\.1 秒～30 秒）、DRBD 8\.3 までは 1～100（0\.1 秒～10 秒）\n/,
  );
  shows(
    'corosync.totem.token',
    /`3000` \(3 s\) since Corosync 3\.1\.0; `1000`/,
    /Corosync 3\.1\.0 以降は `3000`（3 秒）、/,
  );
  shows(
    'drbd.net.rr-conflict',
    /`auto-discard` \(since drbd-utils 9\.19\) — /,
    /`auto-discard`（drbd-utils 9\.19 以降） — /,
  );
  shows('cib.primitive.class', /`nagios` \(until Pacemaker 2\.1\.11\) — /, /`nagios`（Pacemaker 2\.1\.11 まで） — /);
  shows('cib.property.stonith-enabled', /\*\*Stands in\*\* `cluster_property_set`/, /\*\*書く場所\*\* `crm_config`/);
});

test('related options are options', () => {
  const lost = referenceItems().flatMap(item =>
    (item.entry.related ?? []).filter(name => !relatedItem(item, name)).map(name => `${item.id}: ${name}`),
  );
  assert.deepEqual(lost, []);
});

test('the rules of options are rules, and the options are in the tables', () => {
  const ids = ruleIds();
  const items = new Set(referenceItems().map(item => item.id));
  for (const [id, rules] of Object.entries(rulesOfOptions)) {
    assert(items.has(id), id);
    for (const rule of rules) assert(ids.has(rule), `${id}: ${rule}`);
  }
});

test('the pages hold everything once, and their links lead somewhere', () => {
  const items = referenceItems();
  const pages = new Map(referencePages(rulesOfOptions));
  const ids = ruleIds();
  assert.deepEqual([...pages.keys()].sort(), [
    'docs/ja/reference/corosync.md',
    'docs/ja/reference/drbd.md',
    'docs/ja/reference/pacemaker.md',
    'docs/reference/corosync.md',
    'docs/reference/drbd.md',
    'docs/reference/pacemaker.md',
  ]);
  for (const [path, text] of pages) {
    const lang: Lang = path.startsWith('docs/ja/') ? 'ja' : 'en';
    const anchors = [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(m => m[1] as string);
    assert.equal(new Set(anchors).size, anchors.length, path);
    for (const [, anchor] of text.matchAll(/\]\(#([^)]+)\)/g))
      assert(anchors.includes(anchor as string), `${path}#${anchor}`);
    for (const [, rule] of text.matchAll(/\]\(\.\.\/rules\/([^)]+)\.md\)/g))
      assert(ids.has(rule as string), `${path}: ${rule}`);
    const language = path.includes('pacemaker') ? 'cib' : path.includes('corosync') ? 'corosync' : 'drbd';
    const own = items.filter(item => item.language === language);
    assert(anchors.length >= own.length, `${path}: ${anchors.length} anchors, ${own.length} items`);
    for (const { id, entry } of own) assert(text.includes(entry.doc[lang]), `${path}: ${id}`);
  }
});
