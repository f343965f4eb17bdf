import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import type { Lang } from '../../server/src/text/text.ts';
import { opened } from './helpers.ts';

/** Titles with the word that each stands above. */
function lenses(source: string, lang: Lang = 'en', name?: string): string[] {
  const { context } = opened(source, name);
  const { file } = context();
  return codeLenses(context(lang)).map(l => `${file.text.slice(l.span.start, l.span.end)}: ${l.title}`);
}

const hosts = ['alpha', 'bravo', 'charlie'];

test('DRBD: connections of a resource, and when a dead peer is noticed', () => {
  const three = `resource r0 { ${hosts.map((h, n) => `on ${h} { node-id ${n}; address 10.0.0.${n}:7788; } `).join('')}
    connection-mesh { hosts ${hosts.join(' ')}; net { ping-timeout 10; } } }`;
  assert.deepEqual(lenses(three), [
    'resource: 3 connections; a dead peer is noticed after at most 7 s under traffic, 11 s when idle',
  ]);
  assert.deepEqual(lenses(three, 'ja'), [
    'resource: 接続 3 本、対向ノードの喪失を通信中は最大 7 秒、無通信時は最大 11 秒で検知',
  ]);
});

test('DRBD: two hosts have one connection, and one host none', () => {
  assert.match(lenses('resource r0 { on alpha { } on bravo { } }')[0] ?? '', /^resource: 1 connection; /);
  assert.deepEqual(lenses('resource r0 { on alpha { } }'), []);
});

test('Corosync: when a lost node is acted on', () => {
  const nodes = hosts.map((h, n) => `node {\nname: ${h}\nnodeid: ${n + 1}\nring0_addr: 10.0.0.${n + 1}\n}\n`);
  const source = (transport: string) =>
    `totem {\nversion: 2\ntransport: ${transport}\ntoken: 20000\n}\nnodelist {\n${nodes.join('')}}\n`;
  assert.deepEqual(lenses(source('udpu')), [
    'totem: A lost node is acted on after 45.43 s (token 20650 ms + consensus 24780 ms)',
  ]);
  assert.deepEqual(lenses(source('knet'), 'ja'), [
    'totem: ノードの喪失を 45.43 秒で検知（token 20650 ミリ秒 + consensus 24780 ミリ秒）、リンクの喪失を約 10.525 秒で検知',
  ]);
});

test('what is unknown is not said', () => {
  assert.deepEqual(lenses('totem {\ntoken: {{ token }}\n}\n', 'en', 'corosync.conf.j2'), []);
});
