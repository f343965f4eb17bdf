import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const paths: Record<string, string> = {
  'source.drbd': 'drbd',
  'source.corosync': 'corosync',
  'text.xml.cib': 'cib',
};
const registry = new textmate.Registry({
  onigLib: oniguruma
    .loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer as ArrayBuffer)
    .then(() => ({
      createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    })),
  // No other grammar is there: ours must do without.
  loadGrammar: async scope =>
    paths[scope] === undefined
      ? null
      : textmate.parseRawGrammar(
          readFileSync(new URL(`../syntaxes/${paths[scope]}.tmLanguage.json`, import.meta.url), 'utf8'),
          'grammar.json',
        ),
});

/** Checks the innermost scope of words of a text, in order; the scope is written without the grammar's suffix. */
async function scopes(
  grammarScope: string,
  text: string,
  expected: readonly [word: string, scope: string][],
): Promise<void> {
  const grammar = await registry.loadGrammar(grammarScope);
  assert.ok(grammar);
  const tokens: { text: string; scope: string }[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes: stack } of result.tokens) {
      tokens.push({ text: line.slice(startIndex, endIndex), scope: stack.at(-1) as string });
    }
  }
  let at = 0;
  for (const [word, scope] of expected) {
    const next = tokens.findIndex((token, n) => n >= at && token.text.includes(word));
    assert.notEqual(next, -1, `no ${word} in ${JSON.stringify(tokens)}`);
    const token = tokens[next] as { text: string; scope: string };
    assert.ok(token.scope.startsWith(scope), `${word} is ${token.scope}, not ${scope} (${JSON.stringify(token.text)})`);
    at = next + 1;
  }
}

test('drbd: sections, names, options and their values', () =>
  scopes(
    'source.drbd',
    `# note
include "drbd.d/*.res";
resource r0 { # why
  net {
    protocol C;
    timeout 60;
    max-buffers 8K;
    no-tcp-cork;
    shared-secret "a \\" b";
    frobnicate yes;
  }
  on alpha.example.com {
    volume 0 { device /dev/drbd0 minor 0; disk "/dev/vg0/r0"; meta-disk internal; }
    address ipv6 [fe80::1]:7788;
    address 10.0.0.1:7789;
  }
}`,
    [
      ['#', 'punctuation.definition.comment'],
      [' note', 'comment.line'],
      ['include', 'keyword.control.include'],
      ['drbd.d/*.res', 'string.quoted.double'],
      [';', 'punctuation.terminator'],
      ['resource', 'keyword.control.section'],
      ['r0', 'entity.name.section'],
      ['{', 'punctuation.section.block.begin'],
      [' why', 'comment.line'],
      ['net', 'keyword.control.section'],
      ['protocol', 'support.type.property-name'],
      ['C', 'constant.language'],
      ['timeout', 'support.type.property-name'],
      ['60', 'constant.numeric'],
      ['max-buffers', 'support.type.property-name'],
      ['8', 'constant.numeric'],
      ['K', 'keyword.other.unit'],
      ['no-tcp-cork', 'support.type.property-name'],
      ['shared-secret', 'support.type.property-name'],
      ['a ', 'string.quoted.double'],
      ['\\"', 'constant.character.escape'],
      ['frobnicate', 'variable.other.unknown'],
      ['yes', 'constant.language'],
      ['on', 'keyword.control.section'],
      ['alpha.example.com', 'entity.name.section'],
      ['volume', 'keyword.control.section'],
      ['0', 'constant.numeric'],
      ['device', 'support.type.property-name'],
      ['/dev/drbd0', 'string.unquoted'],
      ['disk', 'support.type.property-name'],
      ['/dev/vg0/r0', 'string.quoted.double'],
      ['meta-disk', 'support.type.property-name'],
      ['internal', 'constant.language'],
      ['address', 'support.type.property-name'],
      ['fe80::1', 'constant.numeric.address'],
      ['7788', 'constant.numeric.port'],
      ['10.0.0.1', 'constant.numeric.address'],
      ['7789', 'constant.numeric.port'],
      ['}', 'punctuation.section.block.end'],
    ],
  ));

test('drbd: an unclosed quote ends with its line, and skipped parts are grey', () =>
  scopes(
    'source.drbd',
    `resource "r0 {
  net { timeout 60; }
}
skip resource r1 {
  net { timeout 60; }
}
resource r2 { }`,
    [
      ['r0', 'string.quoted.double'],
      ['net', 'keyword.control.section'],
      ['skip', 'keyword.control.skip'],
      ['net', 'comment.block.skipped'],
      ['timeout', 'comment.block.skipped'],
      ['resource', 'keyword.control.section'],
    ],
  ));

test('corosync: sections, keys and whole values', () =>
  scopes(
    'source.corosync',
    `# note
totem {
    token: 3000
    transport: knet
    cluster_name: my # cluster
    tokken: 1
}
nodelist {
    node {
        ring0_addr: 10.0.0.1
        ring1_addr: fd00::1
        name: alpha
    }
}
what { ever
broken`,
    [
      ['#', 'punctuation.definition.comment'],
      [' note', 'comment.line'],
      ['totem', 'keyword.control.section'],
      ['{', 'punctuation.section.block.begin'],
      ['token', 'support.type.property-name'],
      [':', 'punctuation.separator.key-value'],
      ['3000', 'constant.numeric'],
      ['transport', 'support.type.property-name'],
      ['knet', 'constant.language'],
      ['cluster_name', 'support.type.property-name'],
      ['my # cluster', 'string.unquoted'],
      ['tokken', 'variable.other.unknown'],
      ['1', 'constant.numeric'],
      ['}', 'punctuation.section.block.end'],
      ['nodelist', 'keyword.control.section'],
      ['node', 'keyword.control.section'],
      ['ring0_addr', 'support.type.property-name'],
      ['10.0.0.1', 'constant.numeric.address'],
      ['ring1_addr', 'support.type.property-name'],
      ['fd00::1', 'constant.numeric.address'],
      ['name', 'support.type.property-name'],
      ['alpha', 'string.unquoted'],
      ['what', 'variable.other.unknown'],
      ['ever', 'invalid.illegal'],
    ],
  ));

test('cib: elements, attributes, names of options and values', () =>
  scopes(
    'text.xml.cib',
    `<?xml version="1.0"?>
<!-- note -->
<cib validate-with="pacemaker-3.9" epoch="1">
  <nvpair id="a" name="stonith-enabled" value="true"/>
  <nvpair id='b' name="frobnicate" value="60s"/>
  <rsc_location id="c" rsc="web" node="alpha" score="INFINITY"/>
  <frobnicate x="a &amp; b &"/>
  <![CDATA[ <x/> ]]>
</cib>`,
    [
      ['xml', 'entity.name.tag'],
      ['version', 'entity.other.attribute-name'],
      [' note ', 'comment.block'],
      ['cib', 'entity.name.tag.cib'],
      ['validate-with', 'entity.other.attribute-name.cib'],
      ['pacemaker-3.9', 'constant.language'],
      ['epoch', 'entity.other.attribute-name.cib'],
      ['1', 'constant.numeric'],
      ['nvpair', 'entity.name.tag.cib'],
      ['id', 'entity.other.attribute-name.cib'],
      ['name', 'entity.other.attribute-name.cib'],
      ['stonith-enabled', 'support.type.property-name'],
      ['value', 'entity.other.attribute-name.cib'],
      ['true', 'constant.language'],
      ['/>', 'punctuation.definition.tag'],
      ['nvpair', 'entity.name.tag.cib'],
      ['b', 'string.quoted.single'],
      ['frobnicate', 'string.quoted.double'],
      ['60', 'constant.numeric'],
      ['s', 'keyword.other.unit'],
      ['rsc_location', 'entity.name.tag.cib'],
      ['INFINITY', 'constant.language'],
      ['frobnicate', 'entity.name.tag.xml'],
      ['x', 'entity.other.attribute-name'],
      ['&amp;', 'constant.character.entity'],
      ['&', 'invalid.illegal'],
      [' <x/> ', 'string.unquoted.cdata'],
      ['cib', 'entity.name.tag.cib'],
    ],
  ));

test('cib: half-typed tags end where the next one begins', () =>
  scopes('text.xml.cib', '<primitive id="web\n<group id="x">\n</group>', [
    ['primitive', 'entity.name.tag.cib'],
    ['web', 'string.quoted.double'],
    ['group', 'entity.name.tag.cib'],
    ['x', 'string.quoted.double'],
    ['group', 'entity.name.tag.cib'],
  ]));
