import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TextDocument } from 'vscode';
import { contentLanguage, looksLikeCib } from '../../client/src/content-language.ts';

suite('language by content', () => {
  const language = (path: string, text: string, languageId = 'plaintext') =>
    contentLanguage({ uri: { path } as TextDocument['uri'], languageId, getText: () => text });
  const resource = '# web\n\nresource r0 {\n  on alpha { }\n}\n';
  const totem = '# cluster\ntotem {\n  version: 2\n}\n';

  test('DRBD in *.res and *.conf', () => {
    assert.equal(language('/r0.res', resource), 'drbd');
    assert.equal(language('/r0.conf', resource, 'properties'), 'drbd');
    assert.equal(language('/r0.res', 'resource "r0" { net { protocol C; } }'), 'drbd');
    assert.equal(language('/r0.res', 'resource r0\n{\n  volume 0 {\n'), 'drbd');
  });
  test('Corosync in *.conf only', () => {
    assert.equal(language('/etc/cluster.conf', totem, 'properties'), 'corosync');
    assert.equal(language('/totem.res', totem), undefined);
  });
  test('nothing else is claimed', () => {
    assert.equal(language('/r0.txt', resource), undefined);
    assert.equal(language('/r0.res', resource, 'rescript'), undefined, 'the user or another extension has chosen');
    assert.equal(language('/r0.res', '#pragma code_page(1252)\n1 ICON "app.ico"\n'), undefined);
    assert.equal(language('/a.res', 'let resource = x => { on: x }\n'), undefined);
    assert.equal(language('/main.conf', 'resource "aws_instance" "web" {\n  volume = 1\n}\n'), undefined);
    assert.equal(language('/nginx.conf', 'http {\n  server { listen 80; }\n}\n'), undefined);
    assert.equal(language('/a.conf', '# resource r0 {\n#   on alpha {\n'), undefined);
  });
});

suite('XML of a CIB', () => {
  test('by its root element', () => {
    assert.ok(looksLikeCib('<?xml version="1.0"?>\n<!-- <project> -->\n<cib epoch="1"/>'));
    assert.ok(looksLikeCib('<primitive id="vip" class="ocf"/>'));
    assert.ok(looksLikeCib('<rsc_colocation id="c"'));
    assert.ok(!looksLikeCib('<project><resources/></project>'));
    assert.ok(!looksLikeCib('<?xml version="1.0"?>'));
    assert.ok(!looksLikeCib(''));
    assert.ok(!looksLikeCib('<!-- <cib>'));
  });
});
