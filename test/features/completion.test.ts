import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completed, completion, completionOffers, itemsAt } from './helpers.ts';

test('words of an enumeration, in order, the default marked', () => {
  completion('resource r0 { net { protocol <|>; } }', ['A', 'B', 'C']);
  completion('resource r0 { net { protocol <|>C; } }', ['A', 'B', 'C']);
  const items = itemsAt('resource r0 { net { protocol <|>; } }');
  assert.deepEqual(
    items.map(i => i.detail),
    [undefined, undefined, 'default'],
  );
  completion('totem {\n  transport: <|>\n}', ['knet', 'udp', 'udpu']);
});

test('a value still to be written, without semicolon or line', () => {
  completion('resource r0 {\n  net {\n    protocol <|>\n  }\n}', ['A', 'B', 'C']);
  completion('resource r0 {\n  net {\n    protocol <|>', ['A', 'B', 'C']);
  completion('resource r0 {\n  net {\n    protocol <|>\n    timeout 60;\n  }\n}', ['A', 'B', 'C']);
  completion('totem {\n  token: <|>\n}', ['3000']);
});

test('the word under the cursor is replaced', () => {
  const source = 'resource r0 { net { prot<|>ocol; } }';
  assert.equal(completed(source, 'ping-int'), 'resource r0 { net { ping-int ${1:10};; } }');
  assert.equal(
    completed('resource r0 { net { timeo<|>ut 60; } }', 'ping-int'),
    'resource r0 { net { ping-int 60; } }',
    'a value that is there stays',
  );
  assert.equal(completed('resource r0 { net { <|> } }', 'timeout'), 'resource r0 { net { timeout ${1:60}; } }');
  assert.equal(completed('totem {\n  tok<|>\n}', 'token'), 'totem {\n  token: ${1:3000}\n}');
});

test('options and sections where they may stand', () => {
  completionOffers('resource r0 { <|> }', ['net', 'on', 'connection', 'device'], ['timeout', 'resource']);
  completionOffers('resource r0 { net { <|> } }', ['timeout', 'protocol'], ['on', 'net', 'device']);
  completionOffers('resource r0 { }\n<|>', ['resource', 'common', 'global'], ['net']);
  completionOffers('totem {\n  <|>\n}', ['token', 'interface'], ['nodelist', 'two_node']);
});

test('what is there once already is not offered again', () => {
  completionOffers('resource r0 { net { timeout 60; <|> } }', ['ping-int'], ['timeout']);
  completionOffers('totem {\n  token: 3000\n  <|>\n}', ['consensus'], ['token']);
  completionOffers('nodelist {\n  node {\n    ring0_addr: 10.0.0.1\n    <|>\n  }\n}', ['ring1_addr'], ['ring0_addr']);
});

test('what the target release does not know, or must not have, is not offered', () => {
  completionOffers('totem {\n  version: 2\n  <|>\n}', ['token'], ['rrp_mode', 'local_node_pos']);
});

test('nothing in comments', () => {
  completion('resource r0 { # net <|>\n}', []);
  completion('totem {\n  # tok<|>\n}', []);
  completion('<cib><!-- <|> --></cib>', []);
});

test('snippets stand where they belong', () => {
  const names = itemsAt('<|>\ntotem {\n}\n', 'corosync.conf').filter(i => i.kind === 'snippet');
  assert(names.some(i => i.label === 'two-node cluster'));
  assert(!itemsAt('totem {\n  <|>\n}').some(i => i.label === 'two-node cluster'));
});

test('node names come from the other files of the cluster', () => {
  const corosync = `
-- corosync.conf --
nodelist {
  node {
    name: alpha
  }
  node {
    name: bravo
  }
}`;
  completion(`-- r0.res --\nresource r0 { on <|> { } }${corosync}`, ['alpha', 'bravo']);
  completion(`-- r0.res --\nresource r0 { on alpha { } on <|> { } }${corosync}`, ['bravo']);
  completion(`-- r0.res --\nresource r0 { connection-mesh { hosts alpha <|>; } }${corosync}`, ['bravo']);
});

const cib = (inside: string): string =>
  `<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/>${inside}</configuration></cib>`;
const resources =
  '<resources><primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/><primitive id="web" class="ocf" provider="heartbeat" type="apache"/></resources>';

test('elements, with and without their bracket', () => {
  const elements = ['rsc_colocation', 'rsc_location', 'rsc_order', 'rsc_ticket'];
  for (const typed of ['<|>', '<<|>', '<rsc_col<|>']) {
    const source = cib(`${resources}<constraints>${typed}</constraints>`);
    const items = itemsAt(source, 'cib.xml').filter(i => i.kind === 'section');
    assert.deepEqual(
      items.map(i => i.label),
      elements,
    );
    const after = completed(source, 'rsc_order', 'cib.xml');
    assert(after.includes('<constraints><rsc_order '), after);
    if (typed !== '<|>') assert(items.every(i => i.filter?.startsWith('<rsc_')));
  }
});

test('attributes, and their values in quotes or without', () => {
  const place = (tag: string): string => cib(`${resources}<constraints>${tag}</constraints>`);
  completionOffers(place('<rsc_order id="o" <|>/>'), ['first', 'then', 'kind'], ['id', 'resource_set'], 'cib.xml');
  completion(place('<rsc_colocation id="c" rsc="<|>" with-rsc="vip"/>'), ['web'], 'cib.xml');
  completion(place('<rsc_colocation id="c" rsc="v<|>ip" with-rsc="web"/>'), ['vip'], 'cib.xml');
  const bare = completed(place('<rsc_colocation id="c" rsc=<|> with-rsc="vip"/>'), 'web', 'cib.xml');
  assert(bare.includes('rsc="web" with-rsc'), bare);
});

test('names and values of pairs', () => {
  const pair = (attributes: string): string =>
    cib('').replace(
      '<crm_config/>',
      `<crm_config><cluster_property_set id="p"><nvpair id="p-1" name="batch-limit" value="1"/><nvpair id="p-2" ${attributes}/></cluster_property_set></crm_config>`,
    );
  completionOffers(pair('name="<|>"'), ['no-quorum-policy', 'stonith-enabled'], ['batch-limit', 'rsc'], 'cib.xml');
  completion(pair('name="stonith-enabled" value="<|>"'), ['true', 'false'], 'cib.xml');
});

test('secrets are not offered, nor shown', () => {
  completion('resource r0 { net { shared-secret <|>; } }', []);
  assert.equal(completed('resource r0 { net { <|> } }', 'shared-secret'), 'resource r0 { net { shared-secret $1; } }');
});
